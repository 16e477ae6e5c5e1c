import type { Estimate } from './types';

/** 97.5 % point of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * The bounds of a positive quantity with the given mean and variance, as if it were lognormal: never below zero, and
 * wide on the upper side where little is known.
 */
export function estimateOf(mean: number, variance: number): Estimate {
  if (!(mean > 0)) return { value: 0, low: 0, high: 0 };
  const spread = Math.sqrt(Math.log1p(variance / (mean * mean)));
  const center = mean * Math.exp(-0.5 * spread * spread);
  return { value: mean, low: center * Math.exp(-Z * spread), high: center * Math.exp(Z * spread) };
}

/** Standard deviation of the logarithm that such bounds stand for. */
export const spreadOf = ({ low, high }: Estimate): number => (low > 0 ? Math.log(high / low) / (2 * Z) : 0);

/** A draw from the same distribution, from a standard normal z. */
export function scattered(mean: number, variance: number, z: number): number {
  if (!(mean > 0)) return 0;
  const spread = Math.sqrt(Math.log1p(variance / (mean * mean)));
  return mean * Math.exp(spread * z - 0.5 * spread * spread);
}

/** The mean with the 2.5 % and 97.5 % points of draws (linear interpolation), widened to hold the mean. */
export function estimateFrom(mean: number, draws: readonly number[]): Estimate {
  const sorted = Float64Array.from(draws).sort();
  const at = (share: number): number => {
    const position = share * (sorted.length - 1);
    const below = Math.floor(position);
    const above = Math.min(sorted.length - 1, below + 1);
    return sorted[below]! + (position - below) * (sorted[above]! - sorted[below]!);
  };
  return { value: mean, low: Math.min(mean, at(0.025)), high: Math.max(mean, at(0.975)) };
}

/** gᵀ C g for a covariance C (row-major). */
export function quadraticForm(g: ArrayLike<number>, covariance: Float64Array, offset = 0): number {
  const n = Math.sqrt(covariance.length);
  let sum = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) sum += g[offset + i]! * g[offset + j]! * covariance[i * n + j]!;
  return Math.max(0, sum);
}
