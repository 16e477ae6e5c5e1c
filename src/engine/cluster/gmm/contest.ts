import type { Matrix } from '../../../base/matrix';
import { random, sampleIndices } from '../../../base/random';
import { portion, type Steps } from '../../../base/steps';
import type { Kernels } from '../../../compute/kernels';
import { lloyd, seeds } from '../kmeans/lloyd';
import { best, places } from '../multistart';
import { checkCount, checkPoints, columnMeans, meanVariance, takeRows } from '../points';
import { centered } from './centered';
import { maximize, mixtureOfLabels, type EmRun, type Limits } from './expectation-maximization';
import type { Mixture, Shape } from './mixture';

/** Rows on which the starts compete. */
const START_ROWS = 5_000;
/** Short runs a start: as many as make it this many rows, for few rows have many optima and cost little; at most four. */
const RUN_ROWS = 10_000;
const MOST_RUNS = 4;
/** All starts compete for so many passes, the better half until their log-likelihood a row changes by less. */
const FIRST_ITERATIONS = 10;
const START_TOLERANCE = 1e-3;
const START_ITERATIONS = 100;
/** Short runs that go on over all rows: up to START_ROWS, up to FINAL_ROWS, and beyond. */
const FINALISTS = [3, 2, 1] as const;
const FINAL_ROWS = 300_000;
/** Meanwhile a component gets nothing of a row of which it has less than e to this. */
const START_NEGLIGIBLE = -8;
/** In the end only where rounding would lose it. */
const EXACT = -32;

const likelier = (one: EmRun, other: EmRun) => other.logLikelihood - one.logLikelihood;

/** Below 0 where the first run is better: fewer flat groups, then the likelier. */
const compare = (one: EmRun, other: EmRun) => one.flat - other.flat || likelier(one, other);

export interface ContestOptions {
  readonly k: number;
  readonly covariance: string;
  readonly seed: number;
  readonly starts: number;
  readonly iterations: number;
  readonly tolerance: number;
  readonly regularization: number;
}

/** What the starts compete on. */
export interface Field {
  /** Column means of all rows. */
  readonly origin: Float64Array;
  /** Less the origin: all rows, or a seeded sample of them. */
  readonly points: Matrix<Float64Array>;
  readonly sampled: boolean;
  /** Short runs that go on over all rows; 0 where the best of them is the end. */
  readonly finalists: number;
}

/** Errors: those of `checkPoints` and `checkCount` for the k given. Cost: a copy of at most 5,000 rows. */
export function* fieldOf(x: Matrix, { k, seed, tolerance }: ContestOptions): Steps<Field> {
  yield* checkPoints(x);
  checkCount(k, x.rows);
  const origin = columnMeans(x);
  const rows = sampleIndices(x.rows, START_ROWS, sourceOf(seed).fork('sample'));
  const sampled = rows.length < x.rows;
  const points = centered(sampled ? takeRows<Float32Array | Float64Array>(x, rows) : x, origin);
  // A draft, or a fit that asks for no more than the starts did, is done.
  const enough = !sampled && tolerance >= START_TOLERANCE;
  const finalists = FINALISTS[!sampled ? 0 : x.rows <= FINAL_ROWS ? 1 : 2];
  return { origin, points, sampled, finalists: enough ? 0 : finalists };
}

const sourceOf = (seed: number) => random(seed).fork('gmm');

/** Hard groups to begin with. */
export interface Start {
  readonly labels: Uint8Array;
  /** k × columns, near their means. */
  readonly centers: Float32Array;
}

/** Groups of k-means and of its seeds, as many as there are starts, times a few where rows are few. */
export function* startsOf(
  { points, finalists }: Pick<Field, 'points' | 'finalists'>,
  { k, seed, starts }: Pick<ContestOptions, 'k' | 'seed' | 'starts'>,
  kernels: Kernels,
): Steps<Start[]> {
  const source = sourceOf(seed);
  const shift = 1e-4 * meanVariance(points, new Float64Array(points.columns));
  const runs = finalists === 0 ? 1 : Math.min(MOST_RUNS, Math.floor(RUN_ROWS / points.rows));
  const loaded = kernels.load(points);
  const tried = new Set<number>();
  const found: Start[] = [];
  try {
    for (let start = 0; start < starts * runs; start++) {
      const centers = seeds(loaded, k, source.fork(start));
      // k-means often comes to the same place again: then the groups to begin with are those of the seeds.
      let run = start < starts ? yield* lloyd(loaded, centers, 300, shift) : null;
      if (!run || tried.has(run.objective)) run = yield* lloyd(loaded, centers, 1, shift);
      tried.add(run.objective);
      found.push({ labels: Uint8Array.from(loaded.labels()), centers: run.centers });
      yield { done: start + 1, total: starts * runs };
    }
    return found;
  } finally {
    loaded.dispose();
  }
}

/** Runs of a search that don't wait for one another: over all rows or on the field, each to the same limits. */
export interface Batch {
  readonly all: boolean;
  readonly limits: Limits;
  readonly from: readonly (Start | EmRun | Mixture)[];
}

/**
 * The search for the likeliest mixture, with the runs left to whoever steps it: each batch is answered by its ends, in
 * order. All searches for the same rows and options ask for as many batches.
 */
export function* search(
  starts: readonly Start[],
  finalists: number,
  { iterations, tolerance, regularization }: ContestOptions,
): Generator<Batch, EmRun, readonly EmRun[]> {
  const limits: Limits = {
    iterations: Math.min(iterations, START_ITERATIONS),
    tolerance: Math.max(tolerance, START_TOLERANCE),
    regularization,
    negligible: START_NEGLIGIBLE,
  };
  const first = { ...limits, iterations: Math.min(limits.iterations, FIRST_ITERATIONS) };
  const tries = yield { all: false, limits: first, from: starts };
  const most = Math.max(1, finalists);
  const half = Math.max(most, Math.ceil(tries.length / 2));
  // Groups often grow flat only later: a likely run is not left behind yet for one more of them.
  const better = new Set([compare, likelier].flatMap((by) => places(tries, { compare: by }, half)));
  const ends = yield { all: false, limits, from: tries.filter((run) => better.has(run)) };
  const chosen = places(ends, { compare }, most);
  if (finalists === 0) return chosen[0]!;
  const exact: Limits = { iterations, tolerance, regularization, negligible: EXACT };
  return best(yield { all: true, limits: exact, from: chosen.map(({ mixture }) => mixture) }, compare);
}

/** Where the progress of a search is when its first, second and third batch begin, and at its end. */
export const SHARES = [0.05, 0.3, 0.55, 0.95] as const;

/** Percent of a run that its first mixture takes. */
const FIRST_SHARE = 5;

/** One run of a batch, from hard groups, from a mixture, or on from where a run was. */
export function* runFrom(
  from: Start | EmRun | Mixture,
  points: Matrix<Float64Array>,
  shape: Shape,
  limits: Limits,
  kernels: Kernels,
): Steps<EmRun> {
  if (!('labels' in from)) return yield* maximize(points, from, limits, kernels);
  const { labels, centers } = from;
  const means = Float64Array.from(centers);
  const grouping = mixtureOfLabels(points, labels, means, shape, limits.regularization, kernels);
  const hard = yield* portion(grouping, 0, FIRST_SHARE);
  return yield* portion(maximize(points, hard, limits, kernels), FIRST_SHARE, 100);
}
