import { random } from '../../base/random';
import { raster } from '../../base/raster';
import type { Steps } from '../../base/steps';

/** Cells a side in which dots are counted; fewer where they would be more than the dots to keep. */
const CELLS = 64;
/** Rows looked at between two yields. */
const BLOCK = 200_000;

/**
 * A sample of places that keeps the sparse regions: the map is divided into cells, and each segment keeps in each cell
 * as many as a common factor times the square root of what it has there, at least one. Crowded cells are thinned most;
 * a cell with more never keeps fewer.
 *
 * @param most to keep, at least one more than there are segments.
 * @returns positions, ascending; all where there are no more than `most`. The same seed keeps the same ones.
 */
export function* thinned(
  x: Float32Array,
  y: Float32Array,
  labels: ArrayLike<number>,
  most: number,
  seed: number,
): Steps<Int32Array> {
  const n = x.length;
  if (n <= most) return Int32Array.from(x, (_, i) => i);
  let labelCount = 0;
  for (let i = 0; i < n; i++) labelCount = Math.max(labelCount, labels[i]! + 2);
  const group = new Int32Array(n);
  let counts = new Int32Array(0);
  for (let side = CELLS; side >= 1; side >>= 1) {
    const cellOf = raster(x, y, side, side).cellOf;
    counts = new Int32Array(side * side * labelCount);
    for (let i = 0; i < n; i++) {
      group[i] = cellOf(x[i]!, y[i]!) * labelCount + labels[i]! + 1;
      counts[group[i]!]!++;
      if (i % BLOCK === BLOCK - 1) yield { done: i, total: 2 * n };
    }
    if (counts.reduce((groups, count) => groups + Number(count > 0), 0) <= most) break;
  }
  const wanted = shares(counts, most);
  const source = random(seed).fork('thinning');
  const kept = new Int32Array(wanted.reduce((sum, count) => sum + count, 0));
  // Selection sampling (Knuth 3.4.2 S) in each group: one pass, exactly as many as wanted.
  for (let i = 0, at = 0; i < n; i++) {
    const g = group[i]!;
    if (source.next() * counts[g]!-- < wanted[g]!) {
      wanted[g]!--;
      kept[at++] = i;
    }
    if (i % BLOCK === BLOCK - 1) yield { done: n + i, total: 2 * n };
  }
  return kept;
}

/** How many each group keeps. */
function shares(counts: Int32Array, most: number): Int32Array {
  const keep = (factor: number) =>
    counts.map((count) => Math.min(count, Math.max(1, Math.floor(factor * Math.sqrt(count)))));
  let [low, high] = [0, Math.sqrt(counts.reduce((largest, count) => Math.max(largest, count), 0))];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (keep(middle).reduce((sum, count) => sum + count, 0) <= most) low = middle;
    else high = middle;
  }
  return keep(low);
}
