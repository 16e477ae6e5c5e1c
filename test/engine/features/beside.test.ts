import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { textColumn, type Column } from '../../../src/base/table';
import { drain } from '../../../src/base/steps';
import { unpacked, valueAt } from '../../../src/base/values';
import type { Role } from '../../../src/engine/collect/types';
import { features } from '../../../src/engine/features/features';
import { featuresLike } from '../../../src/engine/features/placement';
import type { FeatureMatrix } from '../../../src/engine/features/types';
import { NO_DAY, type Attribute, type Campaigns, type Events } from '../../../src/engine/prepare/join/types';
import { prepare } from '../../../src/engine/prepare/prepare';
import type { CustomerBase } from '../../../src/engine/prepare/types';
import { rawTable } from '../../support/raw-table';

const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const featureOf = (matrix: FeatureMatrix, id: string) => {
  const found = matrix.features.find(({ spec }) => spec.id === id);
  if (!found) throw new Error(`no ${id}; there are ${matrix.features.map(({ spec }) => spec.id).join(' ')}`);
  return found;
};
const valuesOf = (matrix: FeatureMatrix, id: string) => Array.from(unpacked(featureOf(matrix, id).values));

/** Three customers with two orders each, up to 2024-06-30. */
const orders = drain(
  prepare([
    rawTable({
      customer: ['a', 'a', 'b', 'b', 'c', 'c'],
      date: ['2024-01-10', '2024-03-10', '2024-02-01', '2024-06-30', '2024-05-01', '2024-05-20'],
      amount: [10, 20, 30, 40, 50, 60],
    }),
  ]),
);

const attribute = (header: string, role: Role, column: Column): Attribute => ({
  header,
  file: 'customers.csv',
  role,
  column,
});
const numbers = (...values: number[]): Column => ({ kind: 'number', values: Float64Array.from(values) });
const dates = (...values: string[]): Column => ({
  kind: 'date',
  values: Float64Array.from(values, (iso) => Date.parse(`${iso}T00:00:00Z`)),
});

/** Events of a, b, c: [type, day or null, minute, page]. */
function eventsOf(rows: readonly (readonly [string, string | null, number, string])[][]): Events {
  const all = rows.flat();
  let end = 0;
  return {
    count: all.length,
    offsets: Int32Array.from([0, ...rows.map((own) => (end += own.length))]),
    day: Int32Array.from(all, ([, at]) => (at ? day(at) : NO_DAY)),
    minute: Int16Array.from(all, ([, , minute]) => minute),
    type: textColumn(all.map(([type]) => type)),
    campaign: null,
    channel: null,
    device: null,
    url: textColumn(all.map(([, , , page]) => page)),
    value: null,
  };
}

const events = eventsOf([
  [
    ['web visit', '2024-06-01', 600, '/a'],
    ['web visit', '2024-06-01', 625, '/b'],
    ['web visit', '2024-06-01', 700, '/a'],
    ['open', '2024-06-30', 0, ''],
    ['click', '2024-06-30', 1, ''],
  ],
  [
    ['open', null, 0, ''],
    ['open', '2024-05-02', 0, ''],
    ['open', '2024-07-04', 0, ''],
  ],
  [],
]);

const flags = (...values: number[]) => Uint8Array.from(values);
const campaigns: Campaigns = {
  count: 5,
  offsets: Int32Array.from([0, 2, 4, 5]),
  day: Int32Array.from(['2024-03-01', '2024-06-20', '2024-03-01', '2024-06-20', '2024-03-01'], day),
  campaign: textColumn(['spring', 'summer', 'spring', 'summer', 'spring']),
  variant: null,
  treated: flags(1, 1, 1, 0, 1),
  opened: null,
  clicked: null,
  converted: flags(1, 1, 0, 1, 255),
  amount: null,
};

describe('engagement', () => {
  const base: CustomerBase = { ...orders, events };
  const matrix = drain(features(base));

  test('activity with a half-life of 30 days, and nothing on or after the reference date', () => {
    // The reference date is 2024-07-01; the event of 2024-07-04 and the one without a date say nothing.
    const [a, b, c] = valuesOf(matrix, 'activity_score');
    expect(a).toBeCloseTo(3 * 0.5 + 2 * 2 ** (-1 / 30), 12);
    expect(b).toBeCloseTo(2 ** (-60 / 30), 12);
    expect(c).toBe(0);
    expect(valuesOf(matrix, 'activity_days')).toEqual([1, 60, NaN]);
    expect(featureOf(matrix, 'activity_days').reason).toContain('silent');
  });

  test('visits, pages, clicks, and each kind of event', () => {
    expect(valuesOf(matrix, 'sessions')).toEqual([2, 0, 0]);
    expect(valuesOf(matrix, 'pages')).toEqual([2, 0, 0]);
    expect(valuesOf(matrix, 'click_to_open')).toEqual([1, 0, NaN]);
    expect(valuesOf(matrix, 'event_web_visit')).toEqual([3, 0, 0]);
    expect(valuesOf(matrix, 'event_open_days')).toEqual([1, 60, NaN]);
  });

  test('campaigns: those held back do not count, and few stay near the average', () => {
    const answered = drain(features({ ...orders, campaigns }));
    // Two of three known answers of those written to were yes.
    const rate = 2 / 3;
    expect(valuesOf(answered, 'campaign_response_rate')).toEqual([
      (2 + 3 * rate) / 5,
      (0 + 3 * rate) / 4,
      NaN,
    ]);
  });

  test('on an earlier date the answers of the month before are not known yet', () => {
    const early = drain(features({ ...orders, campaigns }, { referenceDay: day('2024-06-25') }));
    expect(valuesOf(early, 'campaign_response_rate')).toEqual([(1 + 1.5) / 4, 1.5 / 4, NaN]);
    const earlier = drain(features({ ...orders, campaigns }, { referenceDay: day('2024-03-20') }));
    expect(earlier.customers).toEqual(['a', 'b']);
    expect(valuesOf(earlier, 'campaign_response_rate')).toEqual([NaN, NaN]);
  });

  test('later events change nothing on an earlier reference date', () => {
    const at = { referenceDay: day('2024-06-02') };
    const cut = eventsOf([
      [
        ['web visit', '2024-06-01', 600, '/a'],
        ['web visit', '2024-06-01', 625, '/b'],
        ['web visit', '2024-06-01', 700, '/a'],
      ],
      [['open', '2024-05-02', 0, '']],
      [],
    ]);
    const [whole, past] = [drain(features(base, at)), drain(features({ ...base, events: cut }, at))];
    for (const id of [
      'activity_score',
      'activity_days',
      'sessions',
      'pages',
      'event_web_visit',
      'event_open',
    ])
      expect(valuesOf(whole, id)).toEqual(valuesOf(past, id));
  });
});

describe('any events and campaigns', () => {
  const TYPES = ['open', 'click', 'visit'];
  const row = fc.record({
    customer: fc.nat({ max: 2 }),
    at: fc.integer({ min: -20, max: 260 }),
    minute: fc.nat({ max: 1439 }),
    type: fc.constantFrom(...TYPES),
    answer: fc.constantFrom(0, 1, 255),
  });
  type Row = { customer: number; at: number; minute: number; type: string; answer: number };
  const START = day('2024-01-01');
  const baseOf = (rows: readonly Row[]): CustomerBase => {
    const sorted = [...rows].sort((a, b) => a.customer - b.customer || a.at - b.at);
    const offsets = Int32Array.from(
      [0, 1, 2, 3],
      (c) => sorted.filter(({ customer }) => customer < c).length,
    );
    const days = Int32Array.from(sorted, ({ at }) => START + at);
    // The dictionary is that of the file, not of the rows that are left.
    const type = {
      kind: 'text' as const,
      dictionary: TYPES,
      codes: Int32Array.from(sorted, (each) => TYPES.indexOf(each.type)),
    };
    return {
      ...orders,
      events: {
        count: sorted.length,
        offsets,
        day: days,
        minute: Int16Array.from(sorted, ({ minute }) => minute),
        type,
        campaign: null,
        channel: null,
        device: null,
        url: null,
        value: null,
      },
      campaigns: {
        count: sorted.length,
        offsets,
        day: days,
        campaign: type,
        variant: null,
        treated: null,
        opened: Uint8Array.from(sorted, ({ answer }) => answer),
        clicked: null,
        converted: Uint8Array.from(sorted, ({ answer }) => answer),
        amount: null,
      },
    };
  };

  test('nothing on or after the reference date counts', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), fc.integer({ min: 125, max: 200 }), (rows, at) => {
        const options = { referenceDay: START + at };
        const past = rows.filter((each) => each.at < at);
        // One later event on each side, so that both are cut.
        const later = { customer: 0, at: 250, minute: 0, type: 'open', answer: 1 };
        const [whole, cut] = [rows, past].map((some) => drain(features(baseOf([...some, later]), options)));
        expect(whole!.features).toEqual(cut!.features);
        expect(whole!.x).toEqual(cut!.x);
      }),
      { numRuns: 50 },
    );
  });
});

describe('who they are', () => {
  const base: CustomerBase = {
    ...orders,
    attributes: [
      attribute('Birthday', 'birthday', dates('1990-07-01', '1990-07-02', '1890-01-01')),
      attribute('Tier', 'tier', textColumn(['Gold', 'None', 'Silver'])),
      attribute('Points', 'points', textColumn(['120', '', '7'])),
      attribute('Joined', 'signup', dates('2024-01-01', '2025-01-01', '2024-06-30')),
      attribute('Employees', 'attribute', numbers(5, 250, NaN)),
      attribute('Branch', 'attribute', textColumn(['trade', 'craft', 'trade'])),
      attribute('Country', 'country', textColumn(['DE', 'FR', 'AT'])),
      attribute('E-mail', 'email', textColumn(['a@x', 'b@x', 'c@x'])),
    ],
  };
  const matrix = drain(features(base));

  test('age on the day, sign-up, tier, points, numbers, kinds', () => {
    expect(valuesOf(matrix, 'age')).toEqual([34, 33, NaN]);
    expect(valuesOf(matrix, 'age_band')).toEqual([30, 30, NaN]);
    expect(valuesOf(matrix, 'crm_tenure_days')).toEqual([182, NaN, 1]);
    expect(valuesOf(matrix, 'loyalty_tier')).toEqual([2, 0, 1]);
    expect(valuesOf(matrix, 'loyalty_points')).toEqual([120, NaN, 7]);
    expect(valuesOf(matrix, 'known_employees')).toEqual([5, 250, NaN]);
    expect(featureOf(matrix, 'known_employees').spec.label).toBe('Something you know: Employees');
    expect(valuesOf(matrix, 'is_branch_trade')).toEqual([1, 0, 1]);
    expect(valuesOf(matrix, 'is_country_at')).toEqual([0, 0, 1]);
    expect(matrix.features.some(({ spec }) => spec.id.includes('mail'))).toBe(false);
  });

  test('they take no part in clustering unless a person says so, and then count', () => {
    expect(matrix.features.filter(({ spec, used }) => spec.group === 'profile' && used)).toEqual([]);
    expect(featureOf(matrix, 'age').reason).toContain('who people are');
    const wanted = drain(features(base, { use_known_employees: 'on', use_is_country_at: 'on' }));
    expect(featureOf(wanted, 'known_employees').used).toBe(true);
    expect(featureOf(wanted, 'is_country_at').used).toBe(true);
  });

  test('on an earlier reference date what a list says of now does not count; what lasts does', () => {
    const early = drain(features(base, { referenceDay: day('2024-06-01') }));
    for (const id of ['loyalty_tier', 'loyalty_points', 'known_employees', 'is_branch_trade']) {
      expect(valuesOf(early, id)).toEqual([NaN, NaN, NaN]);
      expect(featureOf(early, id).reason).toContain('not what was so on the reference date');
    }
    expect(valuesOf(early, 'age')).toEqual([33, 33, NaN]);
    expect(valuesOf(early, 'is_country_de')).toEqual([1, 0, 0]);
  });

  test('places in an order, where a person wants them', () => {
    const placed = drain(features(base, { kinds: 'places' }));
    expect(valuesOf(placed, 'known_branch')).toEqual([1, 2, 1]);
    expect(placed.features.some(({ spec }) => spec.id.startsWith('is_'))).toBe(false);
  });

  test('a switch of a feature that is no longer there does nothing, but must be a switch', () => {
    const options = { use_known_shoe_size: 'on' };
    expect(drain(features(base, options)).used).toEqual(matrix.used);
    expect(() => drain(features(base, { use_known_shoe_size: 'perhaps' }))).toThrow('must be one of');
  });
});

describe('what they like', () => {
  const n = 80;
  const lines = Array.from({ length: n * 6 }, (_, i) => {
    const customer = i % n;
    const taste = customer % 2;
    return {
      customer,
      product: 10 * taste + ((Math.floor(i / n) * 3 + customer) % 10),
      category: taste ? 'tea' : 'coffee',
    };
  });
  const table = (rows: typeof lines) =>
    rawTable({
      customer: rows.map((each) => `c${String(each.customer).padStart(2, '0')}`),
      order: rows.map((each) => `o${each.customer}`),
      date: rows.map((each) => `2024-01-${String(1 + (each.customer % 28)).padStart(2, '0')}`),
      product: rows.map((each) => `p${each.product}`),
      category: rows.map((each) => (each.customer === 0 && each.product === 0 ? 'rare' : each.category)),
      amount: rows.map((each) => 1 + (each.customer % 3)),
      channel: rows.map((each) => (each.customer % 4 === 0 ? 'shop' : 'web')),
    });
  const base = drain(prepare([table(lines)], { duplicates: false }));
  const matrix = drain(features(base));

  test('shares of money by category and channel', () => {
    const tea = valuesOf(matrix, 'share_category_tea');
    expect(tea.slice(0, 4)).toEqual([0, 1, 0, 1]);
    expect(valuesOf(matrix, 'share_channel_shop').slice(0, 5)).toEqual([1, 0, 0, 0, 1]);
    expect(featureOf(matrix, 'share_category_tea').reason).toContain('taste');
  });

  test('tastes part the two kinds of baskets, sum to one, and do not depend on the order of the lines', () => {
    const parts = matrix.features.filter(({ spec }) => spec.id.startsWith('taste_'));
    expect(parts.length).toBe(4);
    for (let c = 0; c < n; c++) {
      expect(parts.reduce((sum, { values }) => sum + valueAt(values, c), 0)).toBeCloseTo(1, 9);
    }
    // Each part is of one kind of baskets alone.
    for (const { values } of parts) {
      const sums = [0, 1].map((kind) =>
        unpacked(values).reduce((sum, v, c) => sum + (c % 2 === kind ? v : 0), 0),
      );
      expect(Math.min(...sums)).toBeLessThan(0.02 * Math.max(...sums));
    }
    const reversed = drain(features(drain(prepare([table([...lines].reverse())], { duplicates: false }))));
    expect(reversed.features.map(({ spec }) => spec)).toEqual(matrix.features.map(({ spec }) => spec));
    parts.forEach(({ spec, values }) => expect(featureOf(reversed, spec.id).values).toEqual(values));
  });

  test('favorites and habits, and kinds for methods that take them', () => {
    const described = (id: string, of = matrix) => {
      const { levels, codes } = of.descriptions!.find((each) => each.id === id)!;
      return Array.from(codes, (code) => levels[code]);
    };
    expect(described('favorite_category').slice(0, 3)).toEqual(['coffee', 'tea', 'coffee']);
    expect(described('usual_channel').slice(0, 5)).toEqual(['shop', 'web', 'web', 'web', 'shop']);
    expect(described('usual_weekday')[0]).toBe('Monday');
    expect(described('first_order_month')[0]).toBe('2024-01');
    expect(matrix.categories!.map(({ label }) => label)).toEqual(['Favorite category', 'Usual channel']);
    const without = drain(features(base, { use_kind_category: 'off' }));
    expect(without.categories!.map(({ id }) => id)).toEqual(['channel']);
  });

  test('others are placed by the same levels and parts', () => {
    const wanted = { use_share_category_tea: 'on', use_taste_1: 'on', use_share_channel_web: 'on' };
    const with3 = drain(features(base, wanted));
    expect(drain(featuresLike(with3, base)).x).toEqual(with3.x);
    const few = lines.filter(({ customer }) => customer < 20);
    const placed = drain(featuresLike(with3, drain(prepare([table(few)], { duplicates: false }))));
    for (const id of ['share_category_tea', 'taste_1', 'share_channel_web'])
      expect(valuesOf(placed, id)).toEqual(valuesOf(with3, id).slice(0, 20));
  });
});
