import type { Problem } from '../../../base/errors';
import type { Matrix } from '../../../base/matrix';
import type { OptionSpecs, OptionValues } from '../../../base/options';
import { portion, type AsyncSteps, type Steps } from '../../../base/steps';
import { fastestKernels } from '../../../compute/cpu/fastest';
import type { Kernels } from '../../../compute/kernels';
import type { Algorithm, FitContext } from '../algorithm';
import { orderLabels } from '../label-order';
import { checkNew } from '../points';
import type { Assignment, Fit, Model } from '../types';
import { iterationsOption, seedOption } from '../common-options';
import { centered } from './centered';
import { fieldOf, runFrom, search, SHARES, startsOf } from './contest';
import type { EmRun } from './expectation-maximization';
import type { Mixture, Shape } from './mixture';
import { criteriaOf, place } from './placement';
import { findSpread, TOGETHER_ROWS, type Found } from './spread';

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

/**
 * Gaussian mixture by expectation-maximization in log space and float64, started from k-means and from k-means++ seeds.
 * The starts compete in short runs (Biernacki, Celeux, Govaert 2003), beyond 5,000 rows on a seeded sample: all for ten
 * passes, the better half until they hardly change. The best three go on over all rows until they are exact, two beyond
 * 5,000 rows, one beyond 300,000.
 *
 * Without bound from below on a covariance the likelihood has none from above, and its highest peaks are spurious
 * (McLachlan, Peel 2000): a mixture with fewer flat groups is better, whatever its likelihood.
 *
 * Confidence is the probability of the own component. `bic` and `icl` are smaller for better models; `icl` is
 * `bic` less twice the summed log confidence (Biernacki, Celeux, Govaert 2000).
 * Cost: iterations × rows × k × columns², or × columns for the shapes diagonal and spherical. The pool shares the runs,
 * those of all numbers of segments together, and beyond 65,536 rows the passes of a single number.
 */
function fit(x: Matrix, given: Given, context: FitContext): Steps<Fit<GmmModel>> | AsyncSteps<Fit<GmmModel>> {
  return context.parallel.width > 1 ? fitSpread(x, given, context) : fitHere(x, given, context.kernels);
}

function* fitHere(x: Matrix, given: Given, kernels: Kernels): Steps<Fit<GmmModel>> {
  const { origin, points, sampled, finalists } = yield* portion(fieldOf(x, given), 0, 0);
  const starts = yield* portion(startsOf({ points, finalists }, given, kernels), 0, 100 * SHARES[0]);
  const whole = sampled ? centered(x, origin) : points;
  const steps = search(starts, finalists, given);
  let step = steps.next();
  for (let stage = 0; !step.done; stage++) {
    const { all, limits, from } = step.value;
    const part = (SHARES[stage + 1]! - SHARES[stage]!) / from.length;
    const ends: EmRun[] = [];
    for (const each of from) {
      const before = SHARES[stage]! + part * ends.length;
      const run = runFrom(each, all ? whole : points, given.covariance as Shape, limits, kernels);
      ends.push(yield* portion(run, 100 * before, 100 * (before + part)));
    }
    step = steps.next(ends);
  }
  const run = step.value;
  const placing = place(run.mixture, run.mixture.weights.length, whole, given.regularization, kernels);
  return fitOf(x, given, { origin, run, placed: yield* portion(placing, 100 * SHARES[3], 100) });
}

async function* fitSpread(x: Matrix, given: Given, context: FitContext): AsyncSteps<Fit<GmmModel>> {
  return fitOf(x, given, (yield* findSpread(x, [given], context))[0]!);
}

async function* fitsSpread(
  x: Matrix,
  candidates: readonly Given[],
  context: FitContext,
): AsyncSteps<Fit<GmmModel>[]> {
  const found = yield* findSpread(x, candidates, context);
  return candidates.map((given, at) => fitOf(x, given, found[at]!));
}

function fitOf(x: Matrix, given: Given, { origin, run, placed }: Found): Fit<GmmModel> {
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

function* assign(
  { mixture, segments, regularization, origin, ...model }: GmmModel,
  x: Matrix,
  kernels: Kernels = fastestKernels(),
): Steps<Assignment> {
  yield* checkNew(model, x);
  const points = centered(x, origin);
  const { labels, confidence } = yield* place(mixture, segments, points, regularization, kernels);
  return { labels, confidence };
}

export const gmm: Algorithm<typeof options, GmmModel> = {
  id: 'gmm',
  label: 'Gaussian mixture',
  help: 'Stretched groups that may overlap. Says for each customer how likely the segment is, and how well the whole fits (BIC, ICL).',
  options,
  draft: { starts: 1, tolerance: 5e-3, iterations: 8 },
  stretches: ({ covariance }) => covariance !== 'spherical',
  fit,
  fitAll: (x, candidates, context) =>
    context.parallel.width > 1 && x.rows <= TOGETHER_ROWS ? fitsSpread(x, candidates, context) : null,
  assign,
};
