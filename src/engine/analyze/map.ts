import { symmetricEigen } from '../../base/eigen';
import type { Matrix } from '../../base/matrix';
import { random, sampleIndices } from '../../base/random';
import type { Steps } from '../../base/steps';
import type { FeatureSpec } from '../features/types';
import type { MapView } from './types';

/** Points drawn at most; beyond, a seeded sample in the proportions of the segments. */
export const MAP_POINTS = 20_000;

/**
 * Principal components of the shaped features, projected on the first two.
 *
 * @param x customers × used features.
 * @param specs of the columns of `x`, to name the axes.
 * @returns the map; axis signs are fixed (largest loading positive), so the same data draw the same picture.
 */
export function* principalMap(
  x: Matrix<Float32Array>,
  specs: readonly FeatureSpec[],
  labels: Int32Array,
): Steps<MapView> {
  const { rows: n, columns: d, data } = x;
  const mean = new Float64Array(d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) mean[j]! += data[i * d + j]!;
  for (let j = 0; j < d; j++) mean[j]! /= Math.max(1, n);
  const covariance = new Float64Array(d * d);
  const centered = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) centered[j] = data[i * d + j]! - mean[j]!;
    for (let p = 0; p < d; p++) {
      const value = centered[p]!;
      for (let q = p; q < d; q++) covariance[p * d + q]! += value * centered[q]!;
    }
    if (i % 50_000 === 49_999) yield { done: i, total: n };
  }
  for (let p = 0; p < d; p++) {
    for (let q = p; q < d; q++) {
      covariance[p * d + q]! /= Math.max(1, n - 1);
      covariance[q * d + p] = covariance[p * d + q]!;
    }
  }
  const { values, vectors } = symmetricEigen(covariance, d);
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0) || 1;
  const row = sampleIndices(n, MAP_POINTS, random(2));
  const project = (vector: Float64Array | undefined) =>
    Float32Array.from(row, (i) => {
      if (!vector) return 0;
      let sum = 0;
      for (let j = 0; j < d; j++) sum += (data[i * d + j]! - mean[j]!) * vector[j]!;
      return sum;
    });
  return {
    x: project(vectors[0]),
    y: project(vectors[1]),
    segment: Int32Array.from(row, (i) => labels[i]!),
    row,
    explained: [Math.max(0, values[0] ?? 0) / total, Math.max(0, values[1] ?? 0) / total],
    axes: [axisName(vectors[0], specs), axisName(vectors[1], specs)],
    sampled: row.length < n,
  };
}

/** The two strongest loadings in words: "orders ↗, days since the last order ↘". */
function axisName(vector: Float64Array | undefined, specs: readonly FeatureSpec[]): string {
  if (!vector) return '';
  return specs
    .map((spec, j) => ({ label: spec.label, loading: vector[j]! }))
    .sort((a, b) => Math.abs(b.loading) - Math.abs(a.loading))
    .slice(0, 2)
    .map(({ label, loading }) => `${label.toLowerCase()} ${loading > 0 ? '↗' : '↘'}`)
    .join(', ');
}
