import type { FeatureUnit, Transform } from './types';

/** How a column is brought to a common scale: transform, fill, center, scale, in this order. */
export interface Shape {
  readonly transform: Transform;
  readonly fill: number;
  readonly center: number;
  readonly scale: number;
}

/** Skewness from which a feature counts as skewed: that of half-normal data. */
const SKEWED = 1;

/** Transforms `values`, never changing them; NaN stays NaN. */
export function transformed(values: Float64Array, transform: Transform): Float64Array {
  switch (transform) {
    case 'none':
      return values.slice();
    case 'log':
      return values.map(Math.log);
    case 'log1p':
      return values.map(Math.log1p);
    case 'signed-log':
      return values.map((value) => Math.sign(value) * Math.log1p(Math.abs(value)));
  }
}

/**
 * A logarithm where the values are skewed (moment skewness above 1) and it makes them less so: `log` for money that
 * is always above zero, so that the currency's unit does not matter; `log1p` where zeros occur; `signed-log` where
 * money is below zero for some. Shares and scores are bounded and stay as they are.
 */
export function chooseTransform(values: Float64Array, unit: FeatureUnit): Transform {
  if (unit === 'share' || unit === 'score') return 'none';
  const before = skewness(values);
  if (!(before > SKEWED)) return 'none';
  const least = values.reduce((low, value) => (value < low ? value : low), Infinity);
  const transform = least < 0 ? 'signed-log' : unit === 'money' && least > 0 ? 'log' : 'log1p';
  return Math.abs(skewness(transformed(values, transform))) < before ? transform : 'none';
}

/** Third standardized moment of the defined values; 0 where they don't differ. */
export function skewness(values: Float64Array): number {
  const { count, mean, deviation } = moments(values);
  if (count === 0 || !(deviation > 0)) return 0;
  let cubes = 0;
  for (const value of values) if (value === value) cubes += ((value - mean) / deviation) ** 3;
  return cubes / count;
}

/** Mean and population standard deviation of the defined values, in two passes. */
export function moments(values: Float64Array): { count: number; mean: number; deviation: number } {
  let [count, sum] = [0, 0];
  for (const value of values) {
    if (value !== value) continue;
    count++;
    sum += value;
  }
  const mean = count > 0 ? sum / count : 0;
  let squares = 0;
  for (const value of values) if (value === value) squares += (value - mean) * (value - mean);
  return { count, mean, deviation: count > 0 ? Math.sqrt(squares / count) : 0 };
}

/** The quantile of ascending values by linear interpolation between order statistics (type 7). */
export function quantile(ascending: Float64Array, share: number): number {
  if (ascending.length === 0) return NaN;
  const at = share * (ascending.length - 1);
  const below = Math.floor(at);
  const low = ascending[below]!;
  const high = ascending[Math.min(below + 1, ascending.length - 1)]!;
  return low + (at - below) * (high - low);
}

export const median = (values: Float64Array): number =>
  quantile(values.filter((value) => value === value).sort(), 0.5);

/** Center and scale of a transformed and filled column. Robust falls back to standard where the quartiles agree. */
export function scaleOf(column: Float64Array, scaling: string): { center: number; scale: number } {
  if (scaling === 'none') return { center: 0, scale: 1 };
  if (scaling === 'robust') {
    const ascending = column.slice().sort();
    const spread = quantile(ascending, 0.75) - quantile(ascending, 0.25);
    // 1.349 standard deviations lie between the quartiles of a normal distribution.
    if (spread > 0) return { center: quantile(ascending, 0.5), scale: spread / 1.349 };
  }
  const { mean, deviation } = moments(column);
  return { center: mean, scale: deviation > 0 ? deviation : 1 };
}
