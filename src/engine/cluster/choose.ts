import { KindredError } from '../../base/errors';
import { random, sampleIndices } from '../../base/random';
import type { AsyncSteps } from '../../base/steps';
import { fastestKernels } from '../../compute/cpu/fastest';
import type { Parallel } from '../../compute/parallel';
import { algorithmOf } from './catalog';
import { cellsOf } from './cells';
import { fitEach } from './fits';
import { fitJob, silhouetteJob } from './jobs';
import { takeRows } from './points';
import { covarianceFactor, referenceJob, type Draw } from './reference';
import { RESAMPLE_ROWS, stabilityJob } from './stability';
import type { Choice, Fit, Points } from './types';
import { verdict, type Evidence } from './verdict';

/** Rows up to which the silhouette is exact; beyond, it is computed on a seeded sample of so many. */
export const SILHOUETTE_ROWS = 10_000;
const RESAMPLES = 20;
const REFERENCES = 10;

export interface Sweep {
  readonly algorithm: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly seed: number;
  readonly fewest: number;
  readonly most: number;
}

/**
 * Fits every number of segments from `fewest` to `most`, weighs what speaks for each, and picks one.
 * Cost: the fits; one pass over the distances of at most 10,000 rows; 20 resamples and 10 sets of groupless data of
 * at most 2,000 rows each.
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
  const all = yield* within(fitsOf(points, algorithm, options, ks, parallel), 0, 0.5);
  // Where rows repeat, asking for more finds no more: the same number twice is one candidate.
  const fits = all.filter((fit, at) => all.findIndex(({ k }) => k === fit.k) === at);

  const rows = sampleIndices(points.rows, SILHOUETTE_ROWS, random(seed).fork('silhouette'));
  const exact = rows.length === points.rows;
  const sample = exact ? points : takeRows(points, rows);
  const labelings = fits.map(({ labels }) => (exact ? labels : rows.map((row) => labels[row]!)));
  const ranges = rangesOf(rows.length);
  const parts = yield* within(parallel.map(silhouetteJob, ranges, cellsOf(sample, labelings)), 0.5, 0.1);

  const candidateOptions = fits.map(({ k }) => ({ ...options, k }));
  const seeds = Array.from({ length: RESAMPLES }, (_, i) => seed + i);
  const again = yield* within(
    parallel.map(stabilityJob, seeds, {
      points: sample,
      algorithm,
      options: candidateOptions,
      ks: fits.map(({ k }) => k),
      labelings,
    }),
    0.6,
    0.2,
  );
  const draws = Array.from({ length: REFERENCES }, (_, i): Draw => ({
    kind: i % 2 === 0 ? 'even' : 'bell',
    seed: seed + i,
  }));
  const shape = {
    rows: Math.min(points.rows, RESAMPLE_ROWS),
    columns: points.columns,
    factor: covarianceFactor(sample),
    algorithm,
    options: candidateOptions,
  };
  const groupless = yield* within(parallel.map(referenceJob, draws, shape), 0.8, 0.2);

  const evidence = fits.map((fit, at): Evidence => {
    const sizes = new Int32Array(fit.k);
    for (const label of fit.labels) if (label >= 0) sizes[label]!++;
    const even = spreadOf(groupless.filter((_, i) => draws[i]!.kind === 'even').map((values) => values[at]!));
    const bell = spreadOf(groupless.filter((_, i) => draws[i]!.kind === 'bell').map((values) => values[at]!));
    return {
      k: fit.k,
      inertia: fit.measures.inertia ?? NaN,
      silhouette: parts.reduce((sum, part) => sum + total(part[at]!), 0) / rows.length,
      reference: Math.max(even.mean, bell.mean),
      referenceSpread: Math.max(even.deviation, bell.deviation),
      smallest: Math.min(...sizes),
      rows: points.rows,
      stability: Array.from({ length: fit.k }, (_, c) => meanOf(again.map((found) => found[at]![c]!))),
    };
  });
  const { k, candidates, reason, separated } = verdict(evidence);
  return {
    fit: fits.find((fit) => fit.k === k)!,
    choice: { k, candidates, silhouetteRows: rows.length, exact, reason, separated },
  };
}

/** A fit for each k: in the pool, or by cutting one tree here where the algorithm grows one. */
async function* fitsOf(
  points: Points,
  algorithm: string,
  options: Sweep['options'],
  ks: readonly number[],
  parallel: Parallel,
): AsyncSteps<Fit[]> {
  const entry = algorithmOf(algorithm);
  const candidates = ks.map((k) => ({ ...options, k }));
  if (entry.recut) return yield* fitEach(entry, points, candidates, { kernels: fastestKernels(), parallel });
  // The largest first: the longest work should not be the last to start.
  const inputs = candidates.reverse().map((each) => ({ algorithm, options: each }));
  return (yield* parallel.map(fitJob, inputs, points)).reverse();
}

/** Progress of one part as a share of the whole. */
async function* within<T>(steps: AsyncSteps<T>, before: number, share: number): AsyncSteps<T> {
  try {
    for (;;) {
      const step = await steps.next();
      if (step.done) return step.value;
      yield { done: before + (share * step.value.done) / Math.max(1, step.value.total), total: 1 };
    }
  } finally {
    await steps.return(undefined as never);
  }
}

/** Equal ranges in multiples of eight rows, enough of them to keep every worker busy. */
function rangesOf(rows: number) {
  const width = Math.max(64, Math.ceil(rows / 16 / 8) * 8);
  return Array.from({ length: Math.ceil(rows / width) }, (_, i) => ({
    from: i * width,
    to: Math.min(rows, (i + 1) * width),
  }));
}

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

/** Mean of the values that exist. */
function meanOf(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

function spreadOf(values: readonly number[]): { mean: number; deviation: number } {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}
