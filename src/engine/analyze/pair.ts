import { probit } from 'simple-statistics';
import { random, sampleIndices } from '../../base/random';
import { portion, type Steps } from '../../base/steps';
import { valuesAt } from '../../base/values';
import type { FeatureMatrix } from '../features/types';
import { CONTRAST_ROWS, contrasts } from './contrasts';
import { lifts, type Lift } from './lift';
import { medianDifference, type Difference } from './median-difference';

/** What a feature looks like on one side of a comparison, in original units; NaN where nobody has a value. */
export interface Side {
  readonly median: number;
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
  /** Share of the side for which the feature is defined, 0 to 1. */
  readonly coverage: number;
}

/** One feature on both sides. */
export interface PairRow {
  /** Index into `FeatureMatrix.features`. */
  readonly feature: number;
  readonly sides: readonly [Side, Side];
  /** Median of the first less that of the second, original units. */
  readonly difference: Difference;
  /** Cliff's delta of the first over the second, with its interval. */
  readonly effect: number;
  readonly effectLow: number;
  readonly effectHigh: number;
}

/** One segment beside another, or beside everybody else. */
export interface Pair {
  readonly customers: readonly [number, number];
  /** Every feature that is known on both sides, the clearest difference first. */
  readonly rows: readonly PairRow[];
  /** Kinds that are clearly more, or less, frequent on the first side; the clearest first. */
  readonly lifts: readonly Lift[];
}

/**
 * Compares segment `a` with segment `b`, or with all other customers where `b` is null. All intervals hold at 95 %
 * together: their level is corrected for the number of features (Bonferroni). Beyond 200,000 customers a seeded sample.
 *
 * Cost: features × rows × log rows.
 */
export function* comparePair(
  matrix: FeatureMatrix,
  labels: Int32Array,
  a: number,
  b: number | null,
): Steps<Pair> {
  const isIn = (row: number) => labels[row] === a || (b === null ? labels[row] !== a : labels[row] === b);
  const members = Int32Array.from(labels.keys()).filter(isIn);
  const first = members.reduce((sum, row) => sum + Number(labels[row] === a), 0);
  const kept = sampleIndices(members.length, CONTRAST_ROWS, random(1).fork('pair')).map((at) => members[at]!);
  const side = kept.map((row) => Number(labels[row] !== a));
  const { features } = matrix;
  const z = probit(1 - 0.025 / Math.max(1, features.length));
  const taken = features.map((feature) => ({
    ...feature,
    values: valuesAt(feature.values, kept),
  }));
  const compared = yield* portion(contrasts(taken, side, 2), 0, 70);
  const rows: PairRow[] = [];
  for (const [feature, { values }] of taken.entries()) {
    const [own, other] = [compared[0]![feature]!, compared[1]![feature]!];
    yield { done: 70 + (20 * feature) / features.length, total: 100 };
    if (own.coverage === 0 || other.coverage === 0) continue;
    const sorted = [0, 1].map((at) => values.filter((value, i) => side[i] === at && value === value).sort());
    rows.push({
      feature,
      sides: [sideOf(own), sideOf(other)],
      difference: medianDifference(sorted[0]!, sorted[1]!, z),
      effect: own.effect,
      effectLow: own.effectLow,
      effectHigh: own.effectHigh,
    });
  }
  rows.sort((p, q) => Math.abs(q.effect) - Math.abs(p.effect) || p.feature - q.feature);
  return {
    customers: [first, members.length - first],
    rows,
    lifts: yield* portion(lifts(matrix.descriptions ?? matrix.categories ?? [], kept, side), 90, 100),
  };
}

const sideOf = ({ median, lowerQuartile, upperQuartile, coverage }: Side): Side => ({
  median,
  lowerQuartile,
  upperQuartile,
  coverage,
});
