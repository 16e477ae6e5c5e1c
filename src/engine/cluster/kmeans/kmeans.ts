import { toFloat32, type Matrix } from '../../../base/matrix';
import type { OptionSpecs, OptionValues } from '../../../base/options';
import { random } from '../../../base/random';
import type { AsyncSteps, Steps } from '../../../base/steps';
import { fastestKernels } from '../../../compute/cpu/fastest';
import type { Gpu, GpuPoints } from '../../../compute/gpu';
import type { Kernels } from '../../../compute/kernels';
import type { Algorithm, FitContext } from '../algorithm';
import { iterationsOption, seedOption } from '../common-options';
import { contestOf, START_ROWS } from './contest';
import { finish, place } from './placement';
import { fitSpread, spreads } from './spread';
import { lloyd, type Run } from './lloyd';
import { lloydOn } from './lloyd-on-card';
import { miniBatch } from './mini-batch';
import { best, multistart, shortRuns } from '../multistart';
import { checkCount, checkNew, shiftOf, squaresOf, surveyPoints } from '../points';
import type { Assignment, Fit, Model } from '../types';

export interface KmeansModel extends Model {
  readonly algorithm: 'kmeans';
  /** Column means of the data the model was fitted on. */
  readonly origin: Float64Array;
  /** k × columns, less the origin. */
  readonly centers: Float32Array;
  /** Rows of each center. */
  readonly counts: Float64Array;
}

const options = {
  k: {
    kind: 'integer',
    label: 'Number of segments',
    help: 'How many groups to look for.',
    default: 5,
    min: 1,
    max: 50,
  },
  seed: seedOption,
  starts: {
    kind: 'integer',
    label: 'Starts',
    help: 'How often to begin anew; the best of all is kept. One start is a lottery.',
    default: 20,
    min: 1,
    max: 200,
  },
  iterations: iterationsOption,
  tolerance: {
    kind: 'number',
    label: 'Tolerance',
    help: 'Stop when the centers move less than this share of the mean variance of the features.',
    default: 1e-4,
    min: 0,
    max: 1,
  },
  batch: {
    kind: 'integer',
    label: 'Mini-batch',
    help: 'Customers looked at in each step, where there are more than 10,000: faster, and a little less exact. 0 looks at all.',
    default: 0,
    min: 0,
    max: 100_000,
    unit: 'customers',
  },
} as const satisfies OptionSpecs;
export type KmeansOptions = OptionValues<typeof options>;

/**
 * k-means: greedy k-means++ starts, Lloyd's iterations, the run of least inertia. Beyond 10,000 rows the starts
 * compete on a seeded sample (Bradley, Fayyad 1998) and the best go on over all rows: three of them up to 300,000,
 * else one, which may also go on over mini-batches. Twenty starts on the sample cost less than ten over all rows, and
 * miss the best optimum of overlapping groups less often.
 *
 * Confidence is 1 − (distance to the own center) / (distance to the next), the simplified silhouette
 * (Hruschka 2004).
 */
function fit(
  x: Matrix,
  given: KmeansOptions,
  context: FitContext,
): Steps<Fit<KmeansModel>> | AsyncSteps<Fit<KmeansModel>> {
  const { kernels, parallel } = context;
  if (spreads(x.rows, parallel)) return fitOver(x, given, context);
  return parallel.gpu && given.batch === 0
    ? fitOn(parallel.gpu, x, given, kernels)
    : fitHere(x, given, kernels);
}

async function* fitOver(x: Matrix, given: KmeansOptions, context: FitContext) {
  return (yield* fitSpread(x, [given], context))[0]!;
}

function* fitHere(x: Matrix, given: KmeansOptions, kernels: Kernels): Steps<Fit<KmeansModel>> {
  const { points, origin } = yield* checked(x, given, kernels);
  const loaded = kernels.load(points, origin);
  const shift = shiftOf(squaresOf(loaded), points, given.tolerance);
  const contest = contestOf(points, loaded, origin, given, shift, kernels);
  const { iterations, batch } = given;
  const batched = batch > 0 && points.rows > START_ROWS;
  const source = random(given.seed).fork('mini-batch');
  try {
    const run = yield* multistart(contest, batched ? 1 : contest.finalists, (start) =>
      batched
        ? miniBatch(points, origin, start, batch, iterations, source, kernels)
        : lloyd(loaded, start.centers, iterations, shift),
    );
    return yield* finish(loaded, run, origin, given);
  } finally {
    contest.dispose();
    loaded.dispose();
  }
}

/** The same fit to the bit, its passes over all rows proposed by a graphics card where that is worth it. */
async function* fitOn(
  gpu: Gpu,
  x: Matrix,
  given: KmeansOptions,
  kernels: Kernels,
): AsyncSteps<Fit<KmeansModel>> {
  const { points, origin } = yield* checked(x, given, kernels);
  gpu.expect(points.rows, points.columns, given.k);
  const loaded = kernels.load(points, origin);
  const shift = shiftOf(squaresOf(loaded), points, given.tolerance);
  const contest = contestOf(points, loaded, origin, given, shift, kernels);
  let card: GpuPoints | null = null;
  try {
    const starts = yield* shortRuns(contest, contest.finalists);
    card = await gpu.load(points, origin, given.k);
    const runs: Run[] = [];
    for (const { centers } of starts)
      runs.push(
        card
          ? yield* lloydOn(card, loaded, centers, given.iterations, shift)
          : yield* lloyd(loaded, centers, given.iterations, shift),
      );
    return yield* finish(loaded, best(runs, contest.compare), origin, given);
  } finally {
    card?.dispose();
    contest.dispose();
    loaded.dispose();
  }
}

function* checked(x: Matrix, { k }: KmeansOptions, kernels: Kernels) {
  const { points, means } = yield* surveyPoints(x, kernels);
  checkCount(k, x.rows);
  return { points, origin: means };
}

function* assign(model: KmeansModel, x: Matrix, kernels: Kernels = fastestKernels()): Steps<Assignment> {
  yield* checkNew(model, x);
  const loaded = kernels.load(toFloat32(x), model.origin);
  try {
    const { labels, confidence } = yield* place(loaded, model.centers);
    return { labels, confidence };
  } finally {
    loaded.dispose();
  }
}

export const kmeans: Algorithm<typeof options, KmeansModel> = {
  id: 'kmeans',
  label: 'k-means',
  help: 'Round groups around a typical customer each. Fast at any size; the number of groups is chosen or given.',
  options,
  draft: { starts: 3 },
  fit,
  fitAll: (x, candidates, context) =>
    spreads(x.rows, context.parallel) ? fitSpread(x, candidates, context) : null,
  assign,
};
