import type { Matrix } from '../../base/matrix';
import type { Steps } from '../../base/steps';

/** How rows lie about the means of their segments; rows labeled −1 are left out. */
export interface Scatter {
  /** Sum of squared distances to the means of the own segments. */
  readonly within: number;
  /**
   * Calinski-Harabasz index (1974): spread between segments over spread within, each by its degrees of freedom;
   * larger is better. NaN for fewer than two segments.
   */
  readonly calinskiHarabasz: number;
  /**
   * Davies-Bouldin index (1979): the mean over segments of the worst ratio of two segments' mean radii to the
   * distance of their centers; smaller is better. NaN for fewer than two segments.
   */
  readonly daviesBouldin: number;
}

/** Values looked at between two yields. */
const BLOCK = 2_000_000;

/** @param labels from −1 to k − 1. Cost: two passes over the values. */
export function* scatterOf(x: Matrix, labels: Int32Array, k: number): Steps<Scatter> {
  const { columns } = x;
  const block = Math.max(1, Math.floor(BLOCK / columns));
  const counts = new Float64Array(k);
  const centers = new Float64Array(k * columns);
  for (let from = 0; from < x.rows; from += block) {
    addUp(x, labels, from, Math.min(x.rows, from + block), counts, centers);
    yield { done: from, total: 2 * x.rows };
  }
  const middle = new Float64Array(columns);
  let rows = 0;
  for (let c = 0; c < k; c++) {
    rows += counts[c]!;
    for (let j = 0; j < columns; j++) {
      middle[j]! += centers[c * columns + j]!;
      centers[c * columns + j]! /= Math.max(1, counts[c]!);
    }
  }
  for (let j = 0; j < columns; j++) middle[j]! /= Math.max(1, rows);

  const radii = new Float64Array(k);
  let within = 0;
  for (let from = 0; from < x.rows; from += block) {
    within += measure(x, labels, from, Math.min(x.rows, from + block), centers, radii);
    yield { done: x.rows + from, total: 2 * x.rows };
  }
  for (let c = 0; c < k; c++) radii[c]! /= counts[c]!;
  let between = 0;
  for (let c = 0; c < k; c++) between += counts[c]! * squared(centers, c * columns, middle, 0, columns);
  return {
    within,
    calinskiHarabasz: k < 2 || rows <= k ? NaN : between / (k - 1) / (within / (rows - k)),
    daviesBouldin: k < 2 ? NaN : worstRatios(centers, radii, columns),
  };
}

function addUp(
  { columns, data }: Matrix,
  labels: Int32Array,
  from: number,
  to: number,
  counts: Float64Array,
  sums: Float64Array,
): void {
  for (let row = from, at = from * columns; row < to; row++, at += columns) {
    const label = labels[row]!;
    if (label < 0) continue;
    counts[label]!++;
    for (let j = 0, sum = label * columns; j < columns; j++) sums[sum + j]! += data[at + j]!;
  }
}

/** Adds each row's distance to its center to the radius of its segment; returns the sum of their squares. */
function measure(
  { columns, data }: Matrix,
  labels: Int32Array,
  from: number,
  to: number,
  centers: Float64Array,
  radii: Float64Array,
): number {
  let sum = 0;
  for (let row = from; row < to; row++) {
    const label = labels[row]!;
    if (label < 0) continue;
    const apart = squared(data, row * columns, centers, label * columns, columns);
    sum += apart;
    radii[label]! += Math.sqrt(apart);
  }
  return sum;
}

function squared(a: Matrix['data'], atA: number, b: Float64Array, atB: number, columns: number): number {
  let sum = 0;
  for (let j = 0; j < columns; j++) {
    const gap = a[atA + j]! - b[atB + j]!;
    sum += gap * gap;
  }
  return sum;
}

function worstRatios(centers: Float64Array, radii: Float64Array, columns: number): number {
  const k = radii.length;
  let sum = 0;
  for (let a = 0; a < k; a++) {
    let worst = 0;
    for (let b = 0; b < k; b++) {
      if (b === a) continue;
      const apart = Math.sqrt(squared(centers, a * columns, centers, b * columns, columns));
      worst = Math.max(worst, (radii[a]! + radii[b]!) / apart);
    }
    sum += worst;
  }
  return sum / k;
}
