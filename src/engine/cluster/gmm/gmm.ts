import type { Problem } from '../../../base/errors';
import type { Matrix } from '../../../base/matrix';
import type { OptionSpecs, OptionValues } from '../../../base/options';
import { random, sampleIndices } from '../../../base/random';
import type { Steps } from '../../../base/steps';
import type { Kernels } from '../../../compute/kernels';
import type { Algorithm, FitContext } from '../algorithm';
import { orderLabels } from '../label-order';
import { lloyd, seeds } from '../lloyd';
import { multistart, type Multistart } from '../multistart';
import { checkCount, checkNew, checkPoints, columnMeans, meanVariance, takeRows } from '../points';
import type { Assignment, Fit, Model } from '../types';
import { maximize, mixtureOfLabels, type EmRun } from './expectation-maximization';
import type { Mixture, Shape } from './mixture';
import { criteriaOf, place } from './placement';
import { iterationsOption, seedOption } from '../common-options';

export interface GmmModel extends Model {
  readonly algorithm: 'gmm';
  /** Column means of the data the model was fitted on. */
  readonly origin: Float64Array;
  /** Segments: the components that are the likeliest of at least one row. They come first in the mixture. */
  readonly segments: number;
  readonly mixture: Mixture;
  readonly regularization: number;
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
  covariance: {
    kind: 'choice',
    label: 'Shape of the groups',
    help: 'Freer shapes fit more kinds of groups, but need more customers in each.',
    default: 'full',
    choices: [
      { value: 'full', label: 'Each stretched its own way (full)' },
      { value: 'tied', label: 'All stretched the same way (tied)' },
      { value: 'diagonal', label: 'Stretched along the features (diagonal)' },
      { value: 'spherical', label: 'Round, of different width (spherical)' },
    ],
  },
  seed: seedOption,
  starts: {
    kind: 'integer',
    label: 'Starts',
    help: 'How often to begin anew; the likeliest of all is kept. Of few customers each start is several short ones.',
    default: 3,
    min: 1,
    max: 200,
  },
  iterations: iterationsOption,
  tolerance: {
    kind: 'number',
    label: 'Tolerance',
    help: 'Stop when the log-likelihood of a customer changes by less.',
    default: 1e-4,
    min: 0,
    max: 1,
  },
  regularization: {
    kind: 'number',
    label: 'Regularization',
    help: 'Added to every variance, so that no group shrinks to a point or a plane.',
    default: 1e-6,
    min: 0,
    max: 1,
  },
} as const satisfies OptionSpecs;

type Given = OptionValues<typeof options>;

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
/** Meanwhile a component gets nothing of a row of which it has less than e to this; in the end, only what rounding would lose. */
const START_NEGLIGIBLE = -8;
const EXACT = -32;

/**
 * Gaussian mixture by expectation-maximization in log space and float64, started from k-means and from k-means++ seeds.
 * The starts compete in short runs (Biernacki, Celeux, Govaert 2003), beyond 5,000 rows on a seeded sample; the best
 * three go on over all rows until they are exact, two beyond 5,000 rows, one beyond 300,000.
 *
 * Without bound from below on a covariance the likelihood has none from above, and its highest peaks are spurious
 * (McLachlan, Peel 2000): a mixture with fewer flat groups is better, whatever its likelihood.
 *
 * Confidence is the probability of the own component. `bic` and `icl` are smaller for better models; `icl` is
 * `bic` less twice the summed log confidence (Biernacki, Celeux, Govaert 2000).
 * Cost: iterations × rows × k × columns², or × columns for the shapes diagonal and spherical.
 */
function* fit(x: Matrix, given: Given, { kernels }: FitContext): Steps<Fit<GmmModel>> {
  yield* checkPoints(x);
  checkCount(given.k, x.rows);
  const origin = columnMeans(x);
  const points = centered(x, origin);
  const run = yield* bestRun(points, given, kernels);
  const placed = yield* place(run.mixture, run.mixture.weights.length, points, given.regularization);
  const { k, renamed } = orderLabels(x, placed.labels, run.mixture.weights.length);
  return {
    model: {
      algorithm: 'gmm',
      version: 1,
      columns: x.columns,
      origin,
      segments: k,
      mixture: inOrder(run.mixture, renamed),
      regularization: given.regularization,
    },
    k,
    labels: placed.labels,
    confidence: placed.confidence,
    measures: {
      logLikelihood: placed.logLikelihood,
      ...criteriaOf(run.mixture, placed),
      inertia: placed.inertia,
      iterations: run.iterations,
      starts: given.starts,
    },
    warnings: warningsOf(given.k, k, placed.flat, run),
  };
}

function* bestRun(points: Matrix<Float64Array>, given: Given, kernels: Kernels): Steps<EmRun> {
  const source = random(given.seed).fork('gmm');
  const rows = sampleIndices(points.rows, START_ROWS, source.fork('sample'));
  const sampled = rows.length < points.rows;
  const field = sampled ? takeRows(points, rows) : points;
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
      const hard = mixtureOfLabels(field, loaded.labels(), means, shape, given.regularization);
      return yield* maximize(field, hard, limits);
    },
    compare: (one, other) => one.flat - other.flat || other.logLikelihood - one.logLikelihood,
  };
  const exact = ({ mixture }: EmRun) => maximize(points, mixture, { ...given, negligible: EXACT });
  const finalists = FINALISTS[!sampled ? 0 : points.rows <= FINAL_ROWS ? 1 : 2];
  try {
    return yield* multistart(search, finalists, enough ? undefined : exact);
  } finally {
    loaded.dispose();
  }
}

function centered({ rows, columns, data }: Matrix, origin: Float64Array): Matrix<Float64Array> {
  const less = new Float64Array(data.length);
  for (let i = 0, at = 0; i < rows; i++)
    for (let j = 0; j < columns; j++, at++) less[at] = data[at]! - origin[j]!;
  return { rows, columns, data: less };
}

/** Components by label, those that no row belongs to at the end. */
function inOrder(mixture: Mixture, renamed: Int32Array): Mixture {
  const { shape, columns: d, weights, means, covariances } = mixture;
  const rank = (c: number) => (renamed[c]! < 0 ? renamed.length + c : renamed[c]!);
  const order = [...renamed.keys()].sort((a, b) => rank(a) - rank(b));
  const take = (values: Float64Array, width: number) =>
    Float64Array.from(order.flatMap((c) => [...values.subarray(c * width, (c + 1) * width)]));
  return {
    ...mixture,
    weights: take(weights, 1),
    means: take(means, d),
    covariances: shape === 'tied' ? covariances : take(covariances, covariances.length / weights.length),
  };
}

function warningsOf(asked: number, k: number, flat: number, { converged, iterations }: EmRun): Problem[] {
  const warnings: Problem[] = [];
  if (k < asked)
    warnings.push({
      code: 'fewer-segments',
      message: `Only ${k} of ${asked} groups are the likeliest of any customer, so there are ${k} segments.`,
      numbers: { found: k, asked },
    });
  if (flat > 0)
    warnings.push({
      code: 'singular-covariance',
      message:
        `${flat === 1 ? 'In one of the groups' : `In ${flat} of the groups`} customers do not differ at all in some ` +
        'direction: a feature is the same for all of them or follows from others, or they are too few. Leave ' +
        'features out, or ask for fewer or simpler groups; until then BIC and ICL say little.',
      numbers: { flat },
    });
  if (!converged)
    warnings.push({
      code: 'not-converged',
      message: `The segments were still moving after ${iterations} iterations. Allow more of them.`,
      numbers: { iterations },
    });
  return warnings;
}

function* assign(model: GmmModel, x: Matrix): Steps<Assignment> {
  yield* checkNew(model, x);
  const points = centered(x, model.origin);
  const { labels, confidence } = yield* place(model.mixture, model.segments, points, model.regularization);
  return { labels, confidence };
}

export const gmm: Algorithm<typeof options, GmmModel> = {
  id: 'gmm',
  label: 'Gaussian mixture',
  help: 'Stretched groups that may overlap. Says for each customer how likely the segment is, and how well the whole fits (BIC, ICL).',
  options,
  draft: { starts: 1, tolerance: 5e-3, iterations: 15 },
  fit,
  assign,
};
