import { SHARD_ROWS, type Adopted, type Totals } from '../kernels';

// What both kernels compute in plain TypeScript: too little work to be worth SIMD.

const { fround } = Math;

/** Half the squared length of each center: |x − c|² / 2 = |x|² / 2 − (x·c − |c|² / 2), and |x|² decides nothing. */
export function halfSquares(
  centers: Float32Array,
  k: number,
  columns: number,
  to: Float32Array,
  at: number,
): void {
  for (let c = 0, i = 0; c < k; c++) {
    let sum = 0;
    for (let j = 0; j < columns; j++, i++) sum += centers[i]! ** 2;
    to[at + c] = sum / 2;
  }
}

export const shardsOf = (rows: number) => Math.ceil(rows / SHARD_ROWS);

/** Calls `use` for the part of rows [from, to) that lies in each shard. */
export function eachShard(
  from: number,
  to: number,
  use: (shard: number, from: number, to: number) => void,
): void {
  for (let at = from; at < to;) {
    const shard = Math.floor(at / SHARD_ROWS);
    const end = Math.min(to, (shard + 1) * SHARD_ROWS);
    use(shard, at, end);
    at = end;
  }
}

/** Counts and sums of k centers, added up shard after shard, part after part. */
export function added(parts: readonly Totals[], k: number): Totals {
  const [first] = parts;
  if (parts.length === 1 && first!.counts.length === k) return first!;
  const columns = first!.sums.length / first!.counts.length;
  const total = { counts: new Int32Array(k), sums: new Float64Array(k * columns) };
  for (const { counts, sums } of parts) {
    for (let at = 0; at < counts.length; at += k)
      for (let i = 0; i < k; i++) total.counts[i]! += counts[at + i]!;
    const width = total.sums.length;
    for (let at = 0; at < sums.length; at += width)
      for (let i = 0; i < width; i++) total.sums[i]! += sums[at + i]!;
  }
  return total;
}

/** Adds up eight lanes, always in the same order. */
export const addLanes = (lanes: Float64Array, at = 0): number =>
  lanes[at]! +
  lanes[at + 1]! +
  (lanes[at + 2]! + lanes[at + 3]!) +
  (lanes[at + 4]! + lanes[at + 5]! + (lanes[at + 6]! + lanes[at + 7]!));

/**
 * For each share of `total`, the first of `rows` rows at which the running sum of the weights from `at` on passes it.
 * One read of all.
 */
export function drawRows(
  weights: Float32Array,
  at: number,
  rows: number,
  total: number,
  shares: Float64Array,
): Int32Array {
  const targets = shares.map((share) => share * total).sort();
  const drawn = new Int32Array(shares.length);
  let sum = 0;
  let last = 0;
  let next = 0;
  for (let i = 0; i < rows && next < targets.length; i++) {
    const weight = weights[at + i]!;
    if (weight > 0) {
      sum += weight;
      last = i;
      while (next < targets.length && sum > targets[next]!) drawn[next++] = i;
    }
  }
  return drawn.fill(last, next);
}

/** Values of one row: at `at`, `at + stride`, … */
export interface RowPlace {
  readonly x: Float32Array;
  readonly at: number;
  readonly stride: number;
}

/** The nearest center of one row, by the operations of `assign` in their order. */
export function nearestByScore(
  { x, at, stride }: RowPlace,
  columns: number,
  centers: Float32Array,
  half: Float32Array,
): number {
  let best = Infinity;
  let nearest = 0;
  for (let c = 0, i = 0; c < half.length; c++) {
    let score = half[c]!;
    for (let j = 0; j < columns; j++, i++) score = fround(score - fround(x[at + j * stride]! * centers[i]!));
    if (score < best) {
      best = score;
      nearest = c;
    }
  }
  return nearest;
}

/** One proposal of so many is checked. */
const CHECKED = 1024;

/** A run's state while labels are adopted. */
export interface RunState {
  readonly labels: Int32Array;
  readonly counts: Int32Array;
  readonly sums: Float64Array;
}

/** Adopts proposed labels of rows of one shard as `LoadedPoints.adopt` says. Cost: a read of the labels, and columns a changed row. */
function adoptLabels(
  proposed: Int32Array,
  from: number,
  columns: number,
  centers: Float32Array,
  place: (row: number) => RowPlace,
  { labels, counts, sums }: RunState,
): Adopted {
  const k = centers.length / columns;
  const half = new Float32Array(k);
  halfSquares(centers, k, columns, half, 0);
  let changed = 0;
  let decided = 0;
  for (let i = 0; i < proposed.length; i++) {
    let label = proposed[i]!;
    const checked = (from + i) % CHECKED === 0;
    if (label < 0 || checked) {
      const nearest = nearestByScore(place(from + i), columns, centers, half);
      if (label >= 0 && label !== nearest) return { changed, decided, wrong: true };
      if (label < 0) decided++;
      label = nearest;
    }
    const before = labels[i]!;
    if (label === before) continue;
    if (label >= k) return { changed, decided, wrong: true };
    changed++;
    labels[i] = label;
    counts[label]!++;
    const { x, at, stride } = place(from + i);
    for (let j = 0; j < columns; j++) sums[label * columns + j]! += x[at + j * stride]!;
    if (before < 0) continue;
    counts[before]!--;
    for (let j = 0; j < columns; j++) sums[before * columns + j]! -= x[at + j * stride]!;
  }
  return { changed, decided, wrong: false };
}

/** `adoptLabels` for rows of any shards, with labels of all rows, and counts and sums of one shard after the other. */
export function adoptByShard(
  proposed: Int32Array,
  from: number,
  columns: number,
  centers: Float32Array,
  place: (row: number) => RowPlace,
  { labels, counts, sums }: RunState,
): Adopted {
  const k = centers.length / columns;
  let all: Adopted = { changed: 0, decided: 0, wrong: false };
  eachShard(from, from + proposed.length, (shard, first, end) => {
    if (all.wrong) return;
    const found = adoptLabels(proposed.subarray(first - from, end - from), first, columns, centers, place, {
      labels: labels.subarray(first, end),
      counts: counts.subarray(shard * k, (shard + 1) * k),
      sums: sums.subarray(shard * k * columns, (shard + 1) * k * columns),
    });
    all = { changed: all.changed + found.changed, decided: all.decided + found.decided, wrong: found.wrong };
  });
  return all;
}
