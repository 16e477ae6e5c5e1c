import type { FigureWords, Figures } from '../figures';
import type { ReportText } from './text';

const plural = (n: number, one: string, many: string) => (n === 1 ? one : many);
const people = (n: number, f: Figures) => `${f.count(n)} ${plural(n, 'Person', 'Personen')}`;

const words: FigureWords = {
  units: {
    days: ['Tag', 'Tage'],
    months: ['Monat', 'Monate'],
    years: ['Jahr', 'Jahre'],
    orders: ['Bestellung', 'Bestellungen'],
    units: ['Artikel', 'Artikel'],
    products: ['Produkt', 'Produkte'],
  },
  between: (low, high) => `${low} bis ${high}`,
};

/** A name by a stable id, or what stands in for one that has none. */
const named = (names: Readonly<Record<string, string>>) => (id: string, otherwise: string) =>
  names[id] ?? otherwise;

/** What cleaning does, by the id of its rule. */
const steps = {
  'order-details': 'Angaben, die einmal je Bestellung stehen, gelten für alle ihre Positionen',
  'order-total': 'Bestellsummen zählen einmal',
  'guests-by-email': 'Gäste werden an ihrer E-Mail-Adresse erkannt',
  spelling: 'Schreibweisen, die sich nur in Leerzeichen oder Großbuchstaben unterscheiden, gelten als eine',
  'other-currencies': 'Nur eine Währung wird betrachtet',
  'not-completed': 'Stornierte und fehlgeschlagene Bestellungen bleiben außen vor',
  refunded: 'Erstattete Bestellungen werden verrechnet',
  reductions: 'Abzüge mindern die Bestellung, in der sie stehen',
  cancellations: 'Stornos werden mit Käufen verrechnet',
  returns: 'Rücksendungen werden mit Käufen verrechnet',
  refunds: 'Rückzahlungen mindern die Bestellung',
  duplicates: 'Genaue Wiederholungen bleiben außen vor',
  'no-customer': 'Positionen ohne Kundennummer bleiben außen vor',
  'no-date': 'Positionen ohne lesbares Datum bleiben außen vor',
  'no-amount': 'Positionen ohne lesbaren Betrag bleiben außen vor',
  'no-category': 'Positionen ohne Kategorie zählen als unbekannt',
  'odd-dates': 'Positionen mit unmöglichem Datum bleiben außen vor',
  'test-orders': 'Testbestellungen bleiben außen vor',
  'negative-price': 'Positionen mit negativem Preis bleiben außen vor',
  'zero-price': 'Positionen mit dem Preis null bleiben außen vor',
  'likely-duplicates': 'Wahrscheinlich doppelte Bestellungen bleiben außen vor',
  'same-day': 'Bestellungen eines Tages gelten als eine',
  'unmatched-returns': 'Rücksendungen ohne ihren Kauf bleiben außen vor',
  outliers: 'Beträge weit über allen anderen werden begrenzt',
  'no-purchase': 'Wer nie gekauft hat, bleibt außen vor',
  'impossible-values': 'Werte, die nicht stimmen können, gelten als unbekannt',
  inactive: 'Wer seit Langem nichts gekauft hat, bleibt außen vor',
};

/** Settings by id. */
const settings = {
  algorithm: 'Verfahren',
  effort: 'Aufwand',
  fewest: 'Kleinste versuchte Anzahl',
  most: 'Größte versuchte Anzahl',
  k: 'Anzahl der Segmente',
  seed: 'Startwert des Zufalls',
  starts: 'Anläufe',
  iterations: 'Höchstzahl der Wiederholungen',
  tolerance: 'Toleranz',
  batch: 'Größe der Stapel',
  linkage: 'Verknüpfung',
  covariance: 'Form der Gruppen',
  regularization: 'Regularisierung',
  topology: 'Gitter',
  width: 'Breite der Karte',
  height: 'Höhe der Karte',
  epochs: 'Durchgänge',
  radius: 'Erster Radius',
  lastRadius: 'Letzter Radius',
  sample: 'Verglichene Personen',
  eps: 'Radius (eps)',
  minPoints: 'Nachbarn eines Kernpunkts',
  smallest: 'Kleinstes Segment',
  border: 'Personen am Rand',
  minSamples: 'Nachbarn für eine dichte Stelle',
  selection: 'Auswahl der Segmente',
  map: 'RFM-Karte',
  referenceDay: 'Stichtag',
  log: 'Schiefe Merkmale ausgleichen',
  curve: 'Art des Ausgleichs',
  scaling: 'Skalierung',
  limit: 'Ausreißer begrenzen',
  same: 'Sagt dasselbe ab',
  unknowns: 'Unbekanntes zählen',
  components: 'Merkmale zusammenfassen',
  explained: 'Komponenten erklären',
  profiles: 'Danach gruppieren, wer sie sind',
  rfmBins: 'Punkte für Aktualität, Häufigkeit und Umsatz',
  cuts_recency: 'Eigene Grenzen für Tage seit der letzten Bestellung',
  cuts_frequency: 'Eigene Grenzen für Bestellungen',
  cuts_monetary: 'Eigene Grenzen für Ausgaben',
  rare: 'Seltene Arten',
  tastes: 'Geschmäcker',
  kinds: 'Arten in Kundenlisten',
  model: 'Modell der Bestellungen',
  horizonWeeks: 'Ausblick in Wochen',
  discountRate: 'Abzinsung',
  intervals: 'Grenzen der Summen',
  replicates: 'Neue Stichproben',
};

/** What can be chosen, by the id of the setting and the choice. */
const choices = {
  'effort quick': 'schnell',
  'effort careful': 'sorgfältig',
  'effort expert': 'gründlich',
  'linkage ward': 'Ward: kompakte Gruppen',
  'linkage average': 'Mittel',
  'linkage complete': 'vollständig: niemand weit von den anderen',
  'linkage single': 'einfach: Ketten von Nachbarn',
  'border nearest': 'zum nächsten Kern',
  'border first': 'zum ersten Segment, das sie erreicht',
  'border noise': 'zu keinem Segment',
  'selection mass': 'die am längsten bestehen (excess of mass)',
  'selection leaves': 'die feinsten (Blätter des Baums)',
  'topology hexagonal': 'sechseckig',
  'topology rectangular': 'rechteckig',
  'covariance full': 'jede auf ihre Art gestreckt (full)',
  'covariance tied': 'alle gleich gestreckt (tied)',
  'covariance diagonal': 'entlang der Merkmale gestreckt (diagonal)',
  'covariance spherical': 'rund, verschieden weit (spherical)',
  'curve log': 'Logarithmus',
  'curve yeo-johnson': 'beste Potenz (Yeo–Johnson)',
  'scaling standard': 'nach Mittelwert und Standardabweichung',
  'scaling robust': 'nach Median und Quartilen',
  'scaling ranks': 'nach Rang',
  'scaling none': 'gar nicht',
  'tastes auto': 'wie vorgeschlagen',
  'tastes on': 'suchen',
  'tastes off': 'weglassen',
  'kinds each': 'ja oder nein für jede Art',
  'kinds places': 'eine Zahl: der Rang von der häufigsten zur seltensten',
  'model auto': 'wie vorgeschlagen',
  'intervals standard-errors': 'Standardfehler',
  'intervals bootstrap': 'neue Stichproben',
};

/** Every word of the report in German. */
export const de: ReportText = {
  words,
  title: 'Kundensegmente',
  subtitle: (customers, from, to) =>
    from === to ? customers : `${customers}, Bestellungen vom ${from} bis ${to}`,
  people,
  madeBy: (version, day) =>
    `Erstellt am ${day} mit Kindred ${version}, in einem Browser, auf einem Gerät. Nichts wurde irgendwohin gesendet.`,
  hidden: 'zurückgehalten',
  hiddenPeople: (k) => `weniger als ${k} Personen`,
  hiddenNote: (k) =>
    `• steht für eine zurückgehaltene Zahl: Hinter ihr stehen weniger als ${k} Personen, oder sie würde eine solche Zahl verraten. Sie ist weder null noch unbekannt; – heißt unbekannt.`,
  unknown: 'unbekannt',
  smallGroup: 'Eine kleine Gruppe',
  smallSentence: (k) => `Weniger als ${k} Personen. Über so wenige wird nicht mehr gesagt.`,
  pictureTable: 'Dasselbe als Tabelle',
  noPicture: 'Dieses Bild wurde nicht gezeichnet; die Tabelle sagt dasselbe.',
  segment: 'Segment',
  customers: 'Personen',
  revenue: 'Umsatz',

  answer: {
    title: 'Die Antwort in einer Minute',
    groups: (k, customers) =>
      k === 0
        ? `Von ${customers} gehört niemand zu einer Gruppe.`
        : k === 1
          ? `${customers} bilden eine einzige Gruppe.`
          : `${customers} teilen sich in ${k} Gruppen.`,
    notSeparated: (customers) =>
      `${customers} zeigen keine klaren Gruppen. Die Grenzen zwischen den Segmenten sind nur der Übersicht halber gezogen: Wer nahe an einer Grenze steht, könnte auf beiden Seiten stehen.`,
    shareOfCustomers: 'der Kundschaft',
    shareOfRevenue: 'des Umsatzes',
    best: (name, customers, revenue) => `${name}: ${customers} der Kundschaft, ${revenue} des Umsatzes.`,
    outside: (count) => `Ohne Segment: ${count}.`,
    sure: 'Wie sicher',
  },

  sure: {
    high: 'sehr sicher',
    good: 'sicher',
    fair: 'einigermaßen sicher',
    low: 'unsicher',
    unknown: 'nicht gemessen',
    explain: {
      high: 'Werden die Personen neu ausgelost, finden fast dieselben zusammen.',
      good: 'Werden die Personen neu ausgelost, finden die meisten wieder zusammen.',
      fair: 'Werden die Personen neu ausgelost, geht ein Teil der Gruppe anderswohin: Sie ist ein Muster, keine feste Liste.',
      low: 'Werden die Personen neu ausgelost, geht ein großer Teil der Gruppe anderswohin: Auf sie allein sollte sich keine Entscheidung stützen.',
      unknown:
        'Wie gut die Gruppe wiederkehrt, wenn die Personen neu ausgelost werden, wurde nicht gemessen.',
    },
  },

  segmentPart: {
    facts: 'Was sie unterscheidet',
    typical: 'Was üblich ist',
    typicalRange: (label, range) => `${label}: bei der Hälfte ${range}`,
    size: (count, share) => `${count} (${share})`,
    worth: (weeks) => `Erwarteter Umsatz der nächsten ${weeks} Wochen`,
    estimate: (value, low, high) => `${value}; in 95 von 100 Fällen zwischen ${low} und ${high}`,
    rule: 'Die Regel',
    ruleHelp:
      'Die wenigsten Bedingungen, die diese Personen benennen, für den Segmentfilter eines Shops. Das Segment entstand nicht durch diese Regel.',
    noRule: 'Keine kurze Regel trennt diese Personen von den anderen.',
    least: (label, bound) => `${label}: mindestens ${bound}`,
    most: (label, bound) => `${label}: höchstens ${bound}`,
    exactly: (label, bound) => `${label}: ${bound}`,
    finds: (share) => `Sie findet ${share} des Segments.`,
    right: (share) => `Von den Gefundenen gehören ${share} zum Segment.`,
    atLeast: (share) => `mindestens ${share}`,
    knownOf: (label, share) => `${label} (bekannt von ${share})`,
    near: 'An der Grenze',
    nearTo: (share, name) => `${share} stehen einem anderen Segment fast ebenso nahe, meist diesem: ${name}`,
    profile: 'Profil',
    allFeatures: (n) => `Die ${n} Merkmale, die nicht mitentschieden haben`,
  },

  columns: {
    share: 'Anteil',
    revenueShare: 'Anteil am Umsatz',
    each: 'Umsatz pro Person',
    worth: 'Erwarteter Umsatz',
    worthLow: 'von',
    worthHigh: 'bis',
    stability: 'Stabilität',
    silhouette: 'Silhouette',
    feature: 'Merkmal',
    unit: 'Einheit',
    coverage: 'Bekannt von',
    median: 'Median',
    middle: 'Mittlere Hälfte',
    lower: 'Unteres Quartil',
    upper: 'Oberes Quartil',
    rest: 'Median der anderen',
    effect: 'Unterschied',
    effectLow: 'von',
    effectHigh: 'bis',
    decided: 'Hat mitentschieden',
    yes: 'ja',
    no: 'nein',
    rule: 'Regel',
    finds: 'Findet',
    right: 'Davon richtig',
    k: 'Segmente',
    reference: 'Ohne Gruppen',
    smallest: 'Kleinstes Segment',
    meanStability: 'Stabilität',
    score: 'Punktzahl',
    calinskiHarabasz: 'Calinski-Harabasz',
    daviesBouldin: 'Davies-Bouldin',
    chosen: 'Gewählt',
    agreement: 'Übereinstimmung',
    real: 'Klarer als Zufall',
    what: 'Was',
    value: 'Wert',
    grade: 'Ergebnis',
    meaning: 'Was es bedeutet',
    file: 'Datei',
    rows: 'Zeilen',
    complete: 'Vollständig',
    readable: 'Lesbar',
    unique: 'Ohne Wiederholungen',
    first: 'Erster Tag',
    last: 'Letzter Tag',
    bytes: 'Bytes',
    hash: 'SHA-256',
    step: 'Schritt',
    lines: 'Positionen',
    effectOnRevenue: 'Wirkung auf den Umsatz',
    on: 'Ausgeführt',
    customersShare: 'Anteil der Kundschaft',
    recency: 'Aktualität',
    frequency: 'Häufigkeit',
    name: 'Name',
    where: 'Lage',
  },

  pictures: {
    title: 'Die Segmente in Bildern',
    sizes: {
      title: 'Kundschaft und Umsatz',
      alt: (most, share) =>
        `Balken für den Anteil jedes Segments an der Kundschaft und am Umsatz. Den größten Anteil am Umsatz hat ${most}: ${share}.`,
      note: 'Oberer Balken: Anteil an der Kundschaft; unterer, blasserer Balken: Anteil am Umsatz.',
    },
    map: {
      title: 'Karte der Kundschaft',
      alt: (names, x, y) =>
        `Karte der Kundschaft, in Quadraten zusammengefasst. Segmente: ${names}. Von links nach rechts: ${x}. Von unten nach oben: ${y}.`,
      note: (explained, drawn, k) =>
        `Nahe heißt ähnlich. Die beiden Richtungen fassen ${explained} der Unterschiede. Je größer ein Zeichen, desto mehr Personen; Quadrate mit weniger als ${k} Personen eines Segments fehlen, gezeichnet sind also ${drawn}.`,
    },
    profile: {
      title: 'Wie sich die Segmente unterscheiden',
      alt: (names) =>
        `Tabelle aus Farben: Merkmale nach unten, Segmente nach rechts (${names}). Blau ist mehr, Orange weniger als bei den anderen.`,
      note: 'Cliffs Delta jedes Segments gegenüber den übrigen. Blau: mehr als die anderen; Orange: weniger; je kräftiger, desto deutlicher.',
    },
    silhouette: {
      title: 'Wie klar die Zuordnung ist',
      alt: (mean, clearest) =>
        `Silhouetten der Personen nach Segment. Im Mittel ${mean}. Das klarste Segment ist ${clearest}.`,
      note: (customers, exact) =>
        `Silhouette: 1 ist tief im eigenen Segment, 0 an der Grenze, unter 0 näher an einem anderen. ${exact ? `Gemessen an allen: ${customers}.` : `Gemessen an einer Stichprobe: ${customers}.`}`,
    },
    rfm: {
      title: 'Wie kürzlich, wie oft',
      alt: 'Tabelle aus 25 Quadraten: wie kürzlich gekauft wurde und wie oft, in Fünfteln.',
      note: 'Personen nach Fünfteln der Aktualität (5 ist am kürzlichsten) und der Häufigkeit (5 ist am häufigsten).',
    },
    revenue: {
      title: 'Wie sich der Umsatz verteilt',
      alt: (top, brought) =>
        `Kurve des Umsatzes, die umsatzstärksten Personen zuerst. Die stärksten ${top} bringen ${brought}.`,
      note: (gini) =>
        `Gini-Koeffizient ${gini}: 0, wenn alle gleich viel bringen; nahe 1, wenn wenige alles bringen.`,
    },
    customersAxis: 'Anteil der Kundschaft, die Umsatzstärksten zuerst',
    revenueAxis: 'Anteil am Umsatz',
  },

  certainty: {
    title: 'Wie sicher das ist',
    stability: (mean) =>
      `Stabilität: Werden die Personen neu ausgelost, deckt sich ein Segment im Mittel zu ${mean} mit sich selbst (Jaccard; ab 0,75 stabil, unter 0,6 nicht verlässlich).`,
    silhouette: (mean, reference) =>
      `Silhouette: im Mittel ${mean}. Gleich gestreute Daten ganz ohne Gruppen erreichen ${reference}.`,
    silhouetteAlone: (mean) => `Silhouette: im Mittel ${mean}.`,
    separated: 'Urteil: Die Gruppen liegen klarer auseinander, als es der Zufall ergäbe.',
    notSeparated:
      'Urteil: keine echten Gruppen. Die Segmente teilen eine Wolke in handliche Stücke; sie sind Abstufungen, keine Arten von Menschen.',
    byHand: (k) =>
      `Die Zahl der Segmente, ${k}, wurde von Hand oder durch das Verfahren gesetzt, nicht gesucht.`,
    chosen: (k, tried) =>
      `${k} Segmente wurden unter ${tried} versuchten Anzahlen gewählt: nach Silhouette gegenüber dem Zufall, Stabilität und Größe.`,
    one: (names) =>
      `${names} könnten eins sein: Zwischen ihnen zeigt sich keine Lücke, nur eine Grenze mitten durch eine Menge.`,
    unstable: (name) =>
      `${name} ist instabil: Werden die Personen neu ausgelost, geht ein großer Teil anderswohin.`,
    candidates: 'Alle versuchten Anzahlen',
    methods: 'Wie andere Verfahren es sehen',
    methodsHelp:
      'Übereinstimmung: bereinigter Rand-Index mit dem besten Verfahren; 1 sind dieselben Gruppen, 0 ist nicht mehr als Zufall.',
    noMethods: 'Andere Verfahren wurden an diesen Daten nicht versucht.',
    worth:
      'Der erwartete Umsatz stammt aus einem Modell davon, wie oft gekauft wird und wann es aufhört (BG/NBD oder MBG/NBD mit Gamma-Gamma); die Grenzen zählen die Fehler des Modells und den Zufall im Verhalten.',
    noWorth: 'Für eine Vorhersage des Umsatzes reichen die Daten nicht.',
    worthPoor: 'Prüfungen dieses Modells mahnen zur Vorsicht: Die Vorhersage ist nur eine Größenordnung.',
  },

  limits: {
    title: 'Was die Daten tragen und was nicht',
    verdicts: 'Gut genug für',
    quality: 'Qualität der Daten',
    qualityHelp: 'Vor der Bereinigung. 100 % ist makellos.',
    sources: 'Dateien',
    cleaning: 'Was die Bereinigung tat',
    noCleaning: 'Es war nichts zu bereinigen.',
    grades: { good: 'genug', limited: 'mit Vorsicht', 'not-enough': 'zu wenig' },
    verdict: named({
      rfm: 'RFM-Punkte',
      segments: 'Segmente',
      clv: 'Kundenwert',
      churn: 'Wer abwandert',
      uplift: 'Wen eine Kampagne bewegt',
    }),
    meaning: named({
      'rfm good': 'Aktualität, Häufigkeit und Umsatz unterscheiden die Kundschaft.',
      'rfm limited':
        'Punkte lassen sich vergeben, aber wenige Wiederkäufe oder fehlende Beträge machen sie unscharf.',
      'rfm not-enough': 'Dafür sind Daten mit Datum und mindestens fünf Personen nötig.',
      'segments good': 'Genug Personen, um nach Gruppen zu suchen.',
      'segments limited': 'Wenige oder einseitige Daten: Gruppen können zufällig entstehen.',
      'segments not-enough': 'Zu wenige Personen: So kleine Gruppen entstehen zufällig.',
      'clv good': 'Genug Wiederkäufe und Vorgeschichte für eine Vorhersage.',
      'clv limited': 'Wenige Wiederkäufe oder eine kurze Vorgeschichte: Die Grenzen sind weit.',
      'clv not-enough': 'Dafür sind mehr Wiederkäufe und Bestellungen über ein halbes Jahr nötig.',
      'churn good': 'Genug Vorgeschichte, um daraus zu lernen und es zu prüfen.',
      'churn limited':
        'Eine kurze Vorgeschichte oder wenige Wiederkäufe: Ein Teil davon wird zum Prüfen gebraucht.',
      'churn not-enough': 'Dafür sind etwa ein Jahr Bestellungen und einige hundert Wiederkäufe nötig.',
      'uplift good': 'Genug Personen wurden angeschrieben und zurückgehalten.',
      'uplift limited': 'Wenige wurden zurückgehalten oder antworteten: Nur große Wirkungen würden sichtbar.',
      'uplift not-enough': 'Die Dateien enthalten keine Kampagne mit einer Vergleichsgruppe.',
    }),
    measure: named({
      completeness: 'Vollständig: Person, Datum und Betrag sind da',
      validity: 'Lesbar: Die Zellen enthalten, was die Spalte sagt',
      uniqueness: 'Ohne Wiederholungen',
      consistency: 'Stimmig: Eine Bestellung gehört einer Person',
      freshness: 'Ohne zeitliche Lücken',
    }),
    step: named(steps),
    customersUnit: 'Personen',
    linesUnit: 'Positionen',
  },

  method: {
    title: 'Verfahren und Einstellungen',
    reading: 'Die Dateien wurden gelesen, verknüpft und bereinigt; jeder Schritt steht oben.',
    describing: 'Jede Person wird durch Merkmale zum Stichtag beschrieben; Späteres zählt nicht.',
    shaping:
      'Die Merkmale wurden geformt (Schiefe entfernt, Ausreißer begrenzt, skaliert), damit keines allein durch seine Einheit überwiegt.',
    grouping:
      'Ähnliche Personen wurden gruppiert; dieselben Dateien, Einstellungen und derselbe Startwert ergeben dieselben Segmente, bis aufs Byte.',
    naming:
      'Namen und Porträts kommen aus Medianen und aus Unterschieden, die auch nach der Korrektur für viele Vergleiche bestehen.',
    profiles:
      'Profile nennen den Median, die mittlere Hälfte der Personen (vom unteren zum oberen Quartil) und den Median aller anderen. Der Unterschied ist Cliffs Delta, von −1 bis 1: um wie viel öfter von zwei Personen, einer aus dem Segment und einer aus den anderen, die erste mehr hat als weniger; in Klammern das 95-%-Intervall, korrigiert für die Zahl der Merkmale.',
    algorithm: 'Verfahren',
    algorithms: named({
      kmeans: 'k-Means',
      'mini-batch': 'k-Means in kleinen Stapeln',
      gmm: 'Gaußsche Mischung',
      hierarchical: 'Hierarchisches Clustern',
      som: 'Selbstorganisierende Karte',
      'k-medoids': 'k-Medoids',
      dbscan: 'DBSCAN',
      hdbscan: 'HDBSCAN',
      'rfm-map': 'RFM-Karte nach Regeln',
    }),
    seed: 'Startwert des Zufalls',
    reference: 'Stichtag',
    version: 'Version von Kindred',
    features: 'Merkmale, die die Segmente fanden',
    settings: 'Einstellungen',
    inputs: 'Gelesene Dateien',
    inputsHelp: (hash) =>
      `Wer dieselben Dateien hat, kann es mit diesen Prüfsummen nachweisen. Von allen zusammen: ${hash}`,
  },

  privacy: {
    title: 'Hinweise zum Datenschutz',
    local:
      'Die Dateien wurden in einem Browser auf einem Gerät gelesen; dort entstand auch der Bericht. Er lädt nichts nach und enthält kein Skript.',
    noPeople:
      'Der Bericht enthält keine einzelne Person: keine Nummer, keinen Namen, keine Adresse, kein Pseudonym und keine Zeile der Dateien. Übliches steht als Spanne da, die Karte in Quadraten.',
    groups: (k) =>
      `Gruppen von 1 bis ${k - 1} Personen werden zurückgehalten, ebenso alles, was sie verraten würde (CMS cell size policy).`,
    held: (counts, figures) =>
      counts + figures === 0
        ? 'Es musste nichts zurückgehalten werden.'
        : `Hier zurückgehalten: ${counts} ${plural(counts, 'Anzahl', 'Anzahlen')} von Personen und ${figures} ${plural(figures, 'andere Zahl', 'andere Zahlen')}.`,
    objections: (count) => `Vor allem anderen herausgenommen, weil sie widersprochen haben: ${count}.`,
    objectionsFew: 'Wer widersprochen hat, wurde vor allem anderen herausgenommen.',
    noObjections: 'Von niemandem in den Dateien war ein Widerspruch bekannt.',
    left: (title, file) => `${title} (${file})`,
    ledger: 'Was aus diesem Projekt zuvor gespeichert wurde',
    noLedger: 'Sonst wurde in dieser Sitzung nichts aus diesem Projekt gespeichert.',
    use: 'Segmente beschreiben Gruppen, keine Personen. Sie sind nicht dafür gemacht, über Kredite, Preise für Einzelne oder anderes von rechtlichem Gewicht zu entscheiden. Gegen die Einteilung für Direktwerbung kann man Widerspruch einlegen (Art. 21 DSGVO).',
  },

  sheets: {
    about: 'Über',
    segments: 'Segmente',
    profiles: 'Profile',
    rules: 'Regeln',
    candidates: 'Anzahlen',
    methods: 'Verfahren',
    verdicts: 'Urteile',
    quality: 'Qualität',
    sources: 'Quellen',
    cleaning: 'Bereinigung',
    files: 'Dateien',
    settings: 'Einstellungen',
    customers: 'Personen',
  },

  setting: named(settings),
  choice: named(choices),
};
