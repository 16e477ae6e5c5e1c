import { random, sampleIndices } from '../../base/random';
import type { AsyncSteps, Steps } from '../../base/steps';
import type { Parallel } from '../../compute/parallel';
import { sortedColumns } from '../rules/tree';
import { algorithmOf } from './catalog';
import { cellsOf } from './cells';
import type { Trials } from './effort';
import { dentsOf, isGap, LEAST_ROWS } from './dents';
import { boxOf, gapJob, gapOf, logWithin } from './gap';
import { silhouetteJob } from './jobs';
import { measureOf, silhouettesBy, untried, type Measure, type Standard } from './judging';
import { takeRows } from './points';
import { formOf, referenceJob, type Draw, type Reached } from './reference';
import { ruleJob } from './rule-job';
import { scatterOf } from './scatter';
import { within } from './share';
import { meanOf, RESAMPLE_ROWS, stabilityOf } from './stability';
import type { Fit, Points } from './types';
import { isBeyond, type Evidence } from './verdict';

/**
 * Sets of groupless data that groups along paths have to outdo one by one, beside the first: where methods of any shape
 * find none in most, they find far too much in a few, which the deviation of ten does not show.
 */
const CONFIRMING = 30;

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
    /** Whether the silhouettes by other measures are wanted than the one that the algorithm is judged by. */
    readonly byAll?: boolean;
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

  const count = Math.min(points.rows, RESAMPLE_ROWS);
  const shape = { rows: count, ...(yield* formOf(sample)), ...sweep };
  const measure = measureOf(algorithmOf(algorithm), options[0] ?? {});
  const measures = (['paths', 'stretched'] as const).filter((each) => each === measure || given.byAll);
  const others = yield* silhouettesAmong(sample, labelings, ks, measures, seed);
  const own = (at: number) => (measure === 'silhouette' ? NaN : others[measure]![at]!);
  let draws = drawsFrom(seed, references);
  let reached = yield* within(parallel.map(referenceJob, draws, shape), 0.55, 0.2);
  const promising = (at: number) => isBeyond(own(at), ownOf(reached, draws, at), 'paths');
  if (measure === 'paths' && fits.some((_, at) => promising(at))) {
    const more = drawsFrom(seed + references, CONFIRMING);
    reached = [...reached, ...(yield* within(parallel.map(referenceJob, more, shape), 0.75, 0.05))];
    draws = [...draws, ...more];
  }
  const boxed = boxes > 0 ? { ...boxOf(sample), rows: count, ...sweep } : null;
  const even = boxed ? yield* within(parallel.map(gapJob, seeds(boxes), boxed), 0.8, 0.15) : [];

  const some = sampleIndices(sample.rows, ruled, random(seed).fork('rules'));
  const field = takeRows(sample, some);
  const ruling = { points: field, sorted: yield* sortedColumns(field), seed };
  const classes = labelings.map((labels, at) => ({ labels: some.map((row) => labels[row]!), k: ks[at]! }));
  const accuracies = yield* within(parallel.map(ruleJob, classes, ruling), 0.95, 0.05);

  const dents: number[] = [];
  const gaps: boolean[] = [];
  for (let at = 0; at < fits.length; at++) {
    const found = yield* dentsOf(sample, labelings[at]!, ks[at]!, seed);
    dents.push(
      found.reduce((least, dent) => Math.min(least, dent.rows < LEAST_ROWS ? 0 : dent.deviations), Infinity),
    );
    gaps.push(2 * found.filter((dent) => isGap(dent) === false).length <= found.length);
  }

  const evidence: Evidence[] = [];
  for (const [at, fit] of fits.entries()) {
    const scatter = yield* scatterOf(points, fit.labels, fit.k);
    const sizes = new Int32Array(fit.k);
    for (const label of fit.labels) if (label >= 0) sizes[label]!++;
    const groupless = (by: Measure) => (by === measure ? ownOf(reached, draws, at) : untried);
    const { gap, spread } = gapOf(
      boxed ? yield* logWithin(sample, labelings[at]!, fit.k) : NaN,
      even.map((values) => values[at]!),
    );
    evidence.push({
      k: fit.k,
      inertia: fit.measures.inertia ?? scatter.within,
      silhouette: parts.reduce((sum, part) => sum + known(part[at]!), 0) / rows.length,
      paths: others.paths?.[at] ?? NaN,
      stretched: others.stretched?.[at] ?? NaN,
      groupless: {
        silhouette: higherOf(reached, draws, at, 'silhouette'),
        paths: groupless('paths'),
        stretched: groupless('stretched'),
      },
      smallest: fit.k > 0 ? Math.min(...sizes) : 0,
      rows: points.rows,
      stability: stability[at]!,
      dent: dents[at]!,
      gaps: gaps[at]!,
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

/** The silhouettes of each labeling by some measures, on a sample as large as the groupless data. */
function* silhouettesAmong(
  points: Points,
  labelings: readonly Int32Array[],
  ks: readonly number[],
  measures: readonly Measure[],
  seed: number,
): Steps<{ [M in Measure]?: readonly number[] }> {
  const rows = sampleIndices(points.rows, RESAMPLE_ROWS, random(seed).fork('paths'));
  const sample = takeRows(points, rows);
  const own = labelings.map((labels) => rows.map((row) => labels[row]!));
  const found: { [M in Measure]?: readonly number[] } = {};
  for (const measure of measures) found[measure] = yield* silhouettesBy(measure, sample, own, ks);
  return found;
}

const drawsFrom = (seed: number, count: number) =>
  Array.from({ length: count }, (_, i): Draw => ({ kind: i % 2 === 0 ? 'even' : 'bell', seed: seed + i }));

/** NaN without draws. */
function higherOf(
  reached: readonly (readonly Reached[])[],
  draws: readonly Draw[],
  at: number,
  by: keyof Reached,
): Standard {
  const values = reached.map((each) => each[at]![by]);
  const of = (kind: Draw['kind']) => spreadOf(values.filter((_, i) => draws[i]!.kind === kind));
  const [block, bell] = [of('even'), of('bell')];
  return {
    reference: Math.max(block.mean, bell.mean),
    spread: Math.max(block.deviation, bell.deviation),
    highest: Math.max(...values),
  };
}

const ownOf = (reached: readonly (readonly Reached[])[], draws: readonly Draw[], at: number) =>
  higherOf(reached, draws, at, 'own');

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
