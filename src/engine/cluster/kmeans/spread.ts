import type { Matrix } from '../../../base/matrix';
import { random } from '../../../base/random';
import type { AsyncSteps } from '../../../base/steps';
import { SHARD_ROWS } from '../../../compute/kernels';
import type { Parallel } from '../../../compute/parallel';
import type { FitContext } from '../algorithm';
import type { KmeansModel, KmeansOptions } from './kmeans';
import { better, contestOf, finalistsOf, sampleOf, startsJob } from './contest';
import { ending, type Everybody } from './placement';
import { kmeansRows, type HeldRows } from './rows';
import type { Run } from './lloyd';
import { lloydOver, partsOf } from './lloyd-over-pool';
import { miniBatch } from './mini-batch';
import { best, places, shortRuns } from '../multistart';
import { checkCount, shiftOf, surveyPoints } from '../points';
import { within } from '../share';
import type { Fit } from '../types';

/** Beyond so many rows the pool shares the rows of every fit; up to them each fit is the work of one worker. */
const TOGETHER_ROWS = 4 * SHARD_ROWS;

export const spreads = (rows: number, { width }: Parallel) => width > 1 && rows > TOGETHER_ROWS;

/** One fit's or sweep's rows: here for samples and batches, in the pool for passes. */
interface Spread {
  readonly points: Matrix<Float32Array>;
  readonly origin: Float64Array;
  readonly held: HeldRows;
}

/**
 * k-means for options that differ in `k` alone, one after the other, the rows of each spread over the pool. Every
 * worker loads whole shards of rows once, and counts and sums are added up shard after shard: the fits are those of
 * one worker with all rows, to the bit, however many share them.
 * Cost: memory of one copy of the rows in float32, in the pool as a whole.
 */
export async function* fitSpread(
  x: Matrix,
  candidates: readonly KmeansOptions[],
  context: FitContext,
): AsyncSteps<Fit<KmeansModel>[]> {
  const { points, means: origin } = yield* surveyPoints(x, context.kernels);
  for (const { k } of candidates) checkCount(k, x.rows);
  const { parallel } = context;
  const most = Math.max(...candidates.map(({ k }) => k));
  const held = parallel.hold(kmeansRows, partsOf(points, origin, most, parallel.width));
  const spread = { points, origin, held };
  try {
    const squares = yield* within(held.ask('squares', null), 0, 0.05);
    const shift = shiftOf(
      squares.flatMap((part) => [...part]),
      points,
      candidates[0]!.tolerance,
    );
    const starts = yield* within(startsOf(spread, candidates, shift, context), 0.05, 0.15);
    const fits: Fit<KmeansModel>[] = [];
    for (const [at, options] of candidates.entries()) {
      const share = 0.8 / candidates.length;
      fits.push(
        yield* within(fitFrom(spread, starts[at]!, options, shift, context), 0.2 + at * share, share),
      );
    }
    return fits;
  } finally {
    held.close();
  }
}

/** For each of the options, the runs on the sample that go on. The pool shares the starts. */
async function* startsOf(
  { points, origin }: Spread,
  candidates: readonly KmeansOptions[],
  shift: number,
  { kernels, parallel }: FitContext,
): AsyncSteps<Run[][]> {
  const { seed, iterations, starts } = candidates[0]!;
  const pieces = candidates.length < parallel.width ? Math.min(parallel.width, starts) : 1;
  const ranges = candidates.flatMap(({ k }) =>
    Array.from({ length: pieces }, (_, piece) => ({
      k,
      from: Math.floor((piece * starts) / pieces),
      to: Math.floor(((piece + 1) * starts) / pieces),
    })),
  );
  const shared = { sample: sampleOf(points, seed), origin, seed, iterations, shift };
  const found = yield* parallel.map(startsJob, ranges, shared);
  const chosen: Run[][] = [];
  for (const [at, options] of candidates.entries()) {
    const most = batched(options) ? 1 : finalistsOf(points.rows);
    const runs = found.slice(at * pieces, (at + 1) * pieces).flat();
    const whole = runs.filter((run) => run !== null);
    if (whole.length === runs.length) {
      chosen.push(places(whole, better, most));
      continue;
    }
    // The sample holds too few distinct rows: seeds have to be drawn from all, which is rare enough to do it here.
    const loaded = kernels.load(points, origin);
    const contest = contestOf(points, loaded, origin, options, shift, kernels);
    try {
      chosen.push(yield* shortRuns(contest, most));
    } finally {
      contest.dispose();
      loaded.dispose();
    }
  }
  return chosen;
}

const batched = ({ batch }: KmeansOptions) => batch > 0;

async function* fitFrom(
  spread: Spread,
  starts: readonly Run[],
  options: KmeansOptions,
  shift: number,
  { kernels }: FitContext,
): AsyncSteps<Fit<KmeansModel>> {
  const { points, origin, held } = spread;
  const { batch, iterations, seed } = options;
  const runs: Run[] = [];
  for (const start of starts)
    runs.push(
      batched(options)
        ? yield* miniBatch(points, origin, start, batch, iterations, random(seed).fork('mini-batch'), kernels)
        : yield* lloydOver(held, points, start.centers, iterations, shift),
    );
  const steps = ending(best(runs, better.compare), origin, options);
  let step = steps.next();
  while (!step.done) {
    const parts = yield* held.ask('place', { centers: step.value });
    step = steps.next(joined(parts, points.rows));
  }
  return step.value;
}

function joined(
  parts: readonly (Everybody & { readonly inertias: Float64Array })[],
  rows: number,
): Everybody {
  const labels = new Int32Array(rows);
  const confidence = new Float32Array(rows);
  const counts = new Int32Array(parts[0]!.counts.length);
  let inertia = 0;
  let at = 0;
  for (const part of parts) {
    labels.set(part.labels, at);
    confidence.set(part.confidence, at);
    at += part.labels.length;
    part.counts.forEach((count, c) => (counts[c]! += count));
    for (const sum of part.inertias) inertia += sum;
  }
  return { labels, confidence, counts, inertia };
}
