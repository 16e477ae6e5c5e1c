import type { Random } from '../base/random';

// Four short laws; a library of distributions would be larger than they are.

/** Lognormal with the given mean; `spread` is the standard deviation of the logarithm. */
export const lognormal = (source: Random, mean: number, spread: number): number =>
  mean * Math.exp(spread * source.normal() - (spread * spread) / 2);

/** 0, 1, 2 … with the given mean, falling geometrically, at most `most`. */
export function geometric(source: Random, mean: number, most: number): number {
  if (mean <= 0) return 0;
  return Math.min(most, Math.floor(Math.log(1 - source.next()) / Math.log(mean / (1 + mean))));
}

export const chance = (source: Random, probability: number): boolean => source.next() < probability;

/** An index drawn in proportion to the weights. */
export function weighted(source: Random, weights: readonly number[]): number {
  let total = 0;
  for (const weight of weights) total += weight;
  let left = source.next() * total;
  for (let i = 0; i < weights.length - 1; i++) {
    left -= weights[i]!;
    if (left < 0) return i;
  }
  return weights.length - 1;
}

export const between = (source: Random, low: number, high: number): number =>
  low + (high - low) * source.next();
