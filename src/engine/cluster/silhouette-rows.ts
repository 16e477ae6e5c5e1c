import { random, sampleIndices } from '../../base/random';
import type { Steps } from '../../base/steps';
import { fastestKernels } from '../../compute/cpu/fastest';
import { cellsOf, silhouettes } from './cells';
import { takeRows } from './points';
import type { Points } from './types';

/** Silhouettes of some rows among themselves. */
export interface RowSilhouettes {
  readonly rows: Int32Array;
  /** NaN for a row in no segment. */
  readonly values: Float64Array;
  /** True when these are all rows. */
  readonly exact: boolean;
}

/** Silhouette of each of at most `most` rows, a seeded sample beyond. Cost: rows² × columns. */
export function* silhouetteRows(points: Points, labels: Int32Array, most: number): Steps<RowSilhouettes> {
  const rows = sampleIndices(points.rows, most, random(1).fork('silhouette rows'));
  const cells = cellsOf(takeRows(points, rows), [rows.map((row) => labels[row]!)]);
  const [sorted] = yield* silhouettes(cells, 0, rows.length, fastestKernels());
  const values = new Float64Array(rows.length);
  cells.order.forEach((row, at) => (values[row] = sorted![at]!));
  return { rows, values, exact: rows.length === points.rows };
}
