import type { Matrix } from '../../../base/matrix';
import type { OptionSpecs, OptionValues } from '../../../base/options';
import { random, sampleIndices } from '../../../base/random';
import type { Steps } from '../../../base/steps';
import type { Algorithm, FitContext } from '../algorithm';
import { leavesFor } from '../hierarchical/leaves';
import { orderLabels } from '../label-order';
import { multistart, type Multistart } from '../multistart';
import { checkCount, checkNew, checkPoints, takeRows } from '../points';
import type { Assignment, Fit, Model } from '../types';
import { fasterPam, manhattanDistances, seedMedoids, type Medoids } from './pam';
import { seedOption } from '../common-options';

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

/** Runs a start where rows are fewer than a quarter of the sample, for few rows have as many optima; at most so many. */
const MOST_RUNS = 4;
/** Differences computed between two yields. */
const BLOCK = 3_000_000;

/**
 * k-medoids under the Manhattan distance: FasterPAM on at most `sample` rows, all rows to the nearest medoid. With
 * kinds as indicator columns (`mixedPoints`) this is Gower's distance (1971).
 *
 * Confidence is 1 − (distance to the own medoid) / (distance to the next).
 * Cost: starts × about four times sample², with up to four runs a start of a few hundred rows, and rows × k × columns.
 * Memory: sample² float32.
 */
function* fit(
  x: Matrix,
  given: OptionValues<typeof options>,
  { kernels }: FitContext,
): Steps<Fit<KMedoidsModel>> {
  yield* checkPoints(x);
  checkCount(given.k, x.rows);
  const source = random(given.seed).fork('k-medoids');
  const rows = sampleIndices(x.rows, given.sample, source.fork('sample'));
  const field = rows.length < x.rows ? takeRows<Float32Array | Float64Array>(x, rows) : x;
  const { points, weights } = yield* leavesFor(field, field.rows, given.seed, kernels);
  const distances = yield* manhattanDistances(points);
  const runs = Math.max(1, Math.min(MOST_RUNS, Math.floor((given.sample / 4 / points.rows) ** 2)));
  const search: Multistart<Medoids> = {
    starts: given.starts * runs,
    attempt: (start) =>
      fasterPam(distances, weights, seedMedoids(distances, weights, given.k, source.fork(start))),
    compare: (one, other) => one.cost - other.cost,
  };
  const best = yield* multistart(search, 1);
  // The points stand in the order of their values, and so do the medoids: ties don't hang on the order of rows.
  const medoids = takeRows(points, best.rows.sort()).data;
  const placed = yield* place(x, medoids);
  const labels = placed.labels;
  const { k, renamed } = orderLabels(x, labels, best.rows.length);
  return {
    model: { algorithm: 'k-medoids', version: 1, columns: x.columns, medoids, labels: renamed },
    k,
    labels,
    confidence: placed.confidence,
    measures: { cost: placed.cost, swaps: best.swaps, compared: field.rows },
    warnings:
      k < given.k
        ? [
            {
              code: 'fewer-distinct-customers',
              message: `Only ${k} different customers can be told apart, so there are ${k} segments instead of ${given.k}.`,
              numbers: { found: k, asked: given.k },
            },
          ]
        : [],
  };
}

/** Labels here are places in `medoids`. */
function* place(
  { rows, columns, data }: Matrix,
  medoids: Float64Array,
): Steps<Assignment & { readonly cost: number }> {
  const labels = new Int32Array(rows);
  const confidence = new Float32Array(rows);
  const block = Math.max(1, Math.floor(BLOCK / medoids.length));
  let cost = 0;
  for (let row = 0; row < rows; row++) {
    let [first, second] = [Infinity, Infinity];
    for (let m = 0, at = 0; at < medoids.length; m++) {
      let sum = 0;
      for (let j = 0, p = row * columns; j < columns; j++, p++, at++)
        sum += Math.abs(data[p]! - medoids[at]!);
      if (sum < first) {
        second = first;
        first = sum;
        labels[row] = m;
      } else if (sum < second) second = sum;
    }
    confidence[row] = second > 0 ? 1 - first / second : 0;
    cost += first;
    if (row % block === block - 1) yield { done: row, total: rows };
  }
  return { labels, confidence, cost };
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
  assign,
};
