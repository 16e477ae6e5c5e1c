import type { Matrix } from '../../base/matrix';
import type { Steps } from '../../base/steps';
import type { Kernels } from '../../compute/kernels';
import { takeRows } from './points';

/** Longest run whose distances are summed in float32 before they join a float64 sum. */
const LONGEST_RUN = 256;
/** Distances between two yields, times columns. */
const BLOCK = 20_000_000;

/**
 * Rows sorted so that those with the same label in every one of several labelings (a cell) stand together: one
 * pass over the distances then serves the silhouettes of all labelings.
 */
export interface Cells {
  /** The rows in cell order. */
  readonly points: Matrix<Float32Array>;
  /** Original index of each sorted row. */
  readonly order: Int32Array;
  /** Boundaries of runs of rows within one cell. */
  readonly runs: Int32Array;
  /** For each run and labeling, the slot that its sum belongs to. */
  readonly slots: Int32Array;
  readonly slotCount: number;
  readonly labelings: readonly Labeling[];
}

export interface Labeling {
  readonly k: number;
  /** Slot of its label 0. */
  readonly slot: number;
  readonly counts: Int32Array;
  /** Label of each sorted row. */
  readonly labels: Int32Array;
}

/** Cost: sorting rows × labelings. Labels are 0 … k−1; −1 (in no segment) is left out of every sum. */
export function cellsOf(points: Matrix<Float32Array>, labelings: readonly Int32Array[]): Cells {
  const { rows } = points;
  let order = Int32Array.from({ length: rows }, (_, i) => i);
  for (const labels of labelings.toReversed()) order = byLabel(order, labels);
  let slotCount = 1; // slot 0 takes what belongs to no segment
  const sorted = labelings.map((labels) => {
    const mine = Int32Array.from(order, (row) => labels[row]!);
    const k = mine.reduce((most, label) => Math.max(most, label), -1) + 1;
    const counts = new Int32Array(k);
    for (const label of mine) if (label >= 0) counts[label]!++;
    const slot = slotCount;
    slotCount += k;
    return { k, slot, counts, labels: mine };
  });
  const runs = [0];
  for (let i = 1; i < rows; i++)
    if (i - runs.at(-1)! === LONGEST_RUN || sorted.some(({ labels }) => labels[i] !== labels[i - 1]))
      runs.push(i);
  const slots = runs.flatMap((at) =>
    sorted.map(({ slot, labels }) => (labels[at]! < 0 ? 0 : slot + labels[at]!)),
  );
  return {
    points: takeRows(points, order),
    order,
    runs: Int32Array.from([...runs, rows]),
    slots: Int32Array.from(slots),
    slotCount,
    labelings: sorted,
  };
}

/** Rows by their label, those of one label in the order they came in. */
function byLabel(order: Int32Array<ArrayBuffer>, labels: Int32Array): Int32Array<ArrayBuffer> {
  const most = labels.reduce((most, label) => Math.max(most, label), -1);
  const next = new Int32Array(most + 3);
  for (const label of labels) next[label + 2]!++;
  for (let i = 1; i < next.length; i++) next[i]! += next[i - 1]!;
  const sorted = new Int32Array(order.length);
  for (const row of order) sorted[next[labels[row]! + 1]!++] = row;
  return sorted;
}

/**
 * Silhouette (Rousseeuw 1987) of each sorted row in [from, to), one array a labeling; 0 in a segment of one, NaN in
 * none. Exact over the rows given. Cost: (to − from) × rows × columns, once for all labelings.
 */
export function* silhouettes(
  cells: Cells,
  from: number,
  to: number,
  kernels: Kernels,
): Steps<readonly Float64Array[]> {
  const { points, runs, slots, slotCount, labelings } = cells;
  const values = labelings.map(() => new Float64Array(to - from));
  const loaded = kernels.load(points);
  const block = Math.max(8, Math.floor(BLOCK / (points.rows * points.columns * 8)) * 8);
  try {
    for (let at = from; at < to; at += block) {
      const end = Math.min(to, at + block);
      const sums = loaded.distanceSums(runs, slots, slotCount, at, end);
      for (let i = at; i < end; i++)
        labelings.forEach((labeling, l) => {
          values[l]![i - from] = silhouette(labeling, sums, (i - at) * slotCount, i);
        });
      yield { done: end - from, total: to - from };
    }
  } finally {
    loaded.dispose();
  }
  return values;
}

/** One row's, from its sums of distances to every slot. */
export function silhouette(
  { k, slot, counts, labels }: Labeling,
  sums: Float64Array,
  base: number,
  row: number,
): number {
  const own = labels[row]!;
  if (own < 0) return NaN;
  if (counts[own] === 1 || k < 2) return 0;
  let other = Infinity;
  for (let c = 0; c < k; c++)
    if (c !== own && counts[c]! > 0) other = Math.min(other, sums[base + slot + c]! / counts[c]!);
  const mean = sums[base + slot + own]! / (counts[own]! - 1);
  const larger = Math.max(mean, other);
  return larger > 0 && other < Infinity ? (other - mean) / larger : 0;
}
