import type { Clv, Estimate } from '../features/clv/types';

/** How the value stage makes bounds of a mean and a variance, and reads the spread of bounds. */
export interface Bounds {
  readonly estimateOf: (mean: number, variance: number) => Estimate;
  /** Standard deviation of the logarithm that bounds stand for. */
  readonly spreadOf: (estimate: Estimate) => number;
}

/**
 * What the customers of each segment will probably be worth, with bounds; null where nothing is expected of money.
 * A segment is taken to be as uncertain as the sum over all customers (that is the error of the model, which all
 * segments share), and the chance in what its own people do comes on top.
 *
 * @param labels segment of each customer, in the order of the forecast.
 */
export function segmentWorth(
  { forecast }: Clv,
  labels: Int32Array,
  k: number,
  { estimateOf, spreadOf }: Bounds,
): Estimate[] | null {
  const { expectedValue, orderValue, ordersSpread, totals } = forecast ?? {};
  if (!expectedValue || !orderValue || !ordersSpread || !totals?.value) return null;
  if (expectedValue.length !== labels.length) return null;
  const sums = new Float64Array(k);
  const chance = new Float64Array(k);
  labels.forEach((label, row) => {
    if (label < 0) return;
    sums[label]! += expectedValue[row]!;
    chance[label]! += (ordersSpread[row]! * orderValue[row]!) ** 2;
  });
  const shared = Math.expm1(spreadOf(totals.value) ** 2);
  return Array.from(sums, (sum, label) => estimateOf(sum, shared * sum * sum + chance[label]!));
}
