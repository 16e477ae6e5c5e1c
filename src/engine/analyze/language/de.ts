import type { FeatureBasis } from '../../features/basis';
import { capital, isHalf, oneInN, ownName, spanOf, writerOf, type FigureWords } from './figures';
import type { Language, Named } from './language';

const figures: FigureWords = {
  locale: 'de',
  unknown: 'unbekannt',
  under: (share) => `unter ${share}`,
  nouns: {
    days: ['Tag', 'Tage'],
    months: ['Monat', 'Monate'],
    years: ['Jahr', 'Jahre'],
    orders: ['Bestellung', 'Bestellungen'],
    units: ['Artikel', 'Artikel'],
    products: ['Produkt', 'Produkte'],
  },
  narrow: true,
};

const numerals = 'keine eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' ');
const numeral = (n: number): string => numerals[n] ?? String(n);
const parts = [
  '',
  '',
  'Die Hälfte',
  ...'Dritt Viert Fünft Sechst Siebt Acht Neunt Zehnt'.split(' ').map((part) => `Ein ${part}el`),
];

const units = {
  day: ['Tag', 'Tage', 'Tagen', 'jeden'],
  week: ['Woche', 'Wochen', 'Wochen', 'jede'],
  month: ['Monat', 'Monate', 'Monaten', 'jeden'],
  year: ['Jahr', 'Jahre', 'Jahren', 'jedes'],
} as const;

/** "vor 11 Tagen", "vor einer Woche". */
function before(days: number): string {
  const { n, unit } = spanOf(days);
  return n === 1
    ? `vor ${unit === 'week' ? 'einer' : 'einem'} ${units[unit][0]}`
    : `vor ${n} ${units[unit][2]}`;
}

/** "etwa alle 5 Wochen", "etwa jeden Tag". */
function every(days: number): string {
  const { n, unit } = spanOf(days);
  return n === 1 ? `etwa ${units[unit][3]} ${units[unit][0]}` : `etwa alle ${n} ${units[unit][1]}`;
}

/** Labels by feature id; those found in the data are put together in `found`. */
const labels: Readonly<Record<string, string>> = {
  recency_days: 'Tage seit der letzten Bestellung',
  frequency: 'Bestellungen',
  monetary: 'Ausgaben',
  average_order_value: 'Durchschnittlicher Bestellwert',
  tenure_days: 'Tage seit der ersten Bestellung',
  gap_days: 'Tage zwischen Bestellungen',
  overdue: 'Überfälligkeit',
  gap_regularity: 'Regelmäßigkeit der Bestellungen',
  units_per_order: 'Artikel je Bestellung',
  average_unit_price: 'Durchschnittlicher Artikelpreis',
  distinct_products: 'Verschiedene Produkte',
  discount_share: 'Anteil der Rabatte',
  return_rate: 'Rücksendequote',
  category_spread: 'Streuung über Kategorien',
  coupon_share: 'Bestellungen mit Gutschein',
  repeat_product_share: 'Wieder Gekauftes',
  gross_spend: 'Ausgaben vor Rücksendungen',
  biggest_order: 'Größte Bestellung',
  spend_trend: 'Trend der Ausgaben',
  margin: 'Rohertrag',
  margin_share: 'Rohertrag in Prozent',
  discount_money: 'Durch Rabatte gespart',
  returned_money: 'Wert der Rücksendungen',
  return_lines: 'Zurückgesendete Positionen',
  last_quarter_share: 'Anteil der Bestellungen im letzten Quartal',
  order_trend: 'Trend der Bestellungen',
  days_to_second_order: 'Tage bis zur zweiten Bestellung',
  cohort_months: 'Monate seit dem Monat der ersten Bestellung',
  weekend_share: 'Bestellungen am Wochenende',
  evening_share: 'Bestellungen am Abend',
  seasonality: 'Bindung an eine Jahreszeit',
  product_spread: 'Streuung über Produkte',
  activity_score: 'Aktivität in letzter Zeit',
  activity_days: 'Tage seit dem letzten Lebenszeichen',
  sessions: 'Besuche',
  pages: 'Verschiedene Seiten',
  click_to_open: 'Klicks je geöffneter Nachricht',
  campaign_open_rate: 'Geöffnete Kampagnen',
  campaign_click_rate: 'Angeklickte Kampagnen',
  campaign_response_rate: 'Erfolgreiche Kampagnen',
  loyalty_tier: 'Treuestufe',
  loyalty_points: 'Treuepunkte',
  crm_tenure_days: 'Tage seit der Anmeldung',
  age: 'Alter',
  age_band: 'Altersgruppe',
  expected_orders: 'Erwartete Bestellungen',
  probability_of_order: 'Wahrscheinlichkeit einer Bestellung',
  expected_value: 'Erwarteter Wert',
  p_alive: 'Noch aktiv (Wahrscheinlichkeit)',
  score_recency: 'Aktualitätspunkte',
  score_frequency: 'Häufigkeitspunkte',
  score_monetary: 'Umsatzpunkte',
  voice_texts: 'Bewertungen und Kommentare',
  voice_sentiment: 'Stimmung der Texte',
  voice_negative_share: 'Anteil negativer Texte',
  voice_rating: 'Vergebene Bewertung',
  voice_words: 'Wörter je Text',
  voice_other_language: 'Schreibt in einer anderen Sprache',
  voice_delivery: 'Lieferung erwähnt',
  voice_delivery_sentiment: 'Lieferung: Stimmung',
  voice_quality: 'Qualität erwähnt',
  voice_quality_sentiment: 'Qualität: Stimmung',
  voice_price: 'Preis erwähnt',
  voice_price_sentiment: 'Preis: Stimmung',
  voice_service: 'Service erwähnt',
  voice_service_sentiment: 'Service: Stimmung',
};

const roles = {
  category: ['der Kategorie', 'der übrigen Kategorien'],
  channel: ['des Vertriebswegs', 'der übrigen Vertriebswege'],
  payment: ['der Zahlungsart', 'der übrigen Zahlungsarten'],
  device: ['des Geräts', 'der übrigen Geräte'],
} as const;

const quoted = (text: string): string => `„${text}“`;

/** What was found in the data keeps its own name. */
function found(label: string, basis: FeatureBasis): string | null {
  switch (basis.family) {
    case 'share':
      return basis.level === null
        ? `Anteil ${roles[basis.role][1]}`
        : `Anteil ${roles[basis.role][0]} ${quoted(basis.level)}`;
    case 'is': {
      const { source } = basis;
      const kind = 'header' in source ? source.header : source.line === 'country' ? 'Land' : 'Region';
      return `${kind}: ${basis.level ?? 'anderes'}`;
    }
    case 'known':
      return `Eigene Angabe: ${basis.header}`;
    case 'event':
      return `${basis.measure === 'days' ? 'Tage seit' : 'Ereignisse'}: ${basis.type}`;
    case 'taste':
      return `Geschmack ${basis.part + 1}: ${label.slice(label.indexOf(': ') + 2)}`;
    case 'unknown':
      return `Unbekannt: ${labelOf({ spec: basis.feature, basis: basis.basis ?? undefined })}`;
    default:
      return null;
  }
}

/** Its label is English words and the words of the topic, which stay. */
const topic = ({ id, label }: Named['spec']): string | null =>
  id.startsWith('voice_topic_') ? `Schreibt über: ${label.replace(/^Writes of /, '')}` : null;

function labelOf({ spec, basis }: Named): string {
  return labels[spec.id] ?? (basis && found(spec.label, basis)) ?? topic(spec) ?? quoted(spec.label);
}

export const de: Language = {
  id: 'de',
  name: 'Deutsch',
  writer: (currency) => writerOf(figures, currency),
  label: labelOf,
  inside: (label) => label,
  traits: {
    loyal: ['Treue Stammkundschaft', 'treu'],
    silent: ['Früher treu, jetzt still', 'lange still'],
    drifting: ['Auf dem Rückzug', 'auf dem Rückzug'],
    longGone: ['Eine Bestellung, lange her', 'lange weg'],
    firstOrder: ['Erste Bestellung', 'bisher eine Bestellung'],
    newAndBack: ['Neu und schon wieder da', 'neu'],
    steady: ['Beständige Kundschaft', 'beständig'],
    backOnce: ['Einmal wiedergekommen', 'einmal wiedergekommen'],
    occasional: ['Gelegenheitskäufe', 'wenige Bestellungen'],
    bigRare: ['Große, seltene Einkäufe', 'große Einkäufe'],
    bigSpender: ['Hohe Ausgaben', 'hohe Ausgaben'],
    bulk: ['Großeinkäufe', 'in großen Mengen'],
    smallBaskets: ['Kleine Einkäufe', 'kleine Einkäufe'],
    bargain: ['Auf Schnäppchenjagd', 'meist mit Rabatt'],
    fullPrice: ['Kaufen zum vollen Preis', 'zum vollen Preis'],
    sendsBack: ['Schicken oft zurück', 'oft zurückgeschickt'],
    acrossRange: ['Kaufen quer durchs Sortiment', 'quer durchs Sortiment'],
    sameThings: ['Immer dieselben wenigen Produkte', 'dieselben wenigen Produkte'],
    clockwork: ['Wie ein Uhrwerk', 'wie ein Uhrwerk'],
    lately: ['Kürzlich gekauft', 'kürzlich gekauft'],
    quiet: ['Seit einer Weile still', 'seit einer Weile still'],
    neverBought: ['Noch keine Bestellung', 'noch keine Bestellung'],
    alike: ['Ähnlich wie die anderen', 'ähnlich wie die anderen'],
  },
  degree(feature, more, begins) {
    const { basis } = feature;
    const begun = (text: string) => (begins ? capital(text) : text);
    if (basis?.family === 'share')
      return `${begun(more ? 'viel' : 'wenig')} ${quoted(ownName(feature) ?? feature.spec.label)}`;
    if (basis?.family === 'is') return more ? labelOf(feature) : `${begun('nicht')} ${labelOf(feature)}`;
    const name = ownName(feature);
    const days = basis?.family === 'event' && basis.measure === 'days' ? 'Tage seit ' : '';
    return `${name === null ? labelOf(feature) : `${days}${quoted(name)}`}: ${more ? 'hoch' : 'niedrig'}`;
  },
  rfm: {
    Champions: 'Spitzenkundschaft',
    Loyal: 'Treu',
    'Potential loyalist': 'Auf dem Weg zur Treue',
    New: 'Neu',
    Promising: 'Vielversprechend',
    'Need attention': 'Braucht Aufmerksamkeit',
    'About to sleep': 'Droht einzuschlafen',
    "Can't lose": 'Nicht zu verlieren',
    'At risk': 'Gefährdet',
    Hibernating: 'Im Winterschlaf',
    Lost: 'Verloren',
  },
  everybody: 'Gesamte Kundschaft',
  noSegment: 'Kein Segment',
  tails: {
    recency_days: 'seit der letzten Bestellung',
    frequency: 'pro Person',
    monetary: 'insgesamt ausgegeben',
    average_order_value: 'je Bestellung',
    tenure_days: 'seit der ersten Bestellung',
    gap_days: 'zwischen Bestellungen',
    units_per_order: 'je Bestellung',
    average_unit_price: 'je Artikel',
    distinct_products: 'ausprobiert',
    return_rate: 'zurückgeschickt',
    discount_share: 'Rabatt im Schnitt',
    coupon_share: 'der Bestellungen mit Gutschein',
    repeat_product_share: 'wieder gekauft',
  },
  activity: {
    traits: {
      longGone: ['Einmal da, lange her', 'lange weg'],
      firstOrder: ['Zum ersten Mal da', 'bisher einmal da'],
      occasional: ['Ab und zu da', 'selten da'],
      lately: ['Zuletzt aktiv', 'kürzlich'],
    },
    tails: {
      recency_days: 'seit der letzten Aktivität',
      frequency: 'aktiv',
      tenure_days: 'seit der ersten Aktivität',
      gap_days: 'zwischen Besuchen',
    },
    portrait({ orders, lastOrderDays, gapDays }, write) {
      const ago = before(lastOrderDays);
      if (orders <= 1) return `Einmal aktiv, ${ago}.`;
      const rhythm = gapDays > 0 && orders >= 3 ? `, ${every(gapDays)}` : '';
      return `${write.count(orders)}-mal aktiv${rhythm}, zuletzt ${ago}.`;
    },
    times: (count) => `${count}-mal`,
  },
  tail(feature) {
    const { spec, basis } = feature;
    if (spec.id === 'age') return 'alt';
    if (basis?.family === 'is') return `mit ${quoted(labelOf(feature))}`;
    const name = ownName(feature);
    return name === null ? labelOf(feature).replace(/^Tage (?=seit)/, '') : `bei ${quoted(name)}`;
  },
  beside: (tail, others) => `${tail}, sonst ${others}`,
  portrait({ orders, lastOrderDays, orderValue, gapDays, favorite }, write) {
    const ago = Number.isNaN(lastOrderDays) ? '' : before(lastOrderDays);
    const value = Number.isNaN(orderValue) ? '' : write.money(orderValue);
    const mostly = favorite ? `, überwiegend ${quoted(favorite.level)}` : '';
    if (Number.isNaN(orders))
      return ago
        ? `Zuletzt gesehen ${ago}${value && `, ${value} je Bestellung`}${mostly}.`
        : 'Bekannt aus dem, was die Dateien über sie sagen.';
    if (orders === 0) return 'Noch keine Bestellung.';
    if (orders <= 1)
      return `Eine einzige Bestellung${value && ` über ${value}`}${ago && ` ${ago}`}${mostly}.`;
    const rhythm = gapDays > 0 && orders >= 3 ? `, ${every(gapDays)}` : '';
    const last = ago && `, die letzte ${ago}`;
    return `${write.count(orders)} Bestellungen${value && ` zu je ${value}`}${mostly}${rhythm}${last}.`;
  },
  note: ({ customers }, write) =>
    customers === 1
      ? 'Nur eine Person: Die Zahlen geben höchstens einen Hinweis.'
      : `Nur ${write.count(customers)} Personen: Die Zahlen geben höchstens einen Hinweis.`,
  headline({ customers, segments, separated }, write) {
    const people = write.count(customers);
    if (segments === 0) return `Die Kundschaft (${people}) bildet keine Gruppen`;
    if (segments === 1) return `Die Kundschaft (${people}) bildet eine einzige Gruppe`;
    return separated
      ? `Die Kundschaft (${people}) teilt sich in ${numeral(segments)} Gruppen`
      : `Die Kundschaft (${people}) zeigt keine klaren Gruppen`;
  },
  subline({ segments, separated, giant, best, silent, unassigned }, write) {
    const sentences: string[] = [];
    if (giant !== null) sentences.push(`Eine einzige Person bringt ${write.share(giant)} des Umsatzes.`);
    if (!separated && segments > 1)
      sentences.push(
        'Die Grenzen dazwischen sind nur der Übersicht halber gezogen: Wer nahe an einer Grenze steht, könnte auf beiden Seiten stehen.',
      );
    if (best && giant === null) {
      const n = oneInN(best.customerShare);
      const who =
        n === null
          ? `${write.share(best.customerShare)} der Kundschaft bringen`
          : `${parts[n]!} der Kundschaft bringt`;
      const how = isHalf(best.revenueShare) ? 'die Hälfte' : write.share(best.revenueShare);
      sentences.push(`${who} ${how} des Umsatzes.`);
    }
    const people = write.count(silent.customers);
    if (silent.segments === 1) sentences.push(`Eine Gruppe von ${people} ist verstummt.`);
    if (silent.segments > 1) {
      const groups = numeral(silent.segments);
      sentences.push(`${capital(groups)} Gruppen mit zusammen ${people} Personen sind verstummt.`);
    }
    if (unassigned > 0)
      sentences.push(
        unassigned === 1
          ? 'Eine Person gehört zu keiner Gruppe.'
          : `${write.count(unassigned)} gehören zu keiner Gruppe.`,
      );
    return sentences.join(' ');
  },
};
