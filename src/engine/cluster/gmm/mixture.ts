import type { Steps } from '../../../base/steps';
import type { Gaussians } from '../../../compute/kernels';

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
export interface Density extends Gaussians {
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
 * Prepares a mixture for log densities. A covariance that rounding has left without a Cholesky factor gets a
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
  return { k, columns: d, means, triangular, whiteners, step, constants, flat };
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

/**
 * Turns the log densities of one row under k components, `values` from `at`, into shares of the components that sum to
 * 1; one with less than e^`negligible` of the likeliest gets none. Returns the logarithm of the summed densities.
 */
export function shareOut(values: Float64Array, at: number, k: number, negligible: number): number {
  let highest = -Infinity;
  for (let c = at; c < at + k; c++) if (values[c]! > highest) highest = values[c]!;
  let sum = 0;
  for (let c = at; c < at + k; c++) {
    const less = values[c]! - highest;
    const density = less > negligible ? (less === 0 ? 1 : Math.exp(less)) : 0;
    values[c] = density;
    sum += density;
  }
  for (let c = at; c < at + k; c++) values[c]! /= sum;
  return highest + Math.log(sum);
}
