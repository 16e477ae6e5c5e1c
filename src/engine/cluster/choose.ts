import { KindredError } from '../../base/errors';
import { mergeOptions } from '../../base/options';
import type { AsyncSteps } from '../../base/steps';
import { fastestKernels } from '../../compute/cpu/fastest';
import type { Parallel } from '../../compute/parallel';
import { algorithmOf } from './catalog';
import { trials, type Effort } from './effort';
import { fitEach } from './fits';
import { fitJob } from './jobs';
import { within } from './share';
import type { Choice, Fit, Points } from './types';
import { verdict } from './verdict';
import { weigh } from './weigh';

export interface Sweep {
  readonly algorithm: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly seed: number;
  readonly fewest: number;
  readonly most: number;
  readonly effort: Effort;
}

/**
 * Fits every number of segments from `fewest` to `most`, weighs what speaks for each, and picks one.
 * @param grown one growth of the algorithm to cut; null to grow it here where there is one.
 * Cost: the fits; one pass over the distances of at most 10,000 rows; resamples and sets of groupless data of at most
 * 2,000 rows each, 20 and 10 of them in the quick way.
 */
export async function* choose(
  points: Points,
  { algorithm, options, seed, fewest, most, effort }: Sweep,
  parallel: Parallel,
  grown: Fit | null = null,
): AsyncSteps<{ fit: Fit; choice: Choice }> {
  checkRange(fewest, most);
  const ks: number[] = [];
  for (let k = fewest; k <= Math.min(most, points.rows - 1); k++) ks.push(k);
  if (ks.length === 0)
    throw new KindredError(
      'too-few-to-choose',
      `${points.rows} customers are too few to choose a number of segments for. Set the number yourself.`,
      { rows: points.rows },
    );
  const all = yield* within(fitsOf(points, algorithm, options, ks, parallel, grown), 0, 0.5);
  // Where rows repeat, asking for more finds no more: the same number twice is one candidate.
  const fits = all.filter((fit, at) => all.findIndex(({ k }) => k === fit.k) === at);

  const { evidence, silhouetteRows, exact } = yield* within(
    weigh(
      points,
      { algorithm, options: fits.map(({ k }) => ({ ...options, k })), seed, trials: trials[effort] },
      fits,
      parallel,
    ),
    0.5,
    0.5,
  );
  const { k, candidates, reason, separated } = verdict(evidence);
  const taken = fits.find((fit) => fit.k === k)!;
  const { growth } = algorithmOf(algorithm);
  const context = { kernels: fastestKernels(), parallel };
  return {
    fit: growth ? yield* growth.finish(taken, points, context) : taken,
    choice: { k, candidates, silhouetteRows, exact, reason, separated },
  };
}

/** Refuses a search that ends before it begins. Errors: `bad-option`. */
export function checkRange(fewest: number, most: number): void {
  if (fewest > most)
    throw new KindredError(
      'bad-option',
      `The search for a number of segments is to begin at ${fewest} and to end at ${most}. Let it end no lower than it begins.`,
      { fewest, most },
    );
}

/**
 * A fit for each k: by cutting one growth here where the algorithm has one (these are not finished), one after the
 * other where the pool shares the rows of each, else one in each worker.
 */
export async function* fitsOf(
  points: Points,
  algorithm: string,
  options: Sweep['options'],
  ks: readonly number[],
  parallel: Parallel,
  grown: Fit | null = null,
): AsyncSteps<Fit[]> {
  const entry = algorithmOf(algorithm);
  const candidates = ks.map((k) => ({ ...options, k }));
  const context = { kernels: fastestKernels(), parallel };
  if (entry.growth) return yield* fitEach(entry, points, candidates, context, grown);
  const given = candidates.map((each) => mergeOptions(entry.options, each));
  const together = entry.fitAll?.(points, given, context);
  if (together) return yield* together;
  // The largest first: the longest work should not be the last to start.
  const inputs = candidates.reverse().map((each) => ({ algorithm, options: each }));
  return (yield* parallel.map(fitJob, inputs, points)).reverse();
}
