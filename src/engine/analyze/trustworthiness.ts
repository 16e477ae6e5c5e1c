import type { Matrix } from '../../base/matrix';
import type { Steps } from '../../base/steps';

/**
 * Trustworthiness (Venna & Kaski 2001): 1 where the k nearest of each row on the map are among its k nearest in the
 * data; each stranger counts by how far it ranks behind them there. About ½ by chance.
 *
 * @param x the data, rows × columns.
 * @param map the same rows, where they were placed.
 * @param neighbors at most half the rows less one; NaN where none is left.
 * Ties rank by the order of rows. Cost: rows² × columns, and rows² × log(rows).
 */
export function* trustworthiness(x: Matrix, map: Matrix, neighbors: number): Steps<number> {
  const n = x.rows;
  const k = Math.min(neighbors, Math.ceil(n / 2) - 1);
  if (k < 1) return NaN;
  const rank = new Int32Array(n);
  let strange = 0;
  for (let i = 0; i < n; i++) {
    byDistance(x, i).forEach((other, at) => (rank[other] = at + 1));
    for (const other of byDistance(map, i).subarray(0, k)) strange += Math.max(0, rank[other]! - k);
    yield { done: i, total: n };
  }
  return 1 - (2 / (n * k * (2 * n - 3 * k - 1))) * strange;
}

/** All other rows, the nearest first. */
function byDistance({ rows, columns, data }: Matrix, row: number): Int32Array {
  const apart = new Float64Array(rows);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) apart[i]! += (data[i * columns + j]! - data[row * columns + j]!) ** 2;
  const others = new Int32Array(rows - 1);
  for (let i = 0, at = 0; i < rows; i++) if (i !== row) others[at++] = i;
  return others.sort((a, b) => apart[a]! - apart[b]! || a - b);
}
