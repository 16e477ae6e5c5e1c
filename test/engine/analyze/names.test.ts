import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { languages } from '../../../src/engine/analyze/language/languages';
import type { Language } from '../../../src/engine/analyze/language/language';
import { titlesOf } from '../../../src/engine/analyze/names';
import { overviewOf } from '../../../src/engine/analyze/overview';
import { tell } from '../../../src/engine/analyze/tell';
import { evidenceOf, type Evidence } from '../../../src/engine/analyze/evidence';
import type { TraitId } from '../../../src/engine/analyze/traits';
import type { Contrast, Habits, Said } from '../../../src/engine/analyze/types';
import type { Feature } from '../../../src/engine/features/types';

const { en, de } = languages;
const ids = [
  'recency_days',
  'frequency',
  'monetary',
  'average_order_value',
  'tenure_days',
  'overdue',
  'gap_regularity',
  'units_per_order',
  'distinct_products',
  'discount_share',
  'return_rate',
  'weekend_share',
] as const;
type Id = (typeof ids)[number];
/** Of a feature: its effect, its median, that of the others. */
type Facts = Partial<Record<Id, readonly [effect: number, median: number, rest?: number]>>;

const groups: Partial<Record<Id, string>> = {
  recency_days: 'recency',
  frequency: 'frequency',
  return_rate: 'returns',
};
const money: readonly Id[] = ['monetary', 'average_order_value', 'discount_share'];
const features = ids.map((id) => ({
  spec: { id, label: id, unit: 'score', group: groups[id] ?? (money.includes(id) ? 'money' : 'rhythm') },
  used: true,
})) as unknown as Feature[];

const rowOf = (facts: Facts): Contrast[] =>
  ids.map((id, feature) => {
    const [effect, median, restMedian] = facts[id] ?? [0, NaN];
    return {
      feature,
      median,
      restMedian: restMedian ?? 1,
      lowerQuartile: median,
      upperQuartile: median,
      coverage: Number.isNaN(median) ? 0 : 1,
      known: 100,
      others: 100,
      effect,
      effectLow: effect - 0.05,
      effectHigh: effect + 0.05,
    };
  });

const habits: Habits = { orders: NaN, lastOrderDays: NaN, orderValue: NaN, gapDays: NaN, favorite: null };

function namesOf(segments: readonly Facts[], language: Language = en): string[] {
  const rows = segments.map(rowOf);
  const facts = titlesOf(rows, features).map((title, segment) => ({
    segment,
    title,
    habits,
    customers: 100,
    customerShare: 1 / rows.length,
    revenue: NaN,
    revenueShare: NaN,
    facts: [],
    contrasts: rows[segment]!,
    notes: [],
  }));
  const overview = overviewOf(facts, {
    customers: 100 * rows.length,
    unassigned: 0,
    separated: true,
    silent: rows.map(() => 0),
  });
  return tell({ segments: facts, overview }, { features, currency: null }, language).segments.map(
    ({ name }) => name,
  );
}

const loyal: Facts = { frequency: [0.8, 14], recency_days: [-0.6, 11] };
const silent: Facts = { frequency: [0.4, 8], recency_days: [0.7, 212], tenure_days: [0.4, 600] };
const once: Facts = { frequency: [-0.7, 1], recency_days: [0.6, 400] };
const fresh: Facts = { frequency: [-0.7, 1], recency_days: [-0.5, 20] };
const bargain: Facts = {
  discount_share: [0.9, 0.24],
  return_rate: [0.3, 0.2],
  frequency: [0, 3],
  recency_days: [0, 60],
};

describe('names', () => {
  test('do not call a catch-all away when too many of it are there', () => {
    const rows = [silent, once, loyal].map(rowOf);
    const said = (mixed?: readonly boolean[]) =>
      titlesOf(rows, features, mixed).map((title) => (title.kind === 'facts' ? title.said : null));
    expect(said()).toEqual(['silent', 'longGone', 'loyal'].map((trait) => ({ kind: 'trait', trait })));
    const [first, ...others] = said([true, false, false]);
    expect(first).not.toMatchObject({
      trait: expect.stringMatching(/silent|drifting|longGone|quiet/) as string,
    });
    expect(others).toEqual(said().slice(1));
  });

  test('are earned by the facts', () => {
    expect(namesOf([loyal, silent, once, fresh, bargain])).toEqual([
      'Loyal regulars',
      'Once loyal, now silent',
      'One order, long ago',
      'First-time buyers',
      'Bargain hunters',
    ]);
    expect(namesOf([loyal, silent, once, fresh, bargain], de)).toEqual([
      'Treue Stammkundschaft',
      'Früher treu, jetzt still',
      'Eine Bestellung, lange her',
      'Erste Bestellung',
      'Auf Schnäppchenjagd',
    ]);
  });

  test('even gaps earn “like clockwork”, uneven ones do not', () => {
    const even: Facts = { frequency: [0, 12], gap_regularity: [0.8, 0.83] };
    const uneven: Facts = { frequency: [0, 12], gap_regularity: [-0.8, 0.3] };
    expect(namesOf([even, uneven])).toEqual(['Like clockwork', 'Steady customers']);
  });

  test('namesakes say what tells them apart', () => {
    const big: Facts = {
      ...loyal,
      frequency: [0.8, 12],
      average_order_value: [0.5, 200],
      monetary: [0.4, 2400],
    };
    const names = namesOf([loyal, big, loyal]);
    expect(new Set(names).size).toBe(3);
    expect(names[1]).toContain('big');
  });

  test('what no trait speaks of tells apart as well', () => {
    const atWeekends: Facts = { ...once, weekend_share: [0.9, 1, 0.2] };
    expect(namesOf([once, atWeekends])).toEqual([
      'One order, long ago',
      'One order, long ago, weekend_share: high',
    ]);
    expect(namesOf([{ weekend_share: [0.9, 1] }, { weekend_share: [-0.9, 0] }], de)).toEqual([
      'Bestellungen am Wochenende: hoch',
      'Bestellungen am Wochenende: niedrig',
    ]);
  });

  test('do not depend on the order of the segments', () => {
    const there = namesOf([loyal, silent, once, fresh]);
    expect(namesOf([fresh, once, silent, loyal])).toEqual([...there].reverse());
  });

  test('nobody buys in bulk by a hair, and two orders are not steady', () => {
    expect(namesOf([{ frequency: [0, 2], units_per_order: [0.9, 3] }, loyal])[0]).toBe('Came back once');
    expect(namesOf([{ frequency: [0, 2], units_per_order: [0.9, 9] }, loyal])[0]).toBe('Bulk buyers');
  });

  test('who has been away for long is never called steady', () => {
    expect(namesOf([{ frequency: [0, 7], recency_days: [0.5, 360] }, loyal])[0]).toBe(
      'Once loyal, now silent',
    );
  });

  test('a discount of two percent makes no bargain hunters, and three years nobody new', () => {
    expect(namesOf([{ discount_share: [0.9, 0.02], frequency: [0, 4] }, loyal])[0]).toBe('Steady customers');
    expect(namesOf([{ tenure_days: [-0.9, 1000], frequency: [0, 4] }, loyal])[0]).toBe('Steady customers');
  });

  test('one segment, segments alike, and nothing known at all', () => {
    expect(namesOf([loyal])).toEqual(['All customers']);
    expect(namesOf([])).toEqual([]);
    expect(namesOf([{}, {}, {}])).toEqual([
      'Much like the others',
      'Much like the others (2)',
      'Much like the others (3)',
    ]);
    expect(namesOf([{}, {}], de)).toEqual(['Ähnlich wie die anderen', 'Ähnlich wie die anderen (2)']);
    const known: Facts = { frequency: [0, 5] };
    expect(new Set(namesOf(Array.from({ length: 50 }, () => known))).size).toBe(50);
  });

  test('who never ordered is not said to have ordered once', () => {
    expect(namesOf([{ frequency: [-0.9, 0] }, loyal])).toEqual(['No order yet', 'Loyal regulars']);
  });
});

/** What the words of a trait mean, told apart from the rules that give them. */
const meaning: Readonly<Record<TraitId, (e: Evidence) => boolean>> = {
  loyal: (e) => e.effect('frequency') > 0 && e.effect('recency_days') <= 0 && e.median('frequency') > 1,
  silent: (e) => e.median('frequency') >= 4 && e.effect('recency_days') > 0,
  drifting: (e) => e.median('frequency') > 1 && e.effect('recency_days') > 0,
  neverBought: (e) => e.median('frequency') === 0,
  longGone: (e) => e.median('frequency') <= 1 && e.effect('recency_days') > 0,
  firstOrder: (e) => e.median('frequency') <= 1 && e.effect('recency_days') <= 0,
  newAndBack: (e) =>
    e.median('frequency') > 1 && e.effect('tenure_days') < 0 && !(e.median('tenure_days') > 365),
  steady: (e) => e.median('frequency') >= 3,
  backOnce: (e) => e.median('frequency') === 2,
  occasional: (e) => e.effect('frequency') <= 0,
  bigRare: (e) => e.effect('average_order_value') > 0 && e.effect('frequency') <= 0,
  bigSpender: (e) => e.effect('average_order_value') > 0 && e.effect('monetary') > 0,
  bulk: (e) => e.effect('units_per_order') > 0 && e.median('units_per_order') >= 4,
  smallBaskets: (e) => e.effect('average_order_value') < 0,
  bargain: (e) => e.effect('discount_share') > 0 && e.median('discount_share') >= 0.05,
  fullPrice: (e) => e.effect('discount_share') < 0 && e.median('discount_share') < 0.02,
  sendsBack: (e) => e.effect('return_rate') > 0 && e.median('return_rate') >= 0.1,
  acrossRange: (e) => e.effect('distinct_products') > 0,
  sameThings: (e) => e.effect('distinct_products') < 0 && e.median('frequency') > 1,
  clockwork: (e) => e.effect('gap_regularity') > 0 && e.median('gap_regularity') > 0.5,
  lately: (e) => e.effect('recency_days') < 0,
  quiet: (e) => e.effect('recency_days') > 0,
  alike: () => true,
};

describe('whatever the facts', () => {
  const number = fc.oneof(fc.constantFrom(NaN, 0, 1, 2, 3, 5), fc.double({ min: 0, max: 1000, noNaN: true }));
  const fact = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), number, number);
  const some = fc.record(Object.fromEntries(ids.map((id) => [id, fact])), { requiredKeys: [] });
  const segments = fc.array(some as fc.Arbitrary<Facts>, { minLength: 2, maxLength: 50 });

  test('names are unique in each language, and the same facts give the same names', () => {
    fc.assert(
      fc.property(segments, (each) => {
        for (const language of Object.values(languages)) {
          const names = namesOf(each, language);
          expect(new Set(names).size).toBe(each.length);
          expect(namesOf(each, language)).toEqual(names);
          for (const name of names) expect(name).not.toMatch(/undefined|NaN|null|object/);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('every word of a name is true of its segment, so that no two contradict', () => {
    fc.assert(
      fc.property(segments, (each) => {
        const rows = each.map(rowOf);
        titlesOf(rows, features).forEach((title, segment) => {
          if (title.kind !== 'facts') throw new Error('a name without facts');
          const evidence = evidenceOf(rows[segment]!, features);
          const holds = (said: Said): boolean =>
            said.kind === 'trait'
              ? meaning[said.trait](evidence)
              : Math.sign(rows[segment]![said.feature]!.effect) === (said.more ? 1 : -1);
          expect([title.said, holds(title.said)]).toEqual([title.said, true]);
          if (title.addition) expect([title.addition, holds(title.addition)]).toEqual([title.addition, true]);
          expect(title.addition).not.toEqual(title.said);
        });
      }),
      { numRuns: 300 },
    );
  });
});
