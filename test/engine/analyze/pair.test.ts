import { describe, expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { lifts } from '../../../src/engine/analyze/lift';
import { medianDifference, medianError } from '../../../src/engine/analyze/median-difference';
import { comparePair } from '../../../src/engine/analyze/pair';
import { segmentWorth } from '../../../src/engine/analyze/worth';
import { estimateOf, spreadOf } from '../../../src/engine/features/clv/estimate';
import type { Clv } from '../../../src/engine/features/clv/types';
import type { FeatureMatrix } from '../../../src/engine/features/types';
import { random } from '../../../src/base/random';
import { feature } from './fixtures';

describe('medians', () => {
  // SciPy: binom.cdf and norm.ppf over the same order statistics of i²/7.
  test.each([
    [3, 0.2483717473911239],
    [12, 2.658674140237368],
    [101, 71.60798106527716],
    [1500, 4146.177970703433],
  ])('error over %i values', (n, expected) => {
    const values = Float64Array.from({ length: n }, (_, i) => (i * i) / 7);
    expect(Math.abs(medianError(values) / expected - 1)).toBeLessThan(0.002);
  });

  test('the interval holds the true difference about as often as it says', () => {
    const source = random(5);
    const draw = (n: number, more: number) =>
      Float64Array.from({ length: n }, () => Math.exp(source.normal()) + more).sort();
    let held = 0;
    for (let i = 0; i < 500; i++) {
      const { low, high } = medianDifference(draw(40, 2), draw(70, 0), 1.96);
      held += Number(low <= 2 && 2 <= high);
    }
    expect(held / 500).toBeGreaterThan(0.92);
    expect(held / 500).toBeLessThan(0.985);
  });

  test('says nothing of a single value or of none', () => {
    expect(medianError(Float64Array.of(4))).toBeNaN();
    expect(medianDifference(new Float64Array(0), Float64Array.of(1, 2), 1.96).value).toBeNaN();
  });
});

const labels = Int32Array.from({ length: 120 }, (_, i) => (i < 40 ? 0 : i < 80 ? 1 : i < 110 ? 2 : -1));
const matrix = {
  customers: Array.from(labels, (_, i) => String(i)),
  features: [
    feature(
      'frequency',
      Array.from(labels, (label, i) => (label === 0 ? 20 : 2) + (i % 5)),
    ),
    feature(
      'recency_days',
      Array.from(labels, (_, i) => i % 7),
    ),
    feature(
      'return_rate',
      Array.from(labels, (label) => (label === 1 ? NaN : 0.5)),
    ),
  ],
  descriptions: [
    {
      id: 'country',
      label: 'Country',
      levels: ['FR', 'DE', 'IT'],
      codes: Int32Array.from(labels, (label, i) => (label === 0 ? (i % 10 ? 0 : 1) : i % 5 ? 1 : 0)),
    },
  ],
} as unknown as FeatureMatrix;

describe('two segments', () => {
  test('the clearest difference first, in original units, both ways alike', () => {
    const pair = drain(comparePair(matrix, labels, 0, 1));
    expect(pair.customers).toEqual([40, 40]);
    expect(pair.rows.map((row) => row.feature)).toEqual([0, 1]);
    const [row] = pair.rows;
    expect(row!.sides.map(({ median }) => median)).toEqual([22, 4]);
    expect(row).toMatchObject({ effect: 1, difference: { value: 18 } });
    expect(row!.difference.low).toBeLessThan(18);
    expect(row!.difference.low).toBeGreaterThan(14);
    const back = drain(comparePair(matrix, labels, 1, 0)).rows[0]!;
    expect(back.difference.value).toBe(-18);
    expect(back.difference.low).toBeCloseTo(-row!.difference.high, 9);
    expect(back.effect).toBe(-1);
  });

  test('everybody else are all others, those without a segment too', () =>
    expect(drain(comparePair(matrix, labels, 2, null)).customers).toEqual([30, 90]));

  test('kinds that are clearly more or less frequent', () => {
    const { lifts: found } = drain(comparePair(matrix, labels, 0, 1));
    expect(found.map(({ level, shares }) => [level, ...shares])).toEqual([
      ['FR', 0.9, 0.2],
      ['DE', 0.1, 0.8],
    ]);
    expect(found[0]!.lift).toBeCloseTo(4.5, 12);
    expect(found[0]!.low).toBeGreaterThan(1);
    expect(found[1]!.high).toBeLessThan(1);
    expect(drain(lifts([], new Int32Array(0), new Int32Array(0)))).toEqual([]);
  });
});

test('what segments are worth adds up, and the bounds of a part are wider than those of the whole', () => {
  const n = labels.length;
  const clv = {
    forecast: {
      expectedValue: new Float64Array(n).fill(10),
      orderValue: new Float64Array(n).fill(5),
      ordersSpread: new Float64Array(n).fill(1),
      totals: { value: estimateOf(10 * n, (0.1 * 10 * n) ** 2) },
    },
  } as unknown as Clv;
  const worth = segmentWorth(clv, labels, 3, { estimateOf, spreadOf })!;
  expect(worth.map(({ value }) => value)).toEqual([400, 400, 300]);
  const { low, high } = estimateOf(300, (0.1 * 300) ** 2 + 30 * 25);
  expect(worth[2]!.low).toBeCloseTo(low, 6);
  expect(worth[2]!.high).toBeCloseTo(high, 6);
  expect(segmentWorth({ forecast: null } as Clv, labels, 3, { estimateOf, spreadOf })).toBeNull();
});
