import { describe, expect, test } from 'vitest';
import { spanOf } from '../../../src/engine/analyze/language/figures';
import type { Language } from '../../../src/engine/analyze/language/language';
import { languages } from '../../../src/engine/analyze/language/languages';
import { axesOf, nameOf, tell } from '../../../src/engine/analyze/tell';
import { traits, type TraitId } from '../../../src/engine/analyze/traits';
import type { Habits, Overview, SegmentFacts, Title } from '../../../src/engine/analyze/types';
import { featureCatalog } from '../../../src/engine/features/catalog';
import type { Feature, FeatureSpec } from '../../../src/engine/features/types';
import { ASPECTS } from '../../../src/engine/features/voice/aspect-words';
import * as voice from '../../../src/engine/features/voice/specs';
import { rfmRules } from '../../../src/engine/rules/rfm-maps';

const { en, de } = languages;
const all: readonly Language[] = Object.values(languages);
const nothing: Habits = { orders: NaN, lastOrderDays: NaN, orderValue: NaN, gapDays: NaN, favorite: null };
const portrait = (language: Language, habits: Partial<Habits>) =>
  language.portrait({ ...nothing, ...habits }, language.writer('EUR'));

describe('a portrait says what the typical customer is like', () => {
  const often = { orders: 14, lastOrderDays: 11, orderValue: 61.2, gapDays: 33 };
  const once = { orders: 1, lastOrderDays: 400, favorite: { level: 'Gift sets', share: 1 } };

  test('in English', () => {
    expect(portrait(en, often)).toBe(
      'Ordered 14 times, about every 5 weeks, €61 a basket; the last order was 11 days ago.',
    );
    expect(portrait(en, { orders: 4, lastOrderDays: 1, gapDays: 1 })).toBe(
      'Ordered 4 times, about every day; the last order was 1 day ago.',
    );
    expect(portrait(en, { orders: 1, lastOrderDays: 20 })).toBe('Ordered once, 20 days ago.');
    expect(portrait(en, once)).toBe('Ordered once, 13 months ago, mostly Gift sets.');
    expect(portrait(en, { lastOrderDays: 30 })).toBe('Last seen 4 weeks ago.');
    expect(portrait(en, { orders: 0 })).toBe('Not ordered yet.');
    expect(portrait(en, {})).toBe('Known by what the files say of them.');
  });

  test('in German', () => {
    expect(portrait(de, often)).toBe(
      '14 Bestellungen zu je 61\u202f€, etwa alle 5 Wochen, die letzte vor 11 Tagen.',
    );
    expect(portrait(de, once)).toBe('Eine einzige Bestellung vor 13 Monaten, überwiegend „Gift sets“.');
    expect(portrait(de, { ...often, lastOrderDays: 1, gapDays: 1 })).toBe(
      '14 Bestellungen zu je 61\u202f€, etwa jeden Tag, die letzte vor einem Tag.',
    );
    expect(portrait(de, { lastOrderDays: 30 })).toBe('Zuletzt gesehen vor 4 Wochen.');
    expect(portrait(de, {})).toBe('Bekannt aus dem, was die Dateien über sie sagen.');
  });
});

test('time spans read as people say them', () => {
  const said = [1, 20, 35, 120, 800].map(spanOf).map(({ n, unit }) => `${n} ${unit}`);
  expect(said).toEqual(['1 day', '20 day', '5 week', '4 month', '2 year']);
});

test('figures are written as the locale writes them', () => {
  const [english, german] = [en.writer('EUR'), de.writer('EUR')];
  expect([english.money(1234), german.money(1234)]).toEqual(['€1,234', '1.234\u202f€']);
  expect([english.money(7.318), german.money(7.318)]).toEqual(['€7.32', '7,32\u202f€']);
  expect([english.share(0.123), german.share(0.123)]).toEqual(['12%', '12\u202f%']);
  expect([english.share(0.001), german.share(0.001)]).toEqual(['under 1%', 'unter 1\u202f%']);
  expect([english.figure(8.67, 'units'), german.figure(8.67, 'units')]).toEqual(['8.7 items', '8,7 Artikel']);
  expect([english.figure(1, 'orders'), german.figure(1, 'orders')]).toEqual(['1 order', '1 Bestellung']);
  expect(de.writer(null).money(1234)).toBe('1.234');
});

describe('every language', () => {
  const ids = Object.keys(traits) as TraitId[];
  const titles: Title[] = ids.flatMap((trait) =>
    [null, ...ids].flatMap((addition) =>
      [1, 2, 50].map((number): Title => ({
        kind: 'facts',
        said: { kind: 'trait', trait },
        addition: addition && { kind: 'trait', trait: addition },
        number,
      })),
    ),
  );

  test.each(all)('$name tells every title apart', (language) => {
    const names = titles.map((title) => nameOf(title, [], language));
    expect(new Set(names).size).toBe(titles.length);
  });

  test.each(all)('$name has a name for each rule-based segment, none twice', (language) => {
    for (const { names } of Object.values(rfmRules)) {
      const told = names.map((name) => nameOf({ kind: 'rule', name }, [], language));
      expect(new Set(told).size).toBe(names.length);
    }
    expect(nameOf({ kind: 'rule', name: 'My own' }, [], language)).toBe('My own');
  });

  const specs: readonly FeatureSpec[] = [
    ...featureCatalog.map(({ spec }) => spec),
    ...Object.values(voice).flatMap((each) => (typeof each === 'object' ? [each] : [])),
    ...ASPECTS.flatMap((aspect) => [voice.aspectSpec(aspect), voice.aspectSentimentSpec(aspect)]),
    ...(['recency', 'frequency', 'monetary'] as const).map((axis) => spec(`score_${axis}`, 'Score')),
  ];

  test.each(all)('$name has a label for every feature of the catalog, none twice', (language) => {
    const labels = specs.map((each) => language.label({ spec: each }));
    if (language !== en) for (const label of labels) expect(label).not.toMatch(/^„/);
    expect(new Set(labels.slice(0, -3)).size).toBe(labels.length - 3);
  });
});

function spec(id: string, label: string): FeatureSpec {
  return { id, label, meaning: '', formula: '', group: 'affinity', unit: 'share' };
}

test('what was found in the data keeps its own name in every language', () => {
  const label = (id: string, basis: Feature['basis'], text = 'Found: x') =>
    de.label({ spec: spec(id, text), basis });
  const levels = ['Gift sets'];
  expect(
    label('share_category_gift_sets', { family: 'share', role: 'category', level: 'Gift sets', levels }),
  ).toBe('Anteil der Kategorie „Gift sets“');
  expect(label('share_device_other', { family: 'share', role: 'device', level: null, levels })).toBe(
    'Anteil der übrigen Geräte',
  );
  expect(label('is_c', { family: 'is', source: { line: 'country' }, level: 'Austria', levels })).toBe(
    'Land: Austria',
  );
  expect(label('known_shoe', { family: 'known', header: 'Shoe size', ranks: null })).toBe(
    'Eigene Angabe: Shoe size',
  );
  expect(label('event_x_days', { family: 'event', type: 'login', measure: 'days' })).toBe('Tage seit: login');
  expect(
    label('unknown_age', { family: 'unknown', feature: spec('age', 'Age'), basis: null }, 'Unknown: Age'),
  ).toBe('Unbekannt: Alter');
  expect(label('whatever', undefined, 'Odd')).toBe('„Odd“');
});

test('more or less of what the data tell is a name of its own, or stands behind one', () => {
  const levels = ['Tea'];
  const told = (basis: Feature['basis'], more: boolean, label = 'Orders at weekends', id = 'weekend_share') =>
    all.flatMap((language) =>
      [true, false].map((begins) => language.degree({ spec: spec(id, label), basis }, more, begins)),
    );
  expect(told(undefined, true)).toEqual([
    'Orders at weekends: high',
    'orders at weekends: high',
    'Bestellungen am Wochenende: hoch',
    'Bestellungen am Wochenende: hoch',
  ]);
  expect(told({ family: 'share', role: 'category', level: 'Tea', levels }, true, 'x', 'share')).toEqual([
    'Much Tea',
    'much Tea',
    'Viel „Tea“',
    'viel „Tea“',
  ]);
  expect(told({ family: 'known', header: 'Shoe size', ranks: null }, false, 'x', 'known')).toEqual([
    '“Shoe size”: low',
    '“Shoe size”: low',
    '„Shoe size“: niedrig',
    '„Shoe size“: niedrig',
  ]);
  expect(told({ family: 'event', type: 'login', measure: 'days' }, true, 'x', 'event')).toEqual([
    'Days since “login”: high',
    'days since “login”: high',
    'Tage seit „login“: hoch',
    'Tage seit „login“: hoch',
  ]);
});

test('axes of a map are told by the features that lean along them', () => {
  const known = [{ spec: spec('frequency', 'Orders') }, { spec: spec('gap_days', 'Days between orders') }];
  const map = {
    leanings: [
      [
        { id: 'frequency', rises: true },
        { id: 'gap_days', rises: false },
      ],
      [],
    ],
  };
  expect(axesOf(map, known, en)).toEqual(['orders ↗, days between orders ↘', '']);
  expect(axesOf(map, known, de)).toEqual(['Bestellungen ↗, Tage zwischen Bestellungen ↘', '']);
  expect(axesOf({}, known, en)).toEqual([]);
});

const overview: Overview = {
  customers: 5000,
  segments: 7,
  separated: true,
  giant: null,
  best: { customerShare: 0.0652, revenueShare: 0.33 },
  silent: { segments: 1, customers: 873 },
  unassigned: 0,
};
const segment: SegmentFacts = {
  segment: 0,
  title: {
    kind: 'facts',
    said: { kind: 'trait', trait: 'loyal' },
    addition: { kind: 'trait', trait: 'smallBaskets' },
    number: 1,
  },
  habits: nothing,
  customers: 12,
  customerShare: 1,
  revenue: NaN,
  revenueShare: NaN,
  facts: [
    { feature: 0, median: 14, restMedian: 3 },
    { feature: 1, median: 1530.2, restMedian: 48 },
    { feature: 2, median: 0.2, restMedian: NaN },
  ],
  contrasts: [],
  notes: [{ kind: 'few', customers: 12 }],
};
const features = [
  { id: 'frequency', unit: 'orders' },
  { id: 'monetary', unit: 'money' },
  { id: 'repeat_product_share', unit: 'share' },
].map((each) => ({ spec: { ...spec('', ''), ...each } }) as unknown as Feature);

test('tells names, facts, notes and the headline', () => {
  const [english, german] = [en, de].map((language) =>
    tell({ segments: [segment], overview }, { features, currency: 'EUR' }, language),
  );
  expect(english!.segments[0]!.name).toBe('Loyal regulars, small baskets');
  expect(english!.segments[0]!.facts.map(({ figure, rest }) => `${figure} ${rest}`)).toEqual([
    '14 orders each, others 3',
    '€1,530 spent in all, others €48',
    '20% of later products bought before, others unknown',
  ]);
  expect(english!.segments[0]!.notes).toEqual(['Only 12 customers: take its figures as a hint.']);
  expect([english!.headline, english!.subline]).toEqual([
    'Your 5,000 customers fall into seven groups',
    '7% of them bring in 33% of your revenue. One group of 873 has gone silent.',
  ]);
  expect(german!.segments[0]!.name).toBe('Treue Stammkundschaft, kleine Einkäufe');
  expect(german!.segments[0]!.facts.map(({ figure, rest }) => `${figure} ${rest}`)).toEqual([
    '14 Bestellungen pro Person, sonst 3',
    '1.530\u202f€ insgesamt ausgegeben, sonst 48\u202f€',
    '20\u202f% wieder gekauft, sonst unbekannt',
  ]);
  expect(german!.segments[0]!.notes).toEqual(['Nur 12 Personen: Die Zahlen geben höchstens einen Hinweis.']);
  expect([german!.headline, german!.subline]).toEqual([
    'Die Kundschaft (5.000) teilt sich in sieben Gruppen',
    '7\u202f% der Kundschaft bringen 33\u202f% des Umsatzes. Eine Gruppe von 873 ist verstummt.',
  ]);
  expect(german!.labels).toEqual(['Bestellungen', 'Ausgaben', 'Wieder Gekauftes']);
});

test('the overview reads well at its edges', () => {
  const none = { segments: 0, customers: 0 };
  const edge: Overview = {
    customers: 300,
    segments: 3,
    separated: false,
    giant: null,
    best: { customerShare: 0.125, revenueShare: 0.5 },
    silent: { segments: 2, customers: 40 },
    unassigned: 1,
  };
  expect(en.subline(edge, en.writer(null))).toBe(
    'The lines between them are drawn for convenience: customers near a line could stand on either side. ' +
      'One in eight brings in half of your revenue. Two groups, 40 customers in all, have gone silent. 1 belongs to no group.',
  );
  expect(de.subline(edge, de.writer(null))).toBe(
    'Die Grenzen dazwischen sind nur der Übersicht halber gezogen: Wer nahe an einer Grenze steht, könnte auf beiden Seiten stehen. ' +
      'Ein Achtel der Kundschaft bringt die Hälfte des Umsatzes. Zwei Gruppen mit zusammen 40 Personen sind verstummt. ' +
      'Eine Person gehört zu keiner Gruppe.',
  );
  expect(
    en.subline(
      { ...edge, giant: 0.96, segments: 1, unassigned: 0, silent: overview.silent },
      en.writer(null),
    ),
  ).toBe('One customer brings 96% of your revenue. One group of 873 has gone silent.');
  expect(
    de.subline({ ...edge, giant: 0.96, segments: 1, unassigned: 0, silent: none }, de.writer(null)),
  ).toBe('Eine einzige Person bringt 96\u202f% des Umsatzes.');
  expect(en.subline({ ...edge, segments: 1, best: null, unassigned: 0, silent: none }, en.writer(null))).toBe(
    '',
  );
  for (const [segments, words] of [
    [0, /keine Gruppen$/],
    [1, /eine einzige Gruppe$/],
  ] as const)
    expect(de.headline({ ...edge, segments }, de.writer(null))).toMatch(words);
});
