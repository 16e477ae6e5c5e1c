import { describe, expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { overviewOf } from '../../../src/engine/analyze/overview';
import { silentShares } from '../../../src/engine/analyze/silence';
import { feature } from './fixtures';

const days = (id: string, values: readonly number[]) => feature(id, values);
const shares = (
  recency: readonly number[],
  gaps: readonly number[] | null,
  labels: readonly number[],
  k: number,
) =>
  drain(
    silentShares(
      [days('recency_days', recency), ...(gaps ? [days('gap_days', gaps)] : [])],
      Int32Array.from(labels),
      k,
    ),
  );

describe('who has gone silent', () => {
  test('is told by the own rhythm, or that of the shop where it is slower or the own unknown', () => {
    // The shop's usual gap is 30 days; one orders every 100.
    const gaps = [30, 30, 100, 2, NaN, NaN];
    expect(shares([61, 60, 199, 40, 484, 10], gaps, [0, 1, 2, 3, 4, 5], 6)).toEqual([1, 0, 0, 0, 1, 0]);
  });

  test('is told of people, not of the median: a catch-all keeps those who are there', () => {
    const recency = [...new Array<number>(60).fill(300), ...new Array<number>(40).fill(5), ...new Array<number>(9).fill(400)]; // prettier-ignore
    const labels = recency.map((_, i) => (i < 100 ? 0 : 1));
    expect(shares(recency, recency.map(() => 30), labels, 2)).toEqual([0.6, 1]); // prettier-ignore
  });

  test('without gaps the usual days since the last order stand for them; without dates nobody is', () => {
    expect(shares([10, 10, 10, 21, NaN], null, [0, 0, 0, 1, 1], 2)).toEqual([0, 0.5]);
    expect(drain(silentShares([], Int32Array.from([0, 0]), 1))).toEqual([0]);
    expect(shares([10, 500, 10], [10, 10, 10], [0, -1, 0], 1)).toEqual([0]);
  });
});

describe('the overview', () => {
  const segment = (at: number, customers: number) =>
    ({ segment: at, customers, customerShare: 0.5, revenueShare: 0.5 }) as Parameters<
      typeof overviewOf
    >[0][number];
  const facts = { customers: 100, unassigned: 0, separated: true, silent: [0.9, 0.79, 1] };

  test('counts all segments nearly all of whose customers are silent', () => {
    const segments = [segment(0, 20), segment(1, 40), segment(2, 7)];
    expect(overviewOf(segments, facts).silent).toEqual({ segments: 2, customers: 27 });
    expect(overviewOf([segment(0, 1)], facts).silent).toEqual({ segments: 0, customers: 0 });
  });

  test('mentions one customer who brings a third of the revenue, unless so few are known that somebody must', () => {
    const giant = (money: readonly number[]) =>
      overviewOf([], { ...facts, money: Float64Array.from(money) }).giant;
    const others = new Array<number>(40).fill(1);
    expect(giant([960, ...others])).toBe(0.96);
    expect(giant([19, ...others])).toBeNull();
    expect(giant([960, -900, NaN, ...others])).toBe(0.96);
    expect(giant([5, 1, 2])).toBeNull();
    expect(giant([0, 0, NaN])).toBeNull();
    expect(overviewOf([], facts).giant).toBeNull();
  });
});
