import type { OptionSpecs } from '../../base/options';
import { mergeOptions } from '../../base/options';
import type { Steps } from '../../base/steps';
import { fastestKernels } from '../../compute/cpu/fastest';
import type { Algorithm } from './algorithm';
import { leastRows, pathSilhouette, pathsOf } from './density/path-silhouette';
import { stretchedSilhouette } from './stretched';
import type { Points } from './types';

/**
 * What groups are held against groupless data by: how round and apart they are, how far apart along paths, or how far
 * apart when all may be stretched alike.
 */
export type Measure = 'silhouette' | 'paths' | 'stretched';

/** What groupless data reach by one measure; NaN where not tried. */
export interface Standard {
  /** Mean of the draws, and their standard deviation, each the higher of the two kinds. */
  readonly reference: number;
  readonly spread: number;
  /** The highest of all draws. */
  readonly highest: number;
}
export const untried: Standard = { reference: NaN, spread: NaN, highest: NaN };

/** What the groups that an algorithm finds with these options are judged by where it is asked alone. */
export function measureOf(entry: Algorithm, given: Readonly<Record<string, unknown>>): Measure {
  const options = mergeOptions(entry.options as OptionSpecs, given);
  if (entry.anyShape?.(options)) return 'paths';
  return entry.stretches?.(options) ? 'stretched' : 'silhouette';
}

/** The mean silhouette of each labeling by a measure; NaN for the plain one, which other passes compute for all at once. */
export function* silhouettesBy(
  measure: Measure,
  points: Points,
  labelings: readonly Int32Array[],
  ks: readonly number[],
): Steps<number[]> {
  if (measure === 'silhouette') return labelings.map(() => NaN);
  const paths = measure === 'paths' && (yield* pathsOf(points));
  const values: number[] = [];
  for (const [at, labels] of labelings.entries())
    values.push(
      paths
        ? yield* pathSilhouette(paths, labels, ks[at]!, leastRows(points.rows))
        : yield* stretchedSilhouette(points, labels, ks[at]!, fastestKernels()),
    );
  return values;
}
