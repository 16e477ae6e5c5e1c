import { mergeOptions } from '../../base/options';
import { random, sampleIndices } from '../../base/random';
import type { AsyncSteps, Steps } from '../../base/steps';
import type { Parallel } from '../../compute/parallel';
import { sortedColumns } from '../rules/tree';
import { algorithmOf } from './catalog';
import { cellsOf } from './cells';
import { leastRows, pathSilhouette, pathsOf } from './density/path-silhouette';
import type { Trials } from './effort';
import { dentsOf, LEAST_ROWS } from './dents';
import { boxOf, gapJob, gapOf, logWithin } from './gap';
import { silhouetteJob } from './jobs';
import { takeRows } from './points';
import { formOf, pathReferenceJob, referenceJob, type Draw } from './reference';
import { ruleJob } from './rule-job';
import { scatterOf } from './scatter';
import { within } from './share';
import { meanOf, RESAMPLE_ROWS, stabilityOf } from './stability';
import type { Fit, Points } from './types';
import type { Evidence } from './verdict';

/** Rows up to which the silhouette is exact; beyond, it is computed on a seeded sample of so many. */
export const SILHOUETTE_ROWS = 10_000;

export interface Weighed {
  readonly evidence: readonly Evidence[];
  /** Rows the silhouette was computed on; `exact` when these are all rows. */
  readonly silhouetteRows: number;
  readonly exact: boolean;
}

/**
 * What speaks for and against each of several fits of one algorithm. A row in no segment counts as silhouette 0.
 *
 * @param options of each fit.
 * Cost: one pass over the distances of at most 10,000 rows; resamples and groupless data of at most 2,000 rows each,
 * as many as `trials` says.
 */
export async function* weigh(
  points: Points,
  given: {
    readonly algorithm: string;
    readonly options: readonly Readonly<Record<string, unknown>>[];
    readonly seed: number;
    readonly trials: Trials;
    /** Whether the silhouettes along paths are wanted of groups that are judged by the other ones. */
    readonly alongPaths?: boolean;
  },
  fits: readonly Fit[],
  parallel: Parallel,
): AsyncSteps<Weighed> {
  const { algorithm, options, seed } = given;
  const { resamples, references, boxes, ruled } = given.trials;
  const rows = sampleIndices(points.rows, SILHOUETTE_ROWS, random(seed).fork('silhouette'));
  const exact = rows.length === points.rows;
  const sample = exact ? points : takeRows(points, rows);
  const labelings = fits.map(({ labels }) => (exact ? labels : rows.map((row) => labels[row]!)));
  const ks = fits.map(({ k }) => k);
  const sweep = { algorithm, options };

  const cells = cellsOf(sample, labelings);
  const parts = yield* within(parallel.map(silhouetteJob, rangesOf(rows.length), cells), 0, 0.2);
  const seeds = (count: number) => Array.from({ length: count }, (_, i) => seed + i);
  const resampled = { points: sample, ...sweep, ks, labelings, draft: given.trials.draft };
  const stability = yield* within(stabilityOf(resampled, resamples, seed, parallel), 0.2, 0.35);

  const draws = seeds(references).map((each, i): Draw => ({
    kind: i % 2 === 0 ? 'even' : 'bell',
    seed: each,
  }));
  const count = Math.min(points.rows, RESAMPLE_ROWS);
  const shape = { rows: count, ...formOf(sample), ...sweep };
  const groupless = yield* within(parallel.map(referenceJob, draws, shape), 0.55, 0.2);
  const entry = algorithmOf(algorithm);
  const shaped = entry.anyShape?.(mergeOptions(entry.options, options[0] ?? {})) ?? false;
  const pathless = shaped ? yield* within(parallel.map(pathReferenceJob, draws, shape), 0.75, 0.05) : [];
  const paths = shaped || given.alongPaths ? yield* pathsAmong(sample, labelings, ks, seed) : [];
  const boxed = boxes > 0 ? { ...boxOf(sample), rows: count, ...sweep } : null;
  const even = boxed ? yield* within(parallel.map(gapJob, seeds(boxes), boxed), 0.8, 0.15) : [];

  const some = sampleIndices(sample.rows, ruled, random(seed).fork('rules'));
  const field = takeRows(sample, some);
  const ruling = { points: field, sorted: yield* sortedColumns(field), seed };
  const classes = labelings.map((labels, at) => ({ labels: some.map((row) => labels[row]!), k: ks[at]! }));
  const accuracies = yield* within(parallel.map(ruleJob, classes, ruling), 0.95, 0.05);

  const dents: number[] = [];
  for (let at = 0; at < fits.length; at++) {
    const found = yield* dentsOf(sample, labelings[at]!, ks[at]!, seed);
    dents.push(
      found.reduce((least, dent) => Math.min(least, dent.rows < LEAST_ROWS ? 0 : dent.deviations), Infinity),
    );
  }

  const evidence: Evidence[] = [];
  for (const [at, fit] of fits.entries()) {
    const scatter = yield* scatterOf(points, fit.labels, fit.k);
    const sizes = new Int32Array(fit.k);
    for (const label of fit.labels) if (label >= 0) sizes[label]!++;
    const reached = higherOf(groupless, draws, at);
    const pathsReached = higherOf(pathless, draws, at);
    const { gap, spread } = gapOf(
      boxed ? yield* logWithin(sample, labelings[at]!, fit.k) : NaN,
      even.map((values) => values[at]!),
    );
    evidence.push({
      k: fit.k,
      inertia: fit.measures.inertia ?? scatter.within,
      silhouette: parts.reduce((sum, part) => sum + known(part[at]!), 0) / rows.length,
      reference: reached.mean,
      referenceSpread: reached.deviation,
      paths: paths[at] ?? NaN,
      pathsReference: pathsReached.mean,
      pathsSpread: pathsReached.deviation,
      smallest: fit.k > 0 ? Math.min(...sizes) : 0,
      rows: points.rows,
      stability: stability[at]!,
      dent: dents[at]!,
      indices: {
        calinskiHarabasz: scatter.calinskiHarabasz,
        daviesBouldin: scatter.daviesBouldin,
        gap,
        gapSpread: spread,
        bic: fit.measures.bic ?? NaN,
        icl: fit.measures.icl ?? NaN,
        ruleAccuracy: accuracies[at]!,
      },
    });
  }
  return { evidence, silhouetteRows: rows.length, exact };
}

/** The silhouette along paths of each labeling, on a sample as large as the groupless data. */
function* pathsAmong(
  points: Points,
  labelings: readonly Int32Array[],
  ks: readonly number[],
  seed: number,
): Steps<number[]> {
  const rows = sampleIndices(points.rows, RESAMPLE_ROWS, random(seed).fork('paths'));
  const paths = yield* pathsOf(takeRows(points, rows));
  return labelings.map((labels, at) =>
    pathSilhouette(
      paths,
      rows.map((row) => labels[row]!),
      ks[at]!,
      leastRows(rows.length),
    ),
  );
}

/** Mean and deviation over the draws of each kind, the higher; NaN without draws. */
function higherOf(values: readonly (readonly number[])[], draws: readonly Draw[], at: number) {
  const of = (kind: Draw['kind']) =>
    spreadOf(values.filter((_, i) => draws[i]!.kind === kind).map((each) => each[at]!));
  const [block, bell] = [of('even'), of('bell')];
  return { mean: Math.max(block.mean, bell.mean), deviation: Math.max(block.deviation, bell.deviation) };
}

/** Equal ranges in multiples of eight rows, enough of them to keep every worker busy. */
function rangesOf(rows: number) {
  const width = Math.max(64, Math.ceil(rows / 16 / 8) * 8);
  return Array.from({ length: Math.ceil(rows / width) }, (_, i) => ({
    from: i * width,
    to: Math.min(rows, (i + 1) * width),
  }));
}

/** Sum of the values that exist. */
const known = (values: Float64Array) =>
  values.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0);

function spreadOf(values: readonly number[]): { mean: number; deviation: number } {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}
