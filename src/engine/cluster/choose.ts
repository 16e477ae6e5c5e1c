import { KindredError } from '../../base/errors';
import { random, sampleIndices } from '../../base/random';
import type { AsyncSteps } from '../../base/steps';
import type { Parallel } from '../../compute/parallel';
import { cellsOf } from './cells';
import { fitJob, silhouetteJob } from './jobs';
import { takeRows } from './points';
import type { Candidate, Choice, Fit, Points } from './types';

/** Rows up to which the silhouette is exact; beyond, it is computed on a seeded sample of so many. */
export const SILHOUETTE_ROWS = 10_000;

export interface Sweep {
  readonly algorithm: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly seed: number;
  readonly fewest: number;
  readonly most: number;
}

/**
 * Fits every number of segments from `fewest` to `most` and picks one.
 * Cost: the fits, and one pass over the distances of at most 10,000 rows for the silhouettes of all of them.
 */
export async function* choose(
  points: Points,
  { algorithm, options, seed, fewest, most }: Sweep,
  parallel: Parallel,
): AsyncSteps<{ fit: Fit; choice: Choice }> {
  const ks: number[] = [];
  for (let k = fewest; k <= Math.min(most, points.rows - 1); k++) ks.push(k);
  if (ks.length === 0)
    throw new KindredError(
      'too-few-to-choose',
      `${points.rows} customers are too few to choose a number of segments for. Set the number yourself.`,
      { rows: points.rows },
    );
  // The largest first: the longest work should not be the last to start.
  const inputs = [...ks].reverse().map((k) => ({ algorithm, options: { ...options, k } }));
  const all = (yield* parallel.map(fitJob, inputs, points)).reverse();
  // Where rows repeat, asking for more finds no more: the same number twice is one candidate.
  const fits = all.filter((fit, at) => all.findIndex(({ k }) => k === fit.k) === at);

  const sample = sampleIndices(points.rows, SILHOUETTE_ROWS, random(seed).fork('silhouette'));
  const exact = sample.length === points.rows;
  const cells = cellsOf(
    exact ? points : takeRows(points, sample),
    fits.map(({ labels }) => (exact ? labels : Int32Array.from(sample, (row) => labels[row]!))),
  );
  const width = Math.max(64, Math.ceil(sample.length / 16 / 8) * 8);
  const ranges = Array.from({ length: Math.ceil(sample.length / width) }, (_, i) => ({
    from: i * width,
    to: Math.min(sample.length, (i + 1) * width),
  }));
  const parts = yield* parallel.map(silhouetteJob, ranges, cells);

  const candidates = fits.map((fit, at): Candidate => {
    const silhouette =
      parts.reduce((sum, part) => sum + part[at]!.reduce((a, b) => a + b, 0), 0) / sample.length;
    const sizes = new Float64Array(fit.k);
    for (const label of fit.labels) if (label >= 0) sizes[label]!++;
    return {
      k: fit.k,
      inertia: fit.measures.inertia ?? NaN,
      silhouette,
      smallestShare: Math.min(...sizes) / points.rows,
      stability: [],
      score: silhouette,
    };
  });
  const usual = candidates.filter(({ k }) => k >= 4 && k <= 8);
  const field = usual.length > 0 ? usual : candidates;
  const best = field.reduce((a, b) => (b.score > a.score ? b : a));
  const choice: Choice = {
    k: best.k,
    candidates,
    silhouetteRows: sample.length,
    exact,
    reason: `${best.k} segments stand apart best among four to eight (silhouette ${best.silhouette.toFixed(2)}).`,
    separated: best.silhouette > 0.25,
  };
  return { fit: fits[candidates.indexOf(best)]!, choice };
}
