import type { Matrix } from '../../base/matrix';
import type { Steps } from '../../base/steps';

/**
 * Trustworthiness (Venna & Kaski 2001): 1 where the k nearest of each row on the map are among its k nearest in the
 * data; each stranger counts by how far it ranks behind them there. About ½ by chance.
 *
 * @param x the data, rows × columns.
 * @param map the same rows, where they were placed.
 * @param neighbors at most half the rows less one; NaN where none is left.
 * Ties rank by the order of rows. Cost: rows² × (columns + neighbors).
 */
export function* trustworthiness(x: Matrix, map: Matrix, neighbors: number): Steps<number> {
  const n = x.rows;
  const k = Math.min(neighbors, Math.ceil(n / 2) - 1);
  if (k < 1) return NaN;
  const apart = new Float64Array(n);
  const nearest = new Int32Array(k);
  let strange = 0;
  for (let i = 0; i < n; i++) {
    distances(map, i, apart);
    nearestOf(apart, nearest);
    distances(x, i, apart);
    for (const other of nearest) strange += Math.max(0, rankOf(apart, other) - k);
    yield { done: i, total: n };
  }
  return 1 - (2 / (n * k * (2 * n - 3 * k - 1))) * strange;
}

/** Squared distances of all rows to one; its own is infinite. */
function distances({ columns, data }: Matrix, row: number, apart: Float64Array): void {
  for (let i = 0, at = 0; i < apart.length; i++) {
    let sum = 0;
    for (let j = 0, own = row * columns; j < columns; j++, at++, own++) sum += (data[at]! - data[own]!) ** 2;
    apart[i] = sum;
  }
  apart[row] = Infinity;
}

/** The rows with the least distances, the nearest first. */
function nearestOf(apart: Float64Array, nearest: Int32Array): void {
  let filled = 0;
  for (let i = 0; i < apart.length; i++) {
    if (filled === nearest.length && apart[i]! >= apart[nearest[filled - 1]!]!) continue;
    let slot = filled < nearest.length ? filled++ : filled - 1;
    for (; slot > 0 && apart[nearest[slot - 1]!]! > apart[i]!; slot--) nearest[slot] = nearest[slot - 1]!;
    nearest[slot] = i;
  }
}

/** 1 for the nearest row. */
function rankOf(apart: Float64Array, row: number): number {
  const own = apart[row]!;
  let rank = 1;
  for (let i = 0; i < apart.length; i++) if (apart[i]! < own || (apart[i] === own && i < row)) rank++;
  return rank;
}
