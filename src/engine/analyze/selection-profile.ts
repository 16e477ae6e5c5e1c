import { random, sampleIndices } from '../../base/random';
import { portion, type Steps } from '../../base/steps';
import { valuesAt } from '../../base/values';
import type { FeatureMatrix } from '../features/types';
import { contrasts } from './contrasts';
import { rowsOf } from './selection';
import type { Contrast } from './types';

/** Customers looked at on each side, the selected and the others; beyond, a seeded sample. */
export const PROFILE_ROWS = 10_000;

/** What the selected customers are like. */
export interface SelectionProfile {
  /** The selected beside everybody else, one entry a feature, in the order of `FeatureMatrix.features`. */
  readonly contrasts: readonly Contrast[];
  /** Customers of each side that medians come from, at most; 0 when everybody was looked at. */
  readonly sample: number;
}

/**
 * Compares the selected customers with everybody else on every feature.
 *
 * @param inside 1 for each selected customer, 0 for the others.
 * Cost: features × 20,000 rows at most, sorted.
 */
export function* selectionProfile(
  { features }: Pick<FeatureMatrix, 'features'>,
  inside: Uint8Array,
): Steps<SelectionProfile> {
  const source = random(1).fork('selection');
  const sides = [1, 0].map((side) => rowsOf(inside, side));
  yield { done: 0, total: 100 };
  const kept = sides.map((rows) => sampleIndices(rows.length, PROFILE_ROWS, source).map((at) => rows[at]!));
  const rows = kept.flatMap((part) => [...part]);
  const labels = Int32Array.from(rows, (_, at) => Number(at >= kept[0]!.length));
  const taken = features.map((feature) => ({
    ...feature,
    values: valuesAt(feature.values, rows),
  }));
  const compared = yield* portion(contrasts(taken, labels, 2), 5, 100);
  return {
    contrasts: compared[0]!,
    sample: sides.some(({ length }) => length > PROFILE_ROWS) ? PROFILE_ROWS : 0,
  };
}
