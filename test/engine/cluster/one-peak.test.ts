import { describe, expect, test } from 'vitest';
import { random } from '../../../src/base/random';
import { byRank, onePeakOf, orderOf, ranksOf, type OnePeak } from '../../../src/engine/cluster/one-peak';

const densities = ({ shares, values }: OnePeak) =>
  Array.from({ length: shares.length - 1 }, (_, i) => (shares[i + 1]! - shares[i]!) / (values[i + 1]! - values[i]!)); // prettier-ignore

const drawn = (count: number, seed: number, of: (source: ReturnType<typeof random>) => number) => {
  const source = random(seed);
  return Float64Array.from({ length: count }, () => of(source));
};

/** Whether densities rise to a peak and fall from it. */
function hasOnePeak(all: readonly number[]): boolean {
  const peak = all.indexOf(Math.max(...all));
  return all.every((density, i) => i === 0 || (i <= peak ? density >= all[i - 1]! : density <= all[i - 1]!));
}

/** The greatest likelihood of all laws with one peak that are constant between some of the values. */
function bestLikelihood(sorted: Float64Array): number {
  const bins = sorted.length - 1;
  let best = -Infinity;
  for (let cuts = 0; cuts < 2 ** (bins - 1); cuts++) {
    const ends = [0, ...Array.from({ length: bins - 1 }, (_, i) => i + 1).filter((i) => (cuts >> (i - 1)) & 1), bins]; // prettier-ignore
    const values = ends.slice(1).map((end, i) => ({
      count: end - ends[i]!,
      density: (end - ends[i]!) / (sorted[end]! - sorted[ends[i]!]!),
    }));
    if (hasOnePeak(values.map(({ density }) => density)))
      best = Math.max(best, values.reduce((sum, { count, density }) => sum + count * Math.log(density), 0)); // prettier-ignore
  }
  return best;
}

describe('the likeliest law with one peak', () => {
  test('no other is likelier', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const column = drawn(9, seed, (source) => source.normal() + 3 * source.below(2));
      const law = onePeakOf(column);
      const likelihood = densities(law).reduce(
        (sum, density, i) => sum + 8 * (law.shares[i + 1]! - law.shares[i]!) * Math.log(8 * density),
        0,
      );
      expect(hasOnePeak(densities(law))).toBe(true);
      expect(likelihood).toBeCloseTo(bestLikelihood(column.toSorted()), 8);
    }
  });

  test('one bell stays what it is; the dip between two is filled', () => {
    const order = Int32Array.from({ length: 5_000 }, (_, i) => i);
    const within = (values: Float64Array, from: number, to: number) =>
      values.filter((value) => value >= from && value < to).length / values.length;
    const one = byRank(onePeakOf(drawn(5_000, 1, (source) => source.normal())), order);
    expect(within(one, -1, 1)).toBeCloseTo(0.683, 1);
    expect(within(one, -2, 2)).toBeCloseTo(0.954, 1);
    expect(within(one, -2.5, 2.5)).toBeCloseTo(0.988, 2);
    const two = byRank(onePeakOf(drawn(5_000, 1, (source) => source.normal() + 8 * source.below(2))), order);
    expect(within(two, 3, 5)).toBeGreaterThan(0.1);
    expect(within(two, -4, 12)).toBeGreaterThan(0.99);
  });

  test('values that repeat, or are all the same, give numbers', () => {
    const many = onePeakOf(drawn(500, 2, (source) => Math.max(1, source.below(8) - 3)));
    const values = byRank(many, orderOf(drawn(500, 3, (source) => source.next())));
    expect(values.every(Number.isFinite)).toBe(true);
    expect(values.filter((value) => value < 1.01).length / 500).toBeGreaterThan(0.5);
    for (const same of [new Float64Array(30).fill(4), Float64Array.of(4)])
      expect(new Set(byRank(onePeakOf(same), orderOf(new Float64Array(10))))).toEqual(new Set([4]));
  });

  test('values take the order of the ranks; equal values share theirs', () => {
    const law = { shares: Float64Array.of(0, 0.5, 1), values: Float64Array.of(0, 1, 5) };
    expect([...byRank(law, orderOf(Float64Array.of(9, 7, 8, 6)))]).toEqual([4, 0.75, 2, 0.25]);
    expect([...ranksOf(Float64Array.of(3, 1, 3, 2))]).toEqual([2.5, 0, 2.5, 1]);
  });
});
