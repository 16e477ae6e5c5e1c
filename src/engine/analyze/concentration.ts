/** How revenue is spread over customers. */
export interface Concentration {
  /** Customers with an amount, and what they paid together. */
  readonly customers: number;
  readonly revenue: number;
  /** For shares of the customers, 0 to 1, the best first: the share of the revenue that they bring. */
  readonly shares: readonly number[];
  readonly revenueShares: readonly number[];
  /** 0: all bring the same; towards 1: few bring all. Above 1 where many cost more than they bring. */
  readonly gini: number;
}

const POINTS = 200;

/**
 * The revenue curve: a Lorenz curve read from the best customers down, with its Gini coefficient. Customers whose
 * returns outweigh their purchases count as what they are, below zero, so the curve may rise above 1. Null when the
 * amounts sum to nothing.
 *
 * @param values money of each customer; NaN where unknown. Cost: sorting them.
 * @source Gini as twice the area between curve and diagonal (trapezoids over every customer).
 */
export function concentrationOf(values: Float64Array): Concentration | null {
  const sorted = values
    .filter((value) => !Number.isNaN(value))
    .sort()
    .reverse();
  const n = sorted.length;
  const revenue = sorted.reduce((sum, value) => sum + value, 0);
  if (n === 0 || !(revenue > 0)) return null;
  const points = Math.min(n, POINTS);
  const shares = [0];
  const revenueShares = [0];
  let [sum, area, at] = [0, 0, 1];
  sorted.forEach((value, i) => {
    area += (sum + value / 2) / (revenue * n);
    sum += value;
    if (i + 1 < Math.round((at * n) / points)) return;
    shares.push((i + 1) / n);
    revenueShares.push(sum / revenue);
    at++;
  });
  return { customers: n, revenue, shares, revenueShares, gini: 2 * area - 1 };
}
