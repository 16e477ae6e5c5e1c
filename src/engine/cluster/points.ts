import { KindredError } from '../../base/errors';
import { toFloat32, type Matrix } from '../../base/matrix';
import type { Steps } from '../../base/steps';
import { fastestKernels } from '../../compute/cpu/fastest';
import { SHARD_ROWS, type Kernels, type LoadedPoints } from '../../compute/kernels';
import type { Model } from './types';

/** Squares of larger values leave the range of float32. */
const LARGEST = 1e15;

/** Refuses what no algorithm can use: no rows, no columns, a gap, an infinity or the like. Cost: one read. */
export function* checkPoints(x: Matrix, kernels: Kernels = fastestKernels()): Steps<void> {
  yield* surveyPoints(x, kernels);
}

/** Points in float32, checked as by `checkPoints`, with the means of their columns. Cost: one read. */
export function* surveyPoints(
  x: Matrix,
  kernels: Kernels,
): Steps<{ points: Matrix<Float32Array>; means: Float64Array }> {
  const { rows, columns } = x;
  if (rows === 0) throw new KindredError('no-customers', 'There are no customers to group.');
  if (columns === 0)
    throw new KindredError(
      'no-features',
      'There is no feature to group customers by. Switch at least one on.',
    );
  const points = toFloat32(x);
  const sums = new Float64Array(columns);
  for (let from = 0; from < rows; from += SHARD_ROWS) {
    const to = Math.min(rows, from + SHARD_ROWS);
    const found = kernels.survey(points, from, to, LARGEST);
    if (!found.within || points !== x) refuseBad(x, from, to);
    found.sums.forEach((sum, j) => (sums[j]! += sum));
    if (to < rows) yield { done: to, total: rows };
  }
  return { points, means: sums.map((sum) => sum / rows) };
}

/** Names the first value that is none to compute with. */
function refuseBad({ columns, data }: Matrix, from: number, to: number): void {
  for (let i = from * columns; i < to * columns; i++)
    if (!(Math.abs(data[i]!) <= LARGEST)) {
      const row = Math.floor(i / columns) + 1;
      const column = (i % columns) + 1;
      throw new KindredError(
        'not-finite',
        `Row ${row}, column ${column} of the features is not a number below 10^15. Leave that feature out.`,
        { row, column },
      );
    }
}

/** Refuses rows that a model cannot place: other columns than it was fitted on, a gap or an infinity. */
export function* checkNew(model: Model, x: Matrix): Steps<void> {
  yield* checkPoints(x);
  if (x.columns !== model.columns)
    throw new KindredError(
      'wrong-columns',
      `The segments were made from ${model.columns} features, but the new customers have ${x.columns}. ` +
        'Describe them by the same features.',
      { expected: model.columns, found: x.columns },
    );
}

/** Refuses more segments than customers. */
export function checkCount(k: number, rows: number): void {
  if (k > rows)
    throw new KindredError(
      'more-segments-than-customers',
      `${k} segments were asked for, but there are only ${rows} customers. Ask for ${rows} or fewer.`,
      { k, rows },
    );
}

/** Mean of each column in float64. */
export function columnMeans({ rows, columns, data }: Matrix): Float64Array {
  const means = new Float64Array(columns);
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < columns; j++, at++) means[j]! += data[at]!;
  return means.map((sum) => sum / rows);
}

/** Points as centers: float32, less their column means, the origin. */
export function centered(points: Matrix): { centers: Float32Array; origin: Float64Array } {
  const { rows, columns, data } = toFloat32(points);
  const origin = columnMeans({ rows, columns, data });
  return { centers: Float32Array.from(data, (value, at) => value - origin[at % columns]!), origin };
}

/** Sum of squared deviations from `means`, divided by rows and columns: the mean variance of the columns. */
export function meanVariance({ rows, columns, data }: Matrix, means: Float64Array): number {
  let sum = 0;
  for (let i = 0, at = 0; i < rows; i++)
    for (let j = 0; j < columns; j++, at++) sum += (data[at]! - means[j]!) ** 2;
  return sum / (rows * columns);
}

/** Summed squares of loaded points, of one shard after the other. */
export const squaresOf = (loaded: LoadedPoints): Float64Array =>
  Float64Array.from({ length: Math.ceil(loaded.rows / SHARD_ROWS) }, (_, shard) =>
    loaded.squares(shard * SHARD_ROWS),
  );

/**
 * Summed squares below which a move of all centers ends a run of k-means: a share of the mean variance of the columns,
 * from the squares of points less their means.
 */
export function shiftOf(squares: Iterable<number>, { rows, columns }: Matrix, tolerance: number): number {
  let sum = 0;
  for (const part of squares) sum += part;
  return (tolerance * sum) / (rows * columns);
}

/** The given rows, in the given order. */
export function takeRows<A extends Float32Array | Float64Array>(
  { columns, data }: Matrix<A>,
  rows: Int32Array,
): Matrix<A> {
  const taken = new (data.constructor as new (length: number) => A)(rows.length * columns);
  for (let i = 0; i < rows.length; i++)
    taken.set(data.subarray(rows[i]! * columns, (rows[i]! + 1) * columns), i * columns);
  return { rows: rows.length, columns, data: taken };
}
