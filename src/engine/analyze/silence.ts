import { quantileOf } from '../../base/quantile';
import { random, sampleIndices } from '../../base/random';
import type { Steps } from '../../base/steps';
import { unpacked } from '../../base/values';
import type { Feature } from '../features/types';
import { CONTRAST_ROWS } from './contrasts';

/** A segment has gone silent when so many of its customers have. */
export const MOSTLY = 0.8;
/** Usual gaps without an order after which a customer counts as silent. */
const SILENT_GAPS = 2;

/**
 * The share of each segment that has gone silent: whose last order lies more than two usual gaps back, the customer's
 * own or the shop's, whichever is longer. The shop's is the median of all gaps; where no gap is known, the median of
 * the days since the last order. Beyond 200,000 customers a seeded sample stands for all.
 *
 * @param labels segment of each customer, 0 … k−1 or −1
 * @returns k shares, 0 to 1; zeros where the files don't say when people ordered. Cost O(n log n)
 */
export function* silentShares(features: readonly Feature[], labels: Int32Array, k: number): Steps<number[]> {
  const silent = new Array<number>(k).fill(0);
  const of = (id: string) => features.find(({ spec }) => spec.id === id)?.values;
  const recencyValues = of('recency_days');
  if (!recencyValues) return silent;
  const gapValues = of('gap_days');
  const n = labels.length;
  const rows = n > CONTRAST_ROWS ? sampleIndices(n, CONTRAST_ROWS, random(1)) : null;
  const drawn = (values: Float64Array) => (rows ? Float64Array.from(rows, (row) => values[row]!) : values);
  const recency = drawn(unpacked(recencyValues));
  yield { done: 1, total: 3 };
  const gaps = gapValues ? drawn(unpacked(gapValues)) : new Float64Array(recency.length).fill(NaN);
  const known = gaps.filter((gap) => !Number.isNaN(gap));
  const typical = quantileOf(
    (known.length > 0 ? known : recency.filter((days) => !Number.isNaN(days))).sort(),
    0.5,
  );
  yield { done: 2, total: 3 };
  const members = new Array<number>(k).fill(0);
  recency.forEach((days, at) => {
    const label = labels[rows ? rows[at]! : at]!;
    if (label < 0) return;
    members[label]!++;
    const usual = Math.max(typical, Number.isNaN(gaps[at]!) ? 0 : gaps[at]!);
    if (days > SILENT_GAPS * usual) silent[label]!++;
  });
  return silent.map((count, label) => count / Math.max(1, members[label]!));
}
