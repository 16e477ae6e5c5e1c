import type { Matrix } from '../../../base/matrix';
import { random, sampleIndices } from '../../../base/random';
import { portion, type Steps } from '../../../base/steps';
import type { Kernels } from '../../../compute/kernels';
import { leavesFor } from '../hierarchical/leaves';
import { checkCount, checkPoints, takeRows } from '../points';
import type { MedoidsOptions } from './k-medoids';
import { fasterPam, manhattanDistances, seedMedoids, type Medoids } from './pam';

/** Runs a start where rows are fewer than a quarter of the sample, for few rows have as many optima; at most so many. */
const MOST_RUNS = 4;

/** What the starts compete on. */
export interface Field {
  /** Distinct rows of the sample, in the order of their values: ties don't hang on the order of rows. */
  readonly points: Matrix<Float64Array>;
  readonly weights: Float64Array;
  readonly distances: Float32Array;
  readonly seed: number;
  /** Rows of the sample. */
  readonly compared: number;
}

/** Cost: sample² × columns; memory: sample² float32. */
export function* fieldOf(x: Matrix, { k, seed, sample }: MedoidsOptions, kernels: Kernels): Steps<Field> {
  yield* portion(checkPoints(x), 0, 0);
  checkCount(k, x.rows);
  const rows = sampleIndices(x.rows, sample, random(seed).fork('k-medoids').fork('sample'));
  const drawn = rows.length < x.rows ? takeRows<Float32Array | Float64Array>(x, rows) : x;
  const { points, weights } = yield* portion(leavesFor(drawn, drawn.rows, seed, kernels), 0, 20);
  const distances = yield* portion(manhattanDistances(points), 20, 100);
  return { points, weights, distances, seed, compared: drawn.rows };
}

/** Runs in all. */
export const runsOf = ({ points }: Field, { starts, sample }: MedoidsOptions) =>
  starts * Math.max(1, Math.min(MOST_RUNS, Math.floor((sample / 4 / points.rows) ** 2)));

/** One run, to its end. */
export function attempt(
  { distances, weights, seed }: Pick<Field, 'distances' | 'weights' | 'seed'>,
  k: number,
  start: number,
): Steps<Medoids> {
  const source = random(seed).fork('k-medoids').fork(start);
  return fasterPam(distances, weights, seedMedoids(distances, weights, k, source));
}

/** Below 0 where the first is better. */
export const compare = (one: Medoids, other: Medoids) => one.cost - other.cost;
