import type { Matrix } from '../../../base/matrix';
import type { Random } from '../../../base/random';
import type { Steps } from '../../../base/steps';
import { fastestKernels } from '../../../compute/cpu/fastest';
import { added } from '../../../compute/cpu/shared';
import { SHARD_ROWS, type Kernels, type Totals } from '../../../compute/kernels';
import type { KmeansModel } from './kmeans';
import type { Run } from './lloyd';
import { checkNew, takeRows } from '../points';

/** Batches without a better smoothed inertia after which the centers count as settled. */
const PATIENCE = 10;

/**
 * Mini-batch k-means (Sculley 2010): seeded batches of rows, each moving the centers as if it were averaged into all
 * rows they have seen. Stops when the inertia a row, smoothed over about one pass, has not fallen for 10 batches
 * (scikit-learn's rule), or after `limit` passes' worth of rows.
 *
 * @param start centers less the origin, and the rows that each already stands for: all above 0.
 * Cost: batches × batch × k × columns.
 */
export function* miniBatch(
  points: Matrix<Float32Array>,
  origin: Float64Array,
  start: Pick<Run, 'centers' | 'counts'>,
  batch: number,
  limit: number,
  source: Random,
  kernels: Kernels,
): Steps<Run> {
  const { rows, columns } = points;
  const centers = Float64Array.from(start.centers);
  const seen = Float64Array.from(start.counts);
  const batches = Math.ceil((limit * rows) / batch);
  const fade = Math.min(1, (2 * batch) / (rows + 1));
  let smoothed = Infinity;
  let least = Infinity;
  let waited = 0;
  let made = 0;
  const drawn = new Int32Array(batch);
  const draw = () => {
    for (let i = 0; i < batch; i++) drawn[i] = source.below(rows);
  };
  draw();
  const room = kernels.load(takeRows(points, drawn), origin);
  try {
    while (made < batches && waited < PATIENCE) {
      if (made > 0) {
        draw();
        room.reload(points, drawn);
      }
      const found = room.tally(Float32Array.from(centers), seen.length, 0, batch);
      move(centers, seen, found);
      const inertia = found.inertia / batch;
      smoothed = made === 0 ? inertia : smoothed + fade * (inertia - smoothed);
      waited = smoothed < least ? 0 : waited + 1;
      least = Math.min(least, smoothed);
      made++;
      yield { done: made, total: batches };
    }
  } finally {
    room.dispose();
  }
  return {
    k: seen.length,
    centers: Float32Array.from(centers),
    counts: Int32Array.from(seen, (count) => Math.min(2 ** 31 - 1, count)),
    iterations: Math.ceil((made * batch) / rows),
    converged: waited >= PATIENCE,
    objective: (smoothed * rows) / columns,
  };
}

/** Averages rows into the centers nearest to them. */
function move(centers: Float64Array, seen: Float64Array, { counts, sums }: Totals): void {
  const columns = centers.length / seen.length;
  for (let c = 0, at = 0; c < seen.length; c++) {
    seen[c]! += counts[c]!;
    for (let j = 0; j < columns; j++, at++)
      centers[at]! += (sums[at]! - counts[c]! * centers[at]!) / seen[c]!;
  }
}

/**
 * A model that has seen more rows: each moves its center by its share of all rows seen, as a stream would.
 *
 * @param x rows × the columns of the model. Errors as in `assign`. Cost: rows × k × columns.
 */
export function* absorb(
  model: KmeansModel,
  x: Matrix<Float32Array>,
  kernels: Kernels = fastestKernels(),
): Steps<KmeansModel> {
  yield* checkNew(model, x);
  const k = model.counts.length;
  const tallies: Totals[] = [];
  const loaded = kernels.load(x, model.origin);
  try {
    for (let from = 0; from < x.rows; from += SHARD_ROWS) {
      tallies.push(loaded.tally(model.centers, k, from, Math.min(x.rows, from + SHARD_ROWS)));
      yield { done: Math.min(x.rows, from + SHARD_ROWS), total: x.rows };
    }
  } finally {
    loaded.dispose();
  }
  const centers = Float64Array.from(model.centers);
  const counts = model.counts.slice();
  move(centers, counts, added(tallies, k));
  return { ...model, centers: Float32Array.from(centers), counts };
}
