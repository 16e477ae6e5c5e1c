import type { Matrix } from '../../../base/matrix';
import { random, sampleIndices } from '../../../base/random';
import type { Steps } from '../../../base/steps';
import type { Kernels } from '../../../compute/kernels';
import { lloyd, seeds } from '../kmeans/lloyd';
import { shortRuns, type Multistart } from '../multistart';
import { checkCount, checkPoints, columnMeans, meanVariance, takeRows } from '../points';
import { centered } from './centered';
import { maximize, mixtureOfLabels, type EmRun } from './expectation-maximization';
import type { Shape } from './mixture';

/** Rows on which the starts compete. */
const START_ROWS = 5_000;
/** Short runs a start: as many as make it this many rows, for few rows have many optima and cost little; at most four. */
const RUN_ROWS = 10_000;
const MOST_RUNS = 4;
/** The starts compete until their log-likelihood a row changes by less, or for so many passes. */
const START_TOLERANCE = 1e-3;
const START_ITERATIONS = 100;
/** Short runs that go on over all rows: up to START_ROWS, up to FINAL_ROWS, and beyond. */
const FINALISTS = [3, 2, 1] as const;
const FINAL_ROWS = 300_000;
/** Meanwhile a component gets nothing of a row of which it has less than e to this. */
const START_NEGLIGIBLE = -8;

/** Below 0 where the first run is better: fewer flat groups, then the likelier. */
export const compare = (one: EmRun, other: EmRun) =>
  one.flat - other.flat || other.logLikelihood - one.logLikelihood;

export interface ContestOptions {
  readonly k: number;
  readonly covariance: string;
  readonly seed: number;
  readonly starts: number;
  readonly iterations: number;
  readonly tolerance: number;
  readonly regularization: number;
}

export interface Contest {
  /** Column means of all rows. */
  readonly origin: Float64Array;
  /** The rows that the starts competed on, less the origin: all, or a sample. */
  readonly field: Matrix<Float64Array>;
  /** The best short runs, the very best first. */
  readonly runs: readonly EmRun[];
  /** Whether they are the end. */
  readonly enough: boolean;
}

/** Short runs from all starts. Cost: those of the runs, on at most 5,000 rows. */
export function* contest(x: Matrix, given: ContestOptions, kernels: Kernels): Steps<Contest> {
  yield* checkPoints(x);
  checkCount(given.k, x.rows);
  const origin = columnMeans(x);
  const source = random(given.seed).fork('gmm');
  const rows = sampleIndices(x.rows, START_ROWS, source.fork('sample'));
  const sampled = rows.length < x.rows;
  const field = centered(sampled ? takeRows<Float32Array | Float64Array>(x, rows) : x, origin);
  const shift = 1e-4 * meanVariance(field, new Float64Array(field.columns));
  const limits = {
    iterations: Math.min(given.iterations, START_ITERATIONS),
    tolerance: Math.max(given.tolerance, START_TOLERANCE),
    regularization: given.regularization,
    negligible: START_NEGLIGIBLE,
  };
  // A draft, or a fit that asks for no more than the starts did, is done.
  const enough = !sampled && given.tolerance >= START_TOLERANCE;
  const loaded = kernels.load(field);
  const tried = new Set<number>();
  const runs = enough ? 1 : Math.min(MOST_RUNS, Math.floor(RUN_ROWS / field.rows));
  const search: Multistart<EmRun> = {
    starts: given.starts * runs,
    *attempt(start) {
      const centers = seeds(loaded, given.k, source.fork(start));
      // k-means often comes to the same place again: then the groups to begin with are those of the seeds.
      let run = start < given.starts ? yield* lloyd(loaded, centers, 300, shift) : null;
      if (!run || tried.has(run.objective)) run = yield* lloyd(loaded, centers, 1, shift);
      tried.add(run.objective);
      const shape = given.covariance as Shape;
      const means = Float64Array.from(run.centers);
      const hard = mixtureOfLabels(field, loaded.labels(), means, shape, given.regularization, kernels);
      return yield* maximize(field, hard, limits, kernels);
    },
    compare,
  };
  const finalists = FINALISTS[!sampled ? 0 : x.rows <= FINAL_ROWS ? 1 : 2];
  try {
    return { origin, field, runs: yield* shortRuns(search, enough ? 1 : finalists), enough };
  } finally {
    loaded.dispose();
  }
}
