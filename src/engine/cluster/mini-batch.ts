import type { Matrix } from '../../base/matrix';
import type { Random } from '../../base/random';
import type { Steps } from '../../base/steps';
import { fastestKernels } from '../../compute/cpu/fastest';
import type { Kernels } from '../../compute/kernels';
import type { KmeansModel } from './kmeans';
import type { Run } from './lloyd';
import { checkNew, takeRows } from './points';

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
  while (made < batches && waited < PATIENCE) {
    const drawn = Int32Array.from({ length: batch }, () => source.below(rows));
    const inertia = move(takeRows(points, drawn), origin, centers, seen, kernels) / batch;
    smoothed = made === 0 ? inertia : smoothed + fade * (inertia - smoothed);
    waited = smoothed < least ? 0 : waited + 1;
    least = Math.min(least, smoothed);
    made++;
    yield { done: made, total: batches };
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

/** Averages rows into the centers nearest to them; returns the summed squared distance before. */
function move(
  rows: Matrix<Float32Array>,
  origin: Float64Array,
  centers: Float64Array,
  seen: Float64Array,
  kernels: Kernels,
): number {
  const { columns } = rows;
  const loaded = kernels.load(rows, origin);
  try {
    const near = {
      labels: new Int32Array(rows.rows),
      first: new Float32Array(rows.rows),
      second: new Float32Array(rows.rows),
    };
    loaded.nearest(Float32Array.from(centers), seen.length, 0, rows.rows, near);
    const added = new Float64Array(seen.length);
    const sums = new Float64Array(centers.length);
    let inertia = 0;
    for (let i = 0; i < rows.rows; i++) {
      const c = near.labels[i]!;
      added[c]!++;
      inertia += near.first[i]!;
      for (let j = 0; j < columns; j++) sums[c * columns + j]! += rows.data[i * columns + j]! - origin[j]!;
    }
    for (let c = 0; c < seen.length; c++) {
      seen[c]! += added[c]!;
      for (let j = 0; j < columns; j++)
        centers[c * columns + j]! +=
          (sums[c * columns + j]! - added[c]! * centers[c * columns + j]!) / seen[c]!;
    }
    return inertia;
  } finally {
    loaded.dispose();
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
  const centers = Float64Array.from(model.centers);
  const counts = model.counts.slice();
  move(x, model.origin, centers, counts, kernels);
  return { ...model, centers: Float32Array.from(centers), counts };
}
