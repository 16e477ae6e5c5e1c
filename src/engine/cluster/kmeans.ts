import type { Problem } from '../../base/errors';
import { toFloat32, type Matrix } from '../../base/matrix';
import type { OptionSpecs, OptionValues } from '../../base/options';
import { random, sampleIndices } from '../../base/random';
import type { AsyncSteps, Steps } from '../../base/steps';
import { fastestKernels } from '../../compute/cpu/fastest';
import type { Gpu, GpuPoints } from '../../compute/gpu';
import { SHARD_ROWS, type Kernels, type LoadedPoints, type Placed } from '../../compute/kernels';
import type { Algorithm, FitContext } from './algorithm';
import { lloyd, seeds, type Run } from './lloyd';
import { lloydOn } from './lloyd-on-card';
import { miniBatch } from './mini-batch';
import { best, multistart, shortRuns, type Multistart } from './multistart';
import { checkCount, checkNew, surveyPoints, takeRows } from './points';
import type { Assignment, Fit, Model } from './types';
import { iterationsOption, seedOption } from './common-options';

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
type Given = OptionValues<typeof options>;

/** Rows on which the starts compete. */
const START_ROWS = 10_000;
/**
 * Starts that go on over all rows, where there are few enough of them: the best of a sample is not always the best.
 * Runs on the sample that end with inertias this close came to the same place.
 */
const FINALISTS = 3;
const SAME_PLACE = 1e-4;
const FINAL_ROWS = 300_000;

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
  given: Given,
  { kernels, parallel }: FitContext,
): Steps<Fit<KmeansModel>> | AsyncSteps<Fit<KmeansModel>> {
  const { gpu } = parallel;
  return gpu && given.batch === 0 ? fitOn(gpu, x, given, kernels) : fitHere(x, given, kernels);
}

function* fitHere(x: Matrix, given: Given, kernels: Kernels): Steps<Fit<KmeansModel>> {
  const { points, origin } = yield* checked(x, given, kernels);
  const loaded = kernels.load(points, origin);
  const shift = shiftOf(loaded, given);
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
async function* fitOn(gpu: Gpu, x: Matrix, given: Given, kernels: Kernels): AsyncSteps<Fit<KmeansModel>> {
  const { points, origin } = yield* checked(x, given, kernels);
  gpu.expect(points.rows, points.columns, given.k);
  const loaded = kernels.load(points, origin);
  const shift = shiftOf(loaded, given);
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

function* checked(x: Matrix, { k }: Given, kernels: Kernels) {
  const { points, means } = yield* surveyPoints(x, kernels);
  checkCount(k, x.rows);
  return { points, origin: means };
}

/** Summed squares below which a move of all centers ends a run: a share of the mean variance of the columns. */
function shiftOf(loaded: LoadedPoints, { tolerance }: Given): number {
  if (tolerance === 0) return 0;
  let squares = 0;
  for (let from = 0; from < loaded.rows; from += SHARD_ROWS) squares += loaded.squares(from);
  return (tolerance * squares) / (loaded.rows * loaded.columns);
}

interface Contest extends Multistart<Run> {
  readonly finalists: number;
  readonly dispose: () => void;
}

/** The starts on a sample of many rows, or on all. Better is more segments, then less inertia. */
function contestOf(
  points: Matrix<Float32Array>,
  loaded: LoadedPoints,
  origin: Float64Array,
  { k, seed, starts, iterations }: Given,
  shift: number,
  kernels: Kernels,
): Contest {
  const source = random(seed).fork('k-means');
  const sampled = points.rows > START_ROWS;
  const rows = sampled ? sampleIndices(points.rows, START_ROWS, source.fork('sample')) : null;
  const field = rows ? kernels.load(takeRows(points, rows), origin) : loaded;
  return {
    starts,
    attempt(start) {
      let centers = seeds(field, k, source.fork(start));
      // A sample of heavily tied rows can hold fewer distinct rows than the data.
      if (sampled && centers.length < k * points.columns) centers = seeds(loaded, k, source.fork(start));
      return lloyd(field, centers, iterations, shift);
    },
    compare: (one, other) => other.k - one.k || one.objective - other.objective,
    alike: (one, other) =>
      one.k === other.k && Math.abs(one.objective - other.objective) <= SAME_PLACE * Math.abs(one.objective),
    finalists: sampled && points.rows <= FINAL_ROWS ? FINALISTS : 1,
    dispose: () => (rows ? field.dispose() : undefined),
  };
}

/** Labels by falling size, and everything a fit says, from the model itself: `assign` repeats it to the bit. */
function* finish(
  loaded: LoadedPoints,
  run: Run,
  origin: Float64Array,
  { k, starts }: Given,
): Steps<Fit<KmeansModel>> {
  const { columns } = loaded;
  let centers = ordered(run.centers, run.counts, columns);
  let placed = yield* place(loaded, centers);
  // Distances by differences can move a tied row, and with it the order of sizes; settled at once or not at all.
  for (let round = 0; round < 3 && !falling(placed.counts); round++) {
    centers = ordered(centers, placed.counts, columns);
    placed = yield* place(loaded, centers);
  }
  const found = centers.length / columns;
  const warnings: Problem[] = [];
  if (found < k)
    warnings.push({
      code: 'fewer-distinct-customers',
      message: `Only ${found} different customers can be told apart, so there are ${found} segments instead of ${k}.`,
      numbers: { found, asked: k },
    });
  if (!run.converged)
    warnings.push({
      code: 'not-converged',
      message: `The segments were still moving after ${run.iterations} iterations. Allow more of them.`,
      numbers: { iterations: run.iterations },
    });
  return {
    model: {
      algorithm: 'kmeans',
      version: 1,
      columns,
      origin,
      centers,
      counts: Float64Array.from(placed.counts),
    },
    k: found,
    labels: placed.labels,
    confidence: placed.confidence,
    measures: { inertia: placed.inertia, iterations: run.iterations, starts },
    warnings,
  };
}

const falling = (counts: Int32Array) =>
  counts.every((count, c) => count > 0 && (c === 0 || count <= counts[c - 1]!));

/** Centers by falling number of rows, equal ones by their coordinates; empty ones left out. */
function ordered(centers: Float32Array, counts: Int32Array, columns: number): Float32Array {
  const coordinates = (c: number) => centers.subarray(c * columns, (c + 1) * columns);
  const order = [...counts.keys()]
    .filter((c) => counts[c]! > 0)
    .sort((a, b) => {
      if (counts[a] !== counts[b]) return counts[b]! - counts[a]!;
      const [p, q] = [coordinates(a), coordinates(b)];
      const j = p.findIndex((value, at) => value !== q[at]);
      return j < 0 ? 0 : p[j]! - q[j]!;
    });
  const sorted = new Float32Array(order.length * columns);
  order.forEach((c, i) => sorted.set(coordinates(c), i * columns));
  return sorted;
}

interface Everybody extends Placed {
  readonly inertia: number;
}

function* place(loaded: LoadedPoints, centers: Float32Array): Steps<Everybody> {
  const { rows, columns } = loaded;
  const k = centers.length / columns;
  const out: Placed = {
    labels: new Int32Array(rows),
    confidence: new Float32Array(rows),
    counts: new Int32Array(k),
  };
  let inertia = 0;
  for (let from = 0; from < rows; from += SHARD_ROWS) {
    const to = Math.min(rows, from + SHARD_ROWS);
    inertia += loaded.place(centers, k, from, to, out);
    if (to < rows) yield { done: to, total: rows };
  }
  return { ...out, inertia };
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
  assign,
};
