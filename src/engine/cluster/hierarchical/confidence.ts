import type { Matrix } from '../../../base/matrix';
import type { Steps } from '../../../base/steps';
import type { Hierarchy } from '../hierarchy';
import type { Leaves } from './leaves';

/** Distances computed between two yields, times columns. */
const WORK = 3_000_000;

/** Mean of each segment. */
export function centersOf({ points, weights }: Leaves, labels: Int32Array, k: number): Float64Array {
  const { columns, data } = points;
  const centers = new Float64Array(k * columns);
  const totals = new Float64Array(k);
  labels.forEach((label, leaf) => {
    totals[label]! += weights[leaf]!;
    for (let j = 0; j < columns; j++)
      centers[label * columns + j]! += weights[leaf]! * data[leaf * columns + j]!;
  });
  return centers.map((sum, at) => sum / totals[Math.floor(at / columns)]!);
}

/** 1 − (distance to the own center) / (distance to the nearest other), 0 at least; 1 for a single segment. */
export function* byCenters(
  x: Matrix,
  labels: Int32Array,
  centers: Float64Array,
  k: number,
): Steps<Float32Array> {
  const confidence = new Float32Array(x.rows);
  const block = Math.max(1, Math.floor(WORK / (k * x.columns)));
  for (let from = 0; from < x.rows; from += block) {
    const to = Math.min(x.rows, from + block);
    compare(x, labels, centers, k, from, to, confidence);
    if (to < x.rows) yield { done: to, total: x.rows };
  }
  return confidence;
}

function compare(
  { columns, data }: Matrix,
  labels: Int32Array,
  centers: Float64Array,
  k: number,
  from: number,
  to: number,
  confidence: Float32Array,
): void {
  for (let row = from; row < to; row++) {
    let own = 0;
    let other = Infinity;
    for (let c = 0, at = 0; c < k; c++) {
      let sum = 0;
      for (let j = 0, p = row * columns; j < columns; j++, at++, p++) {
        const gap = data[p]! - centers[at]!;
        sum += gap * gap;
      }
      if (c === labels[row]) own = sum;
      else if (sum < other) other = sum;
    }
    confidence[row] = own < other ? 1 - Math.sqrt(own / other) : 0;
  }
}

/** Height at which each leaf is first merged. */
export function joinsOf({ rows, left, right, heights }: Hierarchy): Float64Array {
  const joins = new Float64Array(rows);
  for (let merge = heights.length - 1; merge >= 0; merge--)
    for (const child of [left[merge]!, right[merge]!]) if (child < rows) joins[child] = heights[merge]!;
  return joins;
}

/** Height at which each segment of a cut meets another. */
export function separationsOf(
  { rows, left, right, heights }: Hierarchy,
  labels: Int32Array,
  k: number,
): Float64Array {
  const separations = new Float64Array(k).fill(Infinity);
  const undone = rows - k;
  for (let merge = undone; merge < rows - 1; merge++)
    for (const child of [left[merge]!, right[merge]!]) {
      if (child >= rows + undone) continue;
      let leaf = child;
      while (leaf >= rows) leaf = left[leaf - rows]!;
      separations[labels[leaf]!] = heights[merge]!;
    }
  return separations;
}

/**
 * 1 − (distance to the nearest row) / (distance from the segment to the next), 0 at least.
 * @param distances from each row to its leaf; null for the rows of the fit.
 */
export function byJoins(
  joins: Float64Array,
  separations: Float64Array,
  labels: Int32Array,
  leafOf: Int32Array,
  distances: Float64Array | null,
): Float32Array {
  return Float32Array.from(labels, (label, row) => {
    const near = Math.max(distances?.[row] ?? 0, joins[leafOf[row]!]!);
    const apart = separations[label]!;
    return near < apart ? 1 - near / apart : 0;
  });
}
