import type { Steps } from '../../../base/steps';

/** How a group may stretch: each its own way, all the same way, along the features only, or not at all. */
export type Shape = 'full' | 'tied' | 'diagonal' | 'spherical';

/** A Gaussian mixture of k components as plain data, in coordinates less an origin. */
export interface Mixture {
  readonly shape: Shape;
  readonly columns: number;
  /** k, summing to 1. */
  readonly weights: Float64Array;
  /** k × columns. */
  readonly means: Float64Array;
  /** full: k × columns × columns; tied: columns × columns; diagonal: k × columns; spherical: k. */
  readonly covariances: Float64Array;
}

/** What a mixture's log densities are computed from. */
export interface Density {
  readonly k: number;
  readonly columns: number;
  readonly means: Float64Array;
  /** Whether `whiteners` hold lower triangles (full, tied) or one factor a column. */
  readonly triangular: boolean;
  /** Inverse Cholesky factors of the covariances; a step of 0 between components where all share one. */
  readonly whiteners: Float64Array;
  readonly step: number;
  /** ln weight − ½ ln |2π covariance| of each component. */
  readonly constants: Float64Array;
  /** Room for one row less a mean. */
  readonly differences: Float64Array;
  /** Components whose covariance was flat, so that only the regularization gives it an inverse. */
  readonly flat: number;
}

/** Free parameters: k − 1 weights, the means, and the covariances of the shape. */
export function freeParameters(shape: Shape, k: number, columns: number): number {
  const triangle = (columns * (columns + 1)) / 2;
  const spread = { full: k * triangle, tied: triangle, diagonal: k * columns, spherical: k }[shape];
  return k - 1 + k * columns + spread;
}

/**
 * Prepares a mixture for `logDensities`. A covariance that rounding has left without a Cholesky factor gets a
 * growing ridge until it has one. Cost: columns³ for each covariance of shape full or tied.
 */
export function* densityOf(mixture: Mixture, regularization: number): Steps<Density> {
  const { shape, columns: d, weights, means, covariances } = mixture;
  const k = weights.length;
  const triangular = shape === 'full' || shape === 'tied';
  const step = triangular ? (shape === 'full' ? d * d : 0) : d;
  const whiteners = new Float64Array(shape === 'tied' ? d * d : k * (triangular ? d * d : d));
  const constants = new Float64Array(k);
  let flat = 0;
  let half = 0;
  for (let c = 0; c < k; c++) {
    const whitener = whiteners.subarray(c * step, c * step + (triangular ? d * d : d));
    if (c === 0 || step > 0) {
      if (triangular) {
        const covariance = covariances.subarray(c * step, c * step + d * d);
        if (whiten(covariance, d, regularization, whitener)) flat++;
        if (d >= 64) yield { done: c, total: k };
      } else {
        const variances = whitener.map((_, j) => covariances[shape === 'spherical' ? c : c * d + j]!);
        variances.forEach((variance, j) => (whitener[j] = 1 / Math.sqrt(Math.max(1e-200, variance))));
        if (variances.some((variance) => isFlat(variance, variance, regularization))) flat++;
      }
      half = 0;
      for (let j = 0; j < d; j++) half += Math.log(whitener[triangular ? j * d + j : j]!);
    }
    constants[c] = Math.log(weights[c]!) + half - (d / 2) * Math.log(2 * Math.PI);
  }
  const differences = new Float64Array(d);
  return { k, columns: d, means, triangular, whiteners, step, constants, differences, flat };
}

/**
 * Inverse of the lower Cholesky factor into `to`; returns whether the covariance is flat. Written here: columns are few,
 * and a library would copy each matrix in and out.
 */
function whiten(covariance: Float64Array, d: number, regularization: number, to: Float64Array): boolean {
  let trace = 0;
  for (let j = 0; j < d; j++) trace += covariance[j * d + j]!;
  const factor = new Float64Array(d * d);
  const found = cholesky(covariance, d, 0, factor);
  if (!found) {
    let ridge = Math.max(regularization, (1e-14 * trace) / d, 1e-100);
    while (!cholesky(covariance, d, ridge, factor) && ridge < Infinity) ridge *= 10;
  }
  for (let a = 0; a < d; a++) {
    to[a * d + a] = 1 / factor[a * d + a]!;
    for (let b = 0; b < a; b++) {
      let sum = 0;
      for (let l = b; l < a; l++) sum -= factor[a * d + l]! * to[l * d + b]!;
      to[a * d + b] = sum / factor[a * d + a]!;
    }
  }
  if (!found) return true;
  for (let j = 0; j < d; j++)
    if (isFlat(factor[j * d + j]! ** 2, covariance[j * d + j]!, regularization)) return true;
  return false;
}

/** Whether what a column has of its own is no more than the regularization or rounding. */
const isFlat = (own: number, variance: number, regularization: number) =>
  own <= 10 * regularization + 1e-10 * variance;

/** Lower Cholesky factor of covariance + ridge; false where there is none. */
function cholesky(covariance: Float64Array, d: number, ridge: number, factor: Float64Array): boolean {
  for (let a = 0; a < d; a++)
    for (let b = 0; b <= a; b++) {
      let sum = covariance[a * d + b]! + (a === b ? ridge : 0);
      for (let l = 0; l < b; l++) sum -= factor[a * d + l]! * factor[b * d + l]!;
      if (a !== b) factor[a * d + b] = sum / factor[b * d + b]!;
      else if (sum > 0) factor[a * d + a] = Math.sqrt(sum);
      else return false;
    }
  return true;
}

/** What is below e to this of the highest does not change a sum of densities. */
const NEGLIGIBLE = -40;

/**
 * ln (weight × density) of one row (`data` from `at`, less the origin) under each component into `out`; returns
 * the logarithm of their sum. A component below e^`negligible` of another is left out of the sum, and may get a value
 * that is too high, but still below that.
 *
 * @param first the component to begin with: the likelier, the sooner the others are known to be negligible.
 * Cost: k × columns² / 2, or k × columns; less where groups are far apart.
 */
export function logDensities(
  density: Density,
  data: Float64Array,
  at: number,
  out: Float64Array,
  first = 0,
  negligible = NEGLIGIBLE,
): number {
  const { k } = density;
  let highest = logDensity(density, data, at, first, -Infinity);
  out[first] = highest;
  for (let c = 0; c < k; c++) {
    if (c === first) continue;
    const value = logDensity(density, data, at, c, highest + negligible);
    out[c] = value;
    if (value > highest) highest = value;
  }
  let sum = 0;
  for (let c = 0; c < k; c++) if (out[c]! - highest > negligible) sum += Math.exp(out[c]! - highest);
  return highest + Math.log(sum);
}

/** Exact where it is above `least`; else anything below. */
function logDensity(density: Density, data: Float64Array, at: number, c: number, least: number): number {
  const { columns: d, means, triangular, whiteners, step, constants, differences } = density;
  const most = 2 * (constants[c]! - least);
  const mean = c * d;
  let squares = 0;
  let w = c * step;
  if (triangular)
    for (let j = 0; j < d; j++, w += d) {
      differences[j] = data[at + j]! - means[mean + j]!;
      let y = 0;
      for (let l = 0; l <= j; l++) y += whiteners[w + l]! * differences[l]!;
      squares += y * y;
      if (squares > most) break;
    }
  else
    for (let j = 0; j < d; j++) {
      const y = whiteners[w + j]! * (data[at + j]! - means[mean + j]!);
      squares += y * y;
    }
  return constants[c]! - squares / 2;
}
