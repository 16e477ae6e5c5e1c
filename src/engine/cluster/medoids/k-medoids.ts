import type { Matrix } from '../../../base/matrix';
import type { OptionSpecs, OptionValues } from '../../../base/options';
import { portion, type AsyncSteps, type Steps } from '../../../base/steps';
import type { Kernels } from '../../../compute/kernels';
import type { Algorithm, FitContext } from '../algorithm';
import { seedOption } from '../common-options';
import { multistart } from '../multistart';
import { checkNew, takeRows } from '../points';
import type { Assignment, Fit, Model } from '../types';
import { attempt, compare, fieldOf, runsOf } from './field';
import { place, placed } from './placement';
import { fitsSpread, shares } from './spread';

export interface KMedoidsModel extends Model {
  readonly algorithm: 'k-medoids';
  /** One customer of the fit for each segment, k × columns, in the order of their values. */
  readonly medoids: Float64Array;
  /** Segment of each medoid. */
  readonly labels: Int32Array;
}

const options = {
  k: {
    kind: 'integer',
    label: 'Number of segments',
    help: 'How many typical customers to look for.',
    default: 5,
    min: 1,
    max: 50,
  },
  seed: seedOption,
  starts: {
    kind: 'integer',
    label: 'Starts',
    help: 'How often to begin anew; the best of all is kept. Of few customers each start is several.',
    default: 3,
    min: 1,
    max: 50,
  },
  sample: {
    kind: 'integer',
    label: 'Customers compared',
    help: 'Typical customers are sought among so many, drawn by the seed. 4,000 take 64 MB.',
    default: 2_000,
    min: 50,
    max: 10_000,
    unit: 'customers',
  },
} as const satisfies OptionSpecs;

export type MedoidsOptions = OptionValues<typeof options>;

/**
 * k-medoids under the Manhattan distance: FasterPAM on at most `sample` rows, all rows to the nearest medoid. With
 * kinds as indicator columns (`mixedPoints`) this is Gower's distance (1971).
 *
 * Confidence is 1 − (distance to the own medoid) / (distance to the next).
 * Cost: starts × about four times sample², with up to four runs a start of a few hundred rows, and rows × k × columns.
 * Memory: sample² float32. The pool shares the starts where 1,000 rows and more are compared, and a sweep computes
 * their distances once, as long as a copy of them in each worker is not too much.
 */
function fit(
  x: Matrix,
  given: MedoidsOptions,
  context: FitContext,
): Steps<Fit<KMedoidsModel>> | AsyncSteps<Fit<KMedoidsModel>> {
  return context.parallel.width > 1 && shares(x, given, context.parallel)
    ? fitSpread(x, given, context)
    : fitHere(x, given, context.kernels);
}

function* fitHere(x: Matrix, given: MedoidsOptions, kernels: Kernels): Steps<Fit<KMedoidsModel>> {
  const field = yield* portion(fieldOf(x, given, kernels), 0, 10);
  const { k } = given;
  const search = {
    starts: runsOf(field, given),
    attempt: (start: number) => attempt(field, k, start),
    compare,
  };
  const { rows, swaps } = yield* portion(multistart(search, 1), 10, 90);
  const medoids = takeRows(field.points, rows.sort()).data;
  return yield* portion(placed(x, { k, medoids, swaps, compared: field.compared }), 90, 100);
}

async function* fitSpread(
  x: Matrix,
  given: MedoidsOptions,
  context: FitContext,
): AsyncSteps<Fit<KMedoidsModel>> {
  return (yield* fitsSpread(x, [given], context))[0]!;
}

function* assign(model: KMedoidsModel, x: Matrix): Steps<Assignment> {
  yield* checkNew(model, x);
  const { labels, confidence } = yield* place(x, model.medoids);
  return { labels: labels.map((medoid) => model.labels[medoid]!), confidence };
}

export const kMedoids: Algorithm<typeof options, KMedoidsModel> = {
  id: 'k-medoids',
  label: 'k-medoids',
  help: 'Groups around a real, typical customer each. Takes kinds, such as country or channel, beside numbers, and is little moved by odd customers.',
  input: 'mixed',
  options,
  draft: { starts: 1, sample: 400 },
  fit,
  fitAll: (x, candidates, context) =>
    shares(x, candidates[0]!, context.parallel) ? fitsSpread(x, candidates, context) : null,
  assign,
};
