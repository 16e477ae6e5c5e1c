import type { Matrix } from '../../base/matrix';

/** How many rows carry each pair of labels (−1 counts as a label of its own), with the margins. */
function crossed(a: Int32Array, b: Int32Array) {
  const size = (labels: Int32Array) => labels.reduce((most, label) => Math.max(most, label), -1) + 2;
  const [rows, columns] = [size(a), size(b)];
  const pairs = new Float64Array(rows * columns);
  const inA = new Float64Array(rows);
  const inB = new Float64Array(columns);
  for (let i = 0; i < a.length; i++) {
    const [p, q] = [a[i]! + 1, b[i]! + 1];
    pairs[p * columns + q]!++;
    inA[p]!++;
    inB[q]!++;
  }
  return { pairs, inA, inB };
}

/**
 * Adjusted Rand index (Hubert, Arabie 1985) of two partitions of the same rows: 1 when they are the same, about 0
 * when they have nothing to do with each other. Cost: rows.
 */
export function adjustedRand(a: Int32Array, b: Int32Array): number {
  const { pairs, inA, inB } = crossed(a, b);
  const two = (counts: Float64Array) => counts.reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const [both, first, second] = [two(pairs), two(inA), two(inB)];
  const expected = (first * second) / ((a.length * (a.length - 1)) / 2);
  const most = (first + second) / 2;
  return most === expected || a.length < 2 ? 1 : (both - expected) / (most - expected);
}

interface Spread {
  readonly k: number;
  readonly counts: Float64Array;
  readonly centers: Float64Array;
  /** Mean of all rows that are in a segment. */
  readonly middle: Float64Array;
  readonly rows: number;
}

function spreadOf({ columns, data }: Matrix, labels: Int32Array): Spread {
  const k = labels.reduce((most, label) => Math.max(most, label), -1) + 1;
  const counts = new Float64Array(k);
  const centers = new Float64Array(k * columns);
  const middle = new Float64Array(columns);
  let rows = 0;
  labels.forEach((label, i) => {
    if (label < 0) return;
    rows++;
    counts[label]!++;
    for (let j = 0; j < columns; j++) {
      centers[label * columns + j]! += data[i * columns + j]!;
      middle[j]! += data[i * columns + j]!;
    }
  });
  for (let c = 0; c < k; c++)
    for (let j = 0; j < columns; j++) centers[c * columns + j]! /= Math.max(1, counts[c]!);
  for (let j = 0; j < columns; j++) middle[j]! /= Math.max(1, rows);
  return { k, counts, centers, middle, rows };
}

function squared(
  a: ArrayLike<number>,
  atA: number,
  b: ArrayLike<number>,
  atB: number,
  columns: number,
): number {
  let sum = 0;
  for (let j = 0; j < columns; j++) sum += (a[atA + j]! - b[atB + j]!) ** 2;
  return sum;
}

/**
 * Calinski-Harabasz index (1974): spread between segments over spread within, each by its degrees of freedom;
 * larger is better. NaN for fewer than two segments; rows labeled −1 are left out. Cost: rows × columns.
 */
export function calinskiHarabasz(x: Matrix, labels: Int32Array): number {
  const { k, counts, centers, middle, rows } = spreadOf(x, labels);
  if (k < 2 || rows <= k) return NaN;
  let between = 0;
  for (let c = 0; c < k; c++) between += counts[c]! * squared(centers, c * x.columns, middle, 0, x.columns);
  return between / (k - 1) / (within(x, labels, centers) / (rows - k));
}

function within(x: Matrix, labels: Int32Array, centers: Float64Array): number {
  let sum = 0;
  labels.forEach((label, i) => {
    if (label >= 0) sum += squared(x.data, i * x.columns, centers, label * x.columns, x.columns);
  });
  return sum;
}

/** Sum of squared distances to the means of the own segments; rows labeled −1 are left out. Cost: rows × columns. */
export const withinSum = (x: Matrix, labels: Int32Array) => within(x, labels, spreadOf(x, labels).centers);

/**
 * Davies-Bouldin index (1979): the mean over segments of the worst ratio of two segments' mean radii to the
 * distance of their centers; smaller is better. NaN for fewer than two segments. Cost: rows × columns.
 */
export function daviesBouldin(x: Matrix, labels: Int32Array): number {
  const { k, counts, centers } = spreadOf(x, labels);
  if (k < 2) return NaN;
  const radius = new Float64Array(k);
  labels.forEach((label, i) => {
    if (label >= 0)
      radius[label]! += Math.sqrt(squared(x.data, i * x.columns, centers, label * x.columns, x.columns));
  });
  let sum = 0;
  for (let a = 0; a < k; a++) {
    let worst = 0;
    for (let b = 0; b < k; b++) {
      if (b === a) continue;
      const apart = Math.sqrt(squared(centers, a * x.columns, centers, b * x.columns, x.columns));
      worst = Math.max(worst, (radius[a]! / counts[a]! + radius[b]! / counts[b]!) / apart);
    }
    sum += worst;
  }
  return sum / k;
}

/**
 * For each segment of `labels`, the largest Jaccard similarity with any segment of `other` over the same rows
 * (Hennig 2007): 1 when it came back whole. Cost: rows.
 */
export function bestJaccard(labels: Int32Array, other: Int32Array, k: number): Float64Array {
  const { pairs, inA, inB } = crossed(labels, other);
  const best = new Float64Array(k);
  for (let c = 0; c < inA.length - 1 && c < k; c++)
    for (let o = 1; o < inB.length; o++) {
      const shared = pairs[(c + 1) * inB.length + o]!;
      if (shared > 0) best[c] = Math.max(best[c]!, shared / (inA[c + 1]! + inB[o]! - shared));
    }
  return best;
}
