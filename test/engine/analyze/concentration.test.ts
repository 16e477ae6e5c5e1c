import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { heightAt } from '../../../src/base/curve';
import { concentrationOf } from '../../../src/engine/analyze/concentration';
import { silhouetteBars } from '../../../src/engine/analyze/silhouette-bars';
import { silhouetteRows } from '../../../src/engine/cluster/silhouette-rows';
import { uniform } from '../../support/clusters';

/** Gini as the mean absolute difference of all pairs over twice the mean. */
function giniOfPairs(values: readonly number[]): number {
  const sum = values.reduce((all, value) => all + value, 0);
  let apart = 0;
  for (const a of values) for (const b of values) apart += Math.abs(a - b);
  return apart / (2 * values.length * sum);
}

describe('who brings the revenue', () => {
  test('Gini is that of all pairs, and the curve begins and ends where it must', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 500 }), { minLength: 1, maxLength: 60 }), (values) => {
        const found = concentrationOf(Float64Array.from(values));
        if (values.reduce((sum, value) => sum + value, 0) <= 0) {
          expect(found).toBeNull();
          return;
        }
        expect(found!.gini).toBeCloseTo(giniOfPairs(values), 9);
        expect([found!.shares[0], found!.shares.at(-1)]).toEqual([0, 1]);
        expect(found!.revenueShares.at(-1)).toBeCloseTo(1, 12);
        const best = Math.max(...values) / found!.revenue;
        expect(heightAt(found!.shares, found!.revenueShares, 1 / values.length)).toBeCloseTo(best, 9);
      }),
    );
  });

  test('one in ten brings nine tenths', () => {
    const found = concentrationOf(Float64Array.from({ length: 1000 }, (_, i) => (i < 100 ? 81 : 1)))!;
    expect(heightAt(found.shares, found.revenueShares, 0.1)).toBeCloseTo(0.9, 9);
    expect(heightAt(found.shares, found.revenueShares, 0.05)).toBeCloseTo(0.45, 9);
    expect(found.shares).toHaveLength(201);
  });

  test('says nothing without money', () => {
    expect(concentrationOf(Float64Array.of(NaN, NaN))).toBeNull();
    expect(concentrationOf(Float64Array.of(5, -9))).toBeNull();
    expect(concentrationOf(new Float64Array(0))).toBeNull();
  });
});

describe('silhouettes by segment', () => {
  const { rows, columns, data } = uniform(500, 2, 8);
  const x = { rows, columns, data: Float32Array.from(data) };
  const labels = Int32Array.from({ length: rows }, (_, row) =>
    row % 50 === 0 ? -1 : data[2 * row]! > 0.5 ? 1 : 0,
  );

  test('are those of every customer, worked out pair by pair', () => {
    const found = drain(silhouetteRows(x, labels, 500));
    const row = 3;
    const far = (other: number) =>
      Math.hypot(x.data[6]! - x.data[2 * other]!, x.data[7]! - x.data[2 * other + 1]!);
    const meanTo = (label: number) => {
      const others = [...labels.keys()].filter((other) => labels[other] === label && other !== row);
      return others.reduce((sum, other) => sum + far(other), 0) / others.length;
    };
    const [own, next] = [meanTo(labels[row]!), meanTo(1 - labels[row]!)];
    expect(found.exact).toBe(true);
    expect(found.values[row]).toBeCloseTo((next - own) / Math.max(own, next), 5);
    expect(found.values[50]).toBeNaN();
  });

  test('from high to low, thinned, with the share that is nearer elsewhere', () => {
    const { bars, mean, customers, exact } = drain(silhouetteBars(silhouetteRows(x, labels, 460), labels, 3));
    expect([customers, exact]).toEqual([460, false]);
    expect(bars.map((bar) => bar.values.length)).toEqual([200, 200, 0]);
    for (const { values } of bars) expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(mean).toBeGreaterThan(0.2);
    expect(bars[2]!.mean).toBeNaN();
    expect(bars[0]!.astray).toBeLessThan(0.2);
  });
});
