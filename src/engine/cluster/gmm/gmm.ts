import type { Problem } from '../../../base/errors';
import type { Matrix } from '../../../base/matrix';
import type { OptionSpecs, OptionValues } from '../../../base/options';
import { random, sampleIndices } from '../../../base/random';
import type { Steps } from '../../../base/steps';
import type { Kernels } from '../../../compute/kernels';
import type { Algorithm, FitContext } from '../algorithm';
import { orderLabels } from '../label-order';
import { lloyd, seeds } from '../lloyd';
import { checkCount, checkNew, checkPoints, columnMeans, meanVariance, takeRows } from '../points';
import type { Assignment, Fit, Model } from '../types';
import { blockOf, maximize, mixtureOfLabels, type EmRun } from './expectation-maximization';
import { densityOf, freeParameters, logDensities, type Mixture, type Shape } from './mixture';
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
    help: 'How often to begin anew; the likeliest of all is kept.',
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

/** Rows on which the starts compete; the winner goes on over all rows. */
const START_ROWS = 10_000;
/** The starts compete until their log-likelihood a row changes by less, or for so many passes. */
const START_TOLERANCE = 1e-3;
const START_ITERATIONS = 100;
/** Meanwhile a component gets nothing of a row of which it has less than e to this; in the end, only what rounding would lose. */
const START_NEGLIGIBLE = -8;
const EXACT = -32;

/**
 * Gaussian mixture by expectation-maximization in log space and float64, started from k-means. The starts compete
 * in short runs (Biernacki, Celeux, Govaert 2003), beyond 10,000 rows on a seeded sample; the likeliest goes on over
 * all rows.
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
  const start = yield* bestStart(points, given, kernels);
  // A draft, or a fit that asks for no more than the starts did, is done.
  const enough = points.rows <= START_ROWS && given.tolerance >= START_TOLERANCE;
  const run = enough ? start : yield* maximize(points, start.mixture, { ...given, negligible: EXACT });
  const placed = yield* place(run.mixture, run.mixture.weights.length, points, given.regularization);
  const { k, renamed } = orderLabels(x, placed.labels, run.mixture.weights.length);
  const parameters = freeParameters(run.mixture.shape, run.mixture.weights.length, x.columns);
  const bic = parameters * Math.log(x.rows) - 2 * placed.logLikelihood;
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
      bic,
      icl: bic - 2 * placed.logConfidence,
      parameters,
      inertia: placed.inertia,
      iterations: run.iterations,
      starts: given.starts,
    },
    warnings: warningsOf(given.k, k, placed.flat, run),
  };
}

function* bestStart(points: Matrix<Float64Array>, given: Given, kernels: Kernels): Steps<EmRun> {
  const source = random(given.seed).fork('gmm');
  const rows = sampleIndices(points.rows, START_ROWS, source.fork('sample'));
  const field = rows.length < points.rows ? takeRows(points, rows) : points;
  const shift = 1e-4 * meanVariance(field, new Float64Array(field.columns));
  const limits = {
    iterations: Math.min(given.iterations, START_ITERATIONS),
    tolerance: Math.max(given.tolerance, START_TOLERANCE),
    regularization: given.regularization,
    negligible: START_NEGLIGIBLE,
  };
  const loaded = kernels.load(field);
  const tried = new Set<number>();
  try {
    let best: EmRun | null = null;
    for (let start = 0; start < given.starts; start++) {
      const run = yield* lloyd(loaded, seeds(loaded, given.k, source.fork(start)), 300, shift);
      yield { done: start, total: given.starts };
      // k-means often comes to the same place again.
      if (tried.has(run.objective)) continue;
      tried.add(run.objective);
      const centers = Float64Array.from(run.centers);
      const shape = given.covariance as Shape;
      const hard = mixtureOfLabels(field, loaded.labels(), centers, shape, given.regularization);
      const found = yield* maximize(field, hard, limits);
      if (!best || found.logLikelihood > best.logLikelihood) best = found;
    }
    return best!;
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

interface Placed extends Assignment {
  readonly logLikelihood: number;
  readonly logConfidence: number;
  /** Sum of squared distances to the means of the own components. */
  readonly inertia: number;
  readonly flat: number;
}

/** Each row to the likeliest of the first `segments` components. */
function* place(
  mixture: Mixture,
  segments: number,
  x: Matrix<Float64Array>,
  regularization: number,
): Steps<Placed> {
  const { rows, columns, data } = x;
  const density = yield* densityOf(mixture, regularization);
  const labels = new Int32Array(rows);
  const confidence = new Float32Array(rows);
  const logs = new Float64Array(density.k);
  const block = blockOf(density.k, columns);
  let [logLikelihood, logConfidence, inertia] = [0, 0, 0];
  for (let i = 0; i < rows; i++) {
    const whole = logDensities(density, data, i * columns, logs);
    let likeliest = 0;
    for (let c = 1; c < segments; c++) if (logs[c]! > logs[likeliest]!) likeliest = c;
    const own = Math.min(0, logs[likeliest]! - whole);
    labels[i] = likeliest;
    confidence[i] = Math.exp(own);
    logLikelihood += whole;
    logConfidence += own;
    for (let j = 0; j < columns; j++)
      inertia += (data[i * columns + j]! - mixture.means[likeliest * columns + j]!) ** 2;
    if (i % block === block - 1) yield { done: i, total: rows };
  }
  return { labels, confidence, logLikelihood, logConfidence, inertia, flat: density.flat };
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
        `${flat} of the groups have no spread in some direction: a feature is constant or follows from others, or ` +
        'too few customers are in them. Likelihood, BIC and ICL then hang on the regularization; leave features out, or ask for fewer or simpler groups.',
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
