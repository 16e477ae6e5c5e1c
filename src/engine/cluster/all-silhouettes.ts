import type { AsyncSteps } from '../../base/steps';
import type { FitContext } from './algorithm';
import { cellsOf } from './cells';
import { silhouetteJob, type RowRange } from './jobs';
import { silhouettesOn } from './silhouettes-on-card';
import type { RowSilhouettes } from './silhouette-rows';
import type { Points } from './types';

/** Distances that one job measures, times columns: about half a second of one thread. */
const JOB = 4e9;
const MOST_JOBS = 1_000;

export interface AllSilhouettes extends RowSilhouettes {
  /** A graphics card measured the distances. */
  readonly onCard: boolean;
}

/**
 * Silhouette of every row among all rows, NaN for a row in no segment: by a graphics card where that pays, else with
 * the rows spread over the pool; what a lost card leaves goes to the pool. Both agree to `CARD_TOLERANCE`.
 * Cost: rows² × columns.
 */
export async function* allSilhouettes(
  points: Points,
  labels: Int32Array,
  { kernels, parallel }: FitContext,
): AsyncSteps<AllSilhouettes> {
  const { rows, columns } = points;
  const cells = cellsOf(points, [labels]);
  const sorted = new Float64Array(rows);
  const done = parallel.gpu ? yield* silhouettesOn(parallel.gpu, cells, kernels, sorted) : 0;
  if (done < rows) {
    const ranges = rangesFrom(done, rows, columns);
    const parts = yield* parallel.map(silhouetteJob, ranges, cells);
    ranges.forEach(({ from }, i) => sorted.set(parts[i]![0]!, from));
  }
  const values = new Float64Array(rows);
  cells.order.forEach((row, at) => (values[row] = sorted[at]!));
  return { rows: Int32Array.from(values, (_, i) => i), values, exact: true, onCard: done === rows };
}

/** Equal ranges in multiples of eight rows, from the eight that hold row `start` on. */
function rangesFrom(start: number, rows: number, columns: number): RowRange[] {
  const first = start - (start % 8);
  const jobs = Math.min(MOST_JOBS, Math.max(16, Math.ceil(((rows - first) * rows * columns) / JOB)));
  const width = Math.max(64, Math.ceil((rows - first) / jobs / 8) * 8);
  return Array.from({ length: Math.ceil((rows - first) / width) }, (_, i) => ({
    from: first + i * width,
    to: Math.min(rows, first + (i + 1) * width),
  }));
}
