import { symmetricEigen } from '../../../base/eigen';
import type { Matrix } from '../../../base/matrix';

/** Directions of the largest and the second largest spread, and the standard deviations along them. */
export interface PrincipalPlane {
  readonly directions: readonly [Float64Array, Float64Array];
  readonly deviations: readonly [number, number];
}

/** A second direction with less of the variance than this share is none. */
const LEAST_SHARE = 1e-9;

/**
 * The plane of the first two principal components of rows about `origin`.
 * Cost: rows × columns², and about 10 × columns³.
 */
export function principalPlane({ rows, columns: d, data }: Matrix, origin: Float64Array): PrincipalPlane {
  const covariance = new Float64Array(d * d);
  const centered = new Float64Array(d);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < d; j++) centered[j] = data[i * d + j]! - origin[j]!;
    for (let a = 0; a < d; a++)
      for (let b = 0; b <= a; b++) covariance[a * d + b]! += centered[a]! * centered[b]!;
  }
  let total = 0;
  for (let a = 0; a < d; a++) total += covariance[a * d + a]!;
  const none = new Float64Array(d);
  if (!(total > 0)) return { directions: [none, none], deviations: [0, 0] };
  for (let a = 0; a < d; a++)
    for (let b = 0; b <= a; b++)
      covariance[b * d + a] = covariance[a * d + b] = covariance[a * d + b]! / total;
  const { values, vectors } = symmetricEigen(covariance, d);
  const deviation = (share: number | undefined) =>
    share !== undefined && share > LEAST_SHARE ? Math.sqrt((share * total) / Math.max(1, rows - 1)) : 0;
  return {
    directions: [vectors[0]!, vectors[1] ?? none],
    deviations: [deviation(values[0]), deviation(values[1])],
  };
}
