import { toFloat32, type Matrix } from '../../base/matrix';
import type { AsyncSteps, Steps } from '../../base/steps';
import { fastestKernels } from '../../compute/cpu/fastest';
import type { Kernels } from '../../compute/kernels';
import type { Job } from '../../compute/parallel';
import type { FitContext } from './algorithm';
import { nearestRowsOn } from './nearest-rows-on-card';
import { kdTree } from './kd-tree';
import { NearestSearch } from './nearest-search';
import { centered } from './points';

export interface NearestRows {
  /** For each row of `x` the nearest row of `points`, and how far it is. */
  readonly rows: Int32Array;
  readonly distances: Float64Array;
}

/** Columns from which comparing with every point is faster than searching a tree. */
const MANY_COLUMNS = 9;
/** Searches between two yields, times columns. */
const SEARCHED = 10_000;
/** Pairs compared between two yields, times columns. */
const COMPARED = 40_000_000;

/**
 * Exact in float64 up to 8 columns, in float32 from 9 on; a row that is one of the points finds distance 0.
 * Cost: a search a row, or rows × points × columns in the kernels.
 */
export function* nearestRows(points: Matrix, x: Matrix, kernels: Kernels): Steps<NearestRows> {
  const found = { rows: new Int32Array(x.rows), distances: new Float64Array(x.rows) };
  if (x.columns < MANY_COLUMNS) yield* searchTree(points, x, found);
  else yield* compareAll(points, x, kernels, found);
  return found;
}

/** Nearest of the shared points for a slice of the rows. */
export const nearestRowsJob: Job<Matrix, NearestRows, Matrix> = {
  name: 'cluster-nearest-rows',
  run: (x, points) => nearestRows(points, x, fastestKernels()),
};

/** Rows × points × columns from which the rows are spread over the pool: their copies cost less than they save. */
const SPREAD = 2_000_000_000;
/** Slices for each worker: the last ones end close together. */
const SLICES = 4;

/** `nearestRows`, the same to the bit, by a graphics card or with the rows spread over the pool where that pays. */
export async function* nearestRowsSpread(
  points: Matrix,
  x: Matrix,
  { kernels, parallel }: FitContext,
): AsyncSteps<NearestRows> {
  if (parallel.gpu && x.columns >= MANY_COLUMNS) {
    const found = yield* nearestRowsOn(parallel.gpu, points, x, kernels);
    if (found) return found;
  }
  if (parallel.width === 1 || points.rows * x.rows * x.columns < SPREAD)
    return yield* nearestRows(points, x, kernels);
  const size = Math.ceil(x.rows / (SLICES * parallel.width));
  const slices = Array.from({ length: Math.ceil(x.rows / size) }, (_, i): Matrix => {
    const [from, to] = [i * size, Math.min(x.rows, (i + 1) * size)];
    return { rows: to - from, columns: x.columns, data: x.data.slice(from * x.columns, to * x.columns) };
  });
  const parts = yield* parallel.map(nearestRowsJob, slices, points);
  const found = { rows: new Int32Array(x.rows), distances: new Float64Array(x.rows) };
  parts.forEach(({ rows, distances }, i) => {
    found.rows.set(rows, i * size);
    found.distances.set(distances, i * size);
  });
  return found;
}

function* searchTree(points: Matrix, x: Matrix, { rows, distances }: NearestRows): Steps<void> {
  const tree = yield* kdTree(points);
  const search = new NearestSearch(tree, 1);
  const data = Float64Array.from(x.data);
  const block = Math.max(1, Math.floor(SEARCHED / x.columns));
  for (let row = 0; row < x.rows; row++) {
    search.find(data, row * x.columns);
    rows[row] = tree.order[search.positions[0]!]!;
    distances[row] = Math.sqrt(search.distances[0]!);
    if (row % block === block - 1) yield { done: row, total: x.rows };
  }
}

function* compareAll(
  points: Matrix,
  x: Matrix,
  kernels: Kernels,
  { rows, distances }: NearestRows,
): Steps<void> {
  const { rows: count, columns } = points;
  const { centers, origin } = centered(points);
  const loaded = kernels.load(toFloat32(x), origin);
  const first = new Float32Array(x.rows);
  const second = new Float32Array(x.rows);
  const block = Math.max(8, Math.floor(COMPARED / (count * columns * 8)) * 8);
  try {
    for (let from = 0; from < x.rows; from += block) {
      const to = Math.min(x.rows, from + block);
      loaded.nearest(centers, count, from, to, { labels: rows, first, second });
      for (let row = from; row < to; row++) distances[row] = Math.sqrt(first[row]!);
      yield { done: to, total: x.rows };
    }
  } finally {
    loaded.dispose();
  }
}
