import type { SpendModel } from './types';

/** What the next order of a customer is worth. */
export interface OrderValue {
  /** E[M]. */
  readonly mean: number;
  /** Standard error of `mean` from that of the parameters; NaN for a fallback. */
  readonly error: number;
  /** Derivatives of `mean` in (ln p, ln q, ln γ). */
  readonly slopes: readonly [number, number, number];
  /** E[M²] of the customer's own mean, and the mean variance of single orders around it; NaN if infinite. */
  readonly meanSquare: number;
  readonly within: number;
}

/**
 * E[M | x, m] = p (γ + x m) / (p x + q − 1), Fader, Hardie, Lee (2005, "RFM and CLV", equation 5): the customer's own
 * mean drawn toward that of all, the less is known the more. Without a repeat order of known value, x = 0: the mean of
 * all customers. Where that is infinite (q ≤ 1) `fallback` stands in for it.
 */
export function orderValue(
  { parameters: { p, q, gamma }, covariance }: SpendModel,
  x: number,
  m: number,
  fallback: number,
): OrderValue {
  const known = x > 0 && m > 0;
  const [orders, money] = known ? [x, x * m] : [0, 0];
  const scale = gamma + money;
  const shape = p * orders + q;
  if (shape <= 1)
    return { mean: known ? m : fallback, error: NaN, slopes: [0, 0, 0], meanSquare: NaN, within: NaN };
  const mean = (p * scale) / (shape - 1);
  const slopes = [
    mean * (1 - (p * orders) / (shape - 1)),
    (-mean * q) / (shape - 1),
    (mean * gamma) / scale,
  ] as const;
  let variance = 0;
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) variance += slopes[i]! * slopes[j]! * covariance[3 * i + j]!;
  const inverseSquare = shape > 2 ? (scale * scale) / ((shape - 1) * (shape - 2)) : NaN;
  return {
    mean,
    error: Math.sqrt(Math.max(0, variance)),
    slopes,
    meanSquare: p * p * inverseSquare,
    within: p * inverseSquare,
  };
}
