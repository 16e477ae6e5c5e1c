import { quantile } from './quantile';
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

/** The function behind each transform. */
const FUNCTIONS: Readonly<Record<Transform, (value: number) => number>> = {
  none: (value) => value,
  // Customers placed later may have nothing left after returns: they come last, not nowhere.
  log: (value) => (value <= 0 ? -Infinity : Math.log(value)),
  log1p: Math.log1p,
  'signed-log': (value) => Math.sign(value) * Math.log1p(Math.abs(value)),
};

/** Transforms `values`, never changing them; NaN stays NaN. */
export function transformed(values: Float64Array, transform: Transform): Float64Array {
  return transform === 'none' ? values.slice() : values.map(FUNCTIONS[transform]);
}

/**
 * The values with a logarithm taken where they are skewed (moment skewness above 1) and it makes them less so: `log`
 * for money that is always above zero, so that the currency's unit does not matter; `log1p` where zeros occur;
 * `signed-log` where some are below zero. Shares and scores are bounded and stay as they are.
 */
export function evened(
  values: Float64Array,
  unit: FeatureUnit,
): { readonly transform: Transform; readonly column: Float64Array } {
  const plain = { transform: 'none', column: values.slice() } as const;
  if (unit === 'share' || unit === 'score') return plain;
  const before = skewness(values);
  if (!(before > SKEWED)) return plain;
  let least = Infinity;
  for (let i = 0; i < values.length; i++) if (values[i]! < least) least = values[i]!;
  const transform = least < 0 ? 'signed-log' : unit === 'money' && least > 0 ? 'log' : 'log1p';
  const column = transformed(values, transform);
  return Math.abs(skewness(column)) < before ? { transform, column } : plain;
}

/** Third standardized moment of the defined values; 0 where they don't differ. */
export function skewness(values: Float64Array): number {
  const { count, mean, deviation } = moments(values);
  if (count === 0 || !(deviation > 0)) return 0;
  let cubes = 0;
  for (let i = 0; i < values.length; i++) {
    const z = (values[i]! - mean) / deviation;
    if (z === z) cubes += z * z * z;
  }
  return cubes / count;
}

/** Mean and population standard deviation of the defined values, in two passes. */
export function moments(values: Float64Array): { count: number; mean: number; deviation: number } {
  let [count, sum] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value !== value) continue;
    count++;
    sum += value;
  }
  const mean = count > 0 ? sum / count : 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const off = values[i]! - mean;
    if (off === off) squares += off * off;
  }
  return { count, mean, deviation: count > 0 ? Math.sqrt(squares / count) : 0 };
}

/** Center and scale of a transformed and filled column. Robust falls back to standard where the quartiles agree. */
export function scaleOf(column: Float64Array, scaling: string): { center: number; scale: number } {
  if (scaling === 'none') return { center: 0, scale: 1 };
  if (scaling === 'robust') {
    const spread = quantile(column, 0.75) - quantile(column, 0.25);
    // 1.349 standard deviations lie between the quartiles of a normal distribution.
    if (spread > 0) return { center: quantile(column, 0.5), scale: spread / 1.349 };
  }
  const { mean, deviation } = moments(column);
  return { center: mean, scale: deviation > 0 ? deviation : 1 };
}
