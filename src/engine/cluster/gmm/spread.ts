import type { Matrix } from '../../../base/matrix';
import { portion, type AsyncSteps } from '../../../base/steps';
import { fastestKernels } from '../../../compute/cpu/fastest';
import type { Job } from '../../../compute/parallel';
import type { FitContext } from '../algorithm';
import { within } from '../share';
import { centered } from './centered';
import {
  fieldOf,
  runFrom,
  search,
  SHARES,
  startsOf,
  type Batch,
  type ContestOptions,
  type Field,
  type Start,
} from './contest';
import { SUM_ROWS, type EmRun, type Limits } from './expectation-maximization';
import type { Mixture, Shape } from './mixture';
import { maximizeOver, mixtureRows, partsOf, placeOver, type HeldMixtureRows } from './mixture-rows';
import { place, type Placed } from './placement';

type Points = Matrix<Float64Array>;

/** The hard groups to begin with, for one k. */
export const mixtureStartsJob: Job<
  Pick<ContestOptions, 'k'>,
  Start[],
  Pick<Field, 'points' | 'finalists'> & Pick<ContestOptions, 'seed' | 'starts'>
> = {
  name: 'mixture-starts',
  run: ({ k }, { points, finalists, seed, starts }) =>
    startsOf({ points, finalists }, { k, seed, starts }, fastestKernels()),
};

interface SharedRun {
  readonly points: Points;
  readonly shape: Shape;
  readonly limits: Limits;
}

/** One run on the shared points. */
export const mixtureRunJob: Job<Start | EmRun | Mixture, EmRun, SharedRun> = {
  name: 'mixture-run',
  run: (from, { points, shape, limits }) => runFrom(from, points, shape, limits, fastestKernels()),
};

/** The shared points to one mixture. */
export const mixturePlaceJob: Job<
  Mixture,
  Placed,
  Pick<SharedRun, 'points'> & Pick<Limits, 'regularization'>
> = {
  name: 'mixture-place',
  run: (mixture, { points, regularization }) =>
    place(mixture, mixture.weights.length, points, regularization, fastestKernels()),
};

/** Rows up to which each run over all rows is the work of one worker; beyond, all share the rows. */
export const TOGETHER_ROWS = 2 * SUM_ROWS;

export interface Found {
  readonly origin: Float64Array;
  readonly run: EmRun;
  readonly placed: Placed;
}

/**
 * The likeliest mixtures for options that differ in `k` alone, the same to the bit as one after the other here: the
 * pool shares the runs of all searches, and beyond 65,536 rows the rows of each.
 * Cost: memory of the rows in float64, here and in each worker; beyond 65,536 rows once in the pool as a whole.
 */
export async function* findSpread(
  x: Matrix,
  candidates: readonly ContestOptions[],
  { parallel }: FitContext,
): AsyncSteps<Found[]> {
  const most = candidates.reduce((one, other) => (other.k > one.k ? other : one));
  const { covariance, seed, starts, regularization } = most;
  const { points, origin, sampled, finalists } = yield* portion(fieldOf(x, most), 0, 0);
  // The largest first: the longest work should not be the last to start.
  const order = [...candidates.keys()].sort((a, b) => candidates[b]!.k - candidates[a]!.k);
  const sorted = order.map((at) => candidates[at]!);
  const asking = parallel.map(
    mixtureStartsJob,
    sorted.map(({ k }) => ({ k })),
    { points, finalists, seed, starts },
  );
  const begun = yield* within(asking, 0, SHARES[0]);
  const searches = sorted.map((options, at) => search(begun[at]!, finalists, options));
  const together = x.rows > TOGETHER_ROWS;
  const held = together ? parallel.hold(mixtureRows, partsOf(x, origin, parallel.width)) : null;
  const whole = held || !sampled ? points : centered(x, origin);
  try {
    const runs: EmRun[] = [];
    let steps = searches.map((each) => each.next());
    for (let stage = 0; !steps[0]!.done; stage++) {
      const batches = steps.map(({ value }) => value as Batch);
      const { all, limits } = batches[0]!;
      const from = batches.flatMap((batch) => batch.from);
      const shared = { points: all ? whole : points, shape: covariance as Shape, limits };
      const asked =
        all && held
          ? allOver(held, x.rows, from as Mixture[], limits)
          : parallel.map(mixtureRunJob, from, shared);
      const ends = yield* within(asked, SHARES[stage]!, SHARES[stage + 1]! - SHARES[stage]!);
      steps = searches.map((each, at) => each.next(ends.splice(0, batches[at]!.from.length)));
    }
    for (const { value } of steps) runs.push(value as EmRun);
    const mixtures = runs.map(({ mixture }) => mixture);
    const placing = held
      ? allPlaced(held, mixtures, regularization)
      : parallel.map(mixturePlaceJob, mixtures, { points: whole, regularization });
    const placed = yield* within(placing, SHARES[3], 1 - SHARES[3]);
    return candidates.map((_, at) => {
      const place = order.indexOf(at);
      return { origin, run: runs[place]!, placed: placed[place]! };
    });
  } finally {
    held?.close();
  }
}

async function* allOver(
  held: HeldMixtureRows,
  rows: number,
  from: readonly Mixture[],
  limits: Limits,
): AsyncSteps<EmRun[]> {
  const ends: EmRun[] = [];
  for (const mixture of from)
    ends.push(
      yield* within(maximizeOver(held, rows, mixture, limits), ends.length / from.length, 1 / from.length),
    );
  return ends;
}

async function* allPlaced(
  held: HeldMixtureRows,
  mixtures: readonly Mixture[],
  regularization: number,
): AsyncSteps<Placed[]> {
  const placed: Placed[] = [];
  for (const mixture of mixtures) placed.push(yield* placeOver(held, mixture, regularization));
  return placed;
}
