import { quantile } from './quantile';
import type { FeatureUnit, Transform } from './types';
import { yeoJohnson, yeoJohnsonLambda } from './yeo-johnson';

/** Skewness from which a feature counts as skewed: that of half-normal data. */
const SKEWED = 1;

/** The function behind each transform. */
const FUNCTIONS: Readonly<Record<Transform, (value: number, lambda: number) => number>> = {
  none: (value) => value,
  // Customers placed later may have nothing left after returns: they come last, not nowhere.
  log: (value) => (value <= 0 ? -Infinity : Math.log(value)),
  log1p: (value) => Math.log1p(value),
  'signed-log': (value) => Math.sign(value) * Math.log1p(Math.abs(value)),
  'yeo-johnson': yeoJohnson,
};

/** Which transform, and λ where it has one. */
export interface Curve {
  readonly transform: Transform;
  readonly lambda: number;
}

/** Transforms `values`, never changing them; NaN stays NaN. */
export function transformed(values: Float64Array, { transform, lambda }: Curve): Float64Array {
  if (transform === 'none') return values.slice();
  const by = FUNCTIONS[transform];
  return values.map((value) => by(value, lambda));
}

/** How skewed values are evened out: not at all, by a logarithm, or by the power that suits best. */
export type Evening = 'none' | 'log' | 'yeo-johnson';

/**
 * The values evened out where they are skewed (moment skewness beyond ±1) and it makes them less so. By logarithm:
 * `log` for money that is always above zero, so that the currency's unit does not matter; `log1p` where zeros occur;
 * `signed-log` where some are below zero; shares and scores are bounded and stay as they are, and so do values with
 * a long tail below. By power: whatever is skewed, either way.
 */
export function evened(
  values: Float64Array,
  unit: FeatureUnit,
  evening: Evening,
): Curve & { readonly column: Float64Array } {
  const plain = () => ({ transform: 'none', lambda: 1, column: values.slice() }) as const;
  if (evening === 'none') return plain();
  const byPower = evening === 'yeo-johnson';
  if (!byPower && (unit === 'share' || unit === 'score')) return plain();
  const before = skewness(values);
  if (!((byPower ? Math.abs(before) : before) > SKEWED)) return plain();
  const curve: Curve = byPower
    ? { transform: 'yeo-johnson', lambda: yeoJohnsonLambda(values) }
    : { transform: logarithm(values, unit), lambda: 1 };
  const column = transformed(values, curve);
  return Math.abs(skewness(column)) < Math.abs(before) ? { ...curve, column } : plain();
}

function logarithm(values: Float64Array, unit: FeatureUnit): Transform {
  let least = Infinity;
  for (let i = 0; i < values.length; i++) if (values[i]! < least) least = values[i]!;
  return least < 0 ? 'signed-log' : unit === 'money' && least > 0 ? 'log' : 'log1p';
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
  // Ranks are spread evenly from 0 to 1.
  if (scaling === 'ranks') return { center: 0.5, scale: 1 / Math.sqrt(12) };
  if (scaling === 'robust') {
    const spread = quantile(column, 0.75) - quantile(column, 0.25);
    // 1.349 standard deviations lie between the quartiles of a normal distribution.
    if (spread > 0) return { center: quantile(column, 0.5), scale: spread / 1.349 };
  }
  const { mean, deviation } = moments(column);
  return { center: mean, scale: deviation > 0 ? deviation : 1 };
}
