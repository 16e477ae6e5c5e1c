import type { Matrix } from '../../../base/matrix';
import { portion, type AsyncSteps, type Steps } from '../../../base/steps';
import type { Job, Parallel } from '../../../compute/parallel';
import type { FitContext } from '../algorithm';
import { best } from '../multistart';
import { takeRows } from '../points';
import { within } from '../share';
import type { Fit } from '../types';
import { attempt, compare, fieldOf, runsOf, type Field } from './field';
import type { KMedoidsModel, MedoidsOptions } from './k-medoids';
import type { Medoids } from './pam';
import { placed, type Found } from './placement';

/** Rows compared from which a start is worth a worker of its own. */
const LEAST_ROWS = 1_000;
/** Memory for the distances here and in all workers. */
const MOST_BYTES = 600_000_000;

/** Whether starts are worth a job each, and there is memory for it; where there is one worker nothing is copied. */
export function shares({ rows }: Matrix, { sample }: MedoidsOptions, { width }: Parallel): boolean {
  const compared = Math.min(rows, sample);
  return width === 1 || (compared >= LEAST_ROWS && 4 * compared ** 2 * (width + 1) <= MOST_BYTES);
}

interface Start {
  readonly k: number;
  readonly start: number;
}

/** One start on the shared distances. */
export const medoidsJob: Job<Start, Medoids, Pick<Field, 'distances' | 'weights' | 'seed'>> = {
  name: 'medoids-start',
  run: ({ k, start }, shared) => attempt(shared, k, start),
};

/** The shared rows to some medoids. */
export const placingJob: Job<Found, Fit, Matrix> = {
  name: 'medoids-placing',
  run: (found, x): Steps<Fit> => placed(x, found),
};

/**
 * k-medoids for options that differ in `k` alone, the same fits to the bit as one after the other here. The distances
 * are computed once, and the pool shares the starts of all.
 * Cost: memory of the distances here and in each worker.
 */
export async function* fitsSpread(
  x: Matrix,
  candidates: readonly MedoidsOptions[],
  { kernels, parallel }: FitContext,
): AsyncSteps<Fit<KMedoidsModel>[]> {
  const most = candidates.reduce((one, other) => (other.k > one.k ? other : one));
  const field = yield* portion(fieldOf(x, most, kernels), 0, 10);
  const { points, distances, weights, seed, compared } = field;
  const runs = runsOf(field, most);
  // The largest first: the longest work should not be the last to start.
  const inputs = candidates
    .flatMap(({ k }) => Array.from({ length: runs }, (_, start) => ({ k, start })))
    .sort((one, other) => other.k - one.k);
  const ends = yield* within(parallel.map(medoidsJob, inputs, { distances, weights, seed }), 0.1, 0.8);
  const found = candidates.map(({ k }): Found => {
    const { rows, swaps } = best(
      ends.filter((_, at) => inputs[at]!.k === k),
      compare,
    );
    return { k, medoids: takeRows(points, rows.sort()).data, swaps, compared };
  });
  if (found.length === 1) return [yield* portion(placed(x, found[0]!), 90, 100)];
  return (yield* within(parallel.map(placingJob, found, x), 0.9, 0.1)) as Fit<KMedoidsModel>[];
}
