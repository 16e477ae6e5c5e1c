import { symmetricEigen } from '../../base/eigen';
import type { Matrix } from '../../base/matrix';
import type { Steps } from '../../base/steps';

export interface PrincipalAxes {
  readonly mean: Float64Array;
  /** Unit vectors, the strongest first; as many as columns. */
  readonly vectors: readonly Float64Array[];
  /** Share of the variance that each explains, 0 to 1. */
  readonly explained: Float64Array;
}

/** Values multiplied between two yields. */
const BLOCK = 4_000_000;

/**
 * Principal components (Hotelling 1933) by the covariance matrix. The largest loading of each is positive, so the same
 * data give the same axes. Cost: rows × columns².
 */
export function* principalAxes({ rows: n, columns: d, data }: Matrix): Steps<PrincipalAxes> {
  const mean = new Float64Array(d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) mean[j]! += data[i * d + j]!;
  for (let j = 0; j < d; j++) mean[j]! /= Math.max(1, n);
  const covariance = new Float64Array(d * d);
  const centered = new Float64Array(d);
  const block = Math.max(1, Math.floor(BLOCK / Math.max(1, d * d)));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) centered[j] = data[i * d + j]! - mean[j]!;
    for (let p = 0; p < d; p++) {
      const value = centered[p]!;
      for (let q = p; q < d; q++) covariance[p * d + q]! += value * centered[q]!;
    }
    if (i % block === block - 1) yield { done: i, total: n };
  }
  for (let p = 0; p < d; p++)
    for (let q = p; q < d; q++) {
      covariance[p * d + q]! /= Math.max(1, n - 1);
      covariance[q * d + p] = covariance[p * d + q]!;
    }
  const { values, vectors } = symmetricEigen(covariance, d);
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0) || 1;
  return { mean, vectors, explained: values.map((value) => Math.max(0, value) / total) };
}

/** Places of rows along one axis, less the mean; all 0 where there is no such axis. */
export function along(
  { columns: d, data }: Matrix,
  { mean, vectors }: PrincipalAxes,
  axis: number,
  rows: ArrayLike<number>,
): Float32Array {
  const places = new Float32Array(rows.length);
  const vector = vectors[axis];
  if (!vector) return places;
  for (let i = 0; i < rows.length; i++) {
    let sum = 0;
    for (let j = 0, at = rows[i]! * d; j < d; j++, at++) sum += (data[at]! - mean[j]!) * vector[j]!;
    places[i] = sum;
  }
  return places;
}
