import { symmetricEigen } from '../../base/eigen';
import type { Matrix } from '../../base/matrix';
import type { Steps } from '../../base/steps';
import type { Components } from './types';

const BLOCK_ROWS = 20_000;

/**
 * Principal components of the shaped features: as few as explain the share asked for.
 *
 * @param x customers × features, weighed
 * @param share of the variance to explain, 0 to 1
 * Cost: O(rows · columns²).
 */
export function* componentsOf(x: Matrix<Float32Array>, share: number): Steps<Components> {
  const { rows, columns: d, data } = x;
  const means = new Float64Array(d);
  for (let i = 0; i < data.length; i++) means[i % d]! += data[i]! / rows;
  const covariance = new Float64Array(d * d);
  const off = new Float64Array(d);
  for (let row = 0; row < rows; row++) {
    for (let p = 0; p < d; p++) {
      off[p] = data[row * d + p]! - means[p]!;
      for (let q = 0; q <= p; q++) covariance[p * d + q]! += (off[p]! * off[q]!) / rows;
    }
    if (row % BLOCK_ROWS === BLOCK_ROWS - 1) yield { done: row, total: rows };
  }
  for (let p = 0; p < d; p++) for (let q = 0; q < p; q++) covariance[q * d + p] = covariance[p * d + q]!;
  const { values, vectors } = symmetricEigen(covariance, d);
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const explained = Array.from(values, (value) => Math.max(0, value) / total);
  let [count, sum] = [0, 0];
  while (count < d && (count === 0 || sum < share - 1e-12)) sum += explained[count++]!;
  return { shaped: x, means, loadings: vectors.slice(0, count), explained: explained.slice(0, count) };
}

/** The place of each row on each component: rows × components. */
export function scoresOf(
  x: Matrix<Float32Array>,
  { means, loadings }: Pick<Components, 'means' | 'loadings'>,
): Matrix<Float32Array> {
  const { rows, columns: d } = x;
  const data = new Float32Array(rows * loadings.length);
  for (let row = 0; row < rows; row++)
    loadings.forEach((loading, j) => {
      let sum = 0;
      for (let p = 0; p < d; p++) sum += (x.data[row * d + p]! - means[p]!) * loading[p]!;
      data[row * loadings.length + j] = sum;
    });
  return { rows, columns: loadings.length, data };
}
