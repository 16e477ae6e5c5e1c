import { probit } from 'simple-statistics';
import { quantileOf } from '../../base/quantile';

/** A difference with the bounds between which it lies in 95 of 100 cases. */
export interface Difference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Median of `a` less median of `b`, with an interval that asks for no shape of the values. Where many values are
 * equal the interval can shrink to a point. NaN where a side is empty, and bounds of NaN where one has a single value.
 *
 * @param a, b ascending values in original units.
 * @param z of the normal distribution: 1.96 for 95 %, more where many differences are looked at.
 * @source Bonett, Price, "Statistical inference for a linear function of medians", Psychological Methods 7 (2002).
 */
export function medianDifference(a: Float64Array, b: Float64Array, z: number): Difference {
  const value = quantileOf(a, 0.5) - quantileOf(b, 0.5);
  const half = z * Math.hypot(medianError(a), medianError(b));
  return { value, low: value - half, high: value + half };
}

/** Standard error of a median from two order statistics (McKean, Schrader 1984); NaN below two values. */
export function medianError(sorted: Float64Array): number {
  const n = sorted.length;
  if (n < 2) return NaN;
  const c = Math.max(1, Math.round((n + 1) / 2 - Math.sqrt(n)));
  return (sorted[n - c]! - sorted[c - 1]!) / (2 * deviations(n, c));
}

/** How many standard deviations of the normal distribution leave out as much as "fewer than c of n lie below". */
function deviations(n: number, c: number): number {
  if (n > 1000) return (n / 2 - c + 0.5) / (Math.sqrt(n) / 2);
  let term = -n * Math.LN2;
  let sum = Math.exp(term);
  for (let i = 1; i < c; i++) {
    term += Math.log((n - i + 1) / i);
    sum += Math.exp(term);
  }
  return probit(1 - sum);
}
