import type { Matrix } from '../../base/matrix';
import { valueAt } from '../../base/values';
import type { Segmentation } from '../cluster/types';
import type { FeatureMatrix } from '../features/types';
import { squaredDistance } from './typical';

/** How much one feature speaks for a customer's own segment rather than the next. */
export interface Contribution {
  /** Index into `FeatureMatrix.features`. */
  readonly feature: number;
  /**
   * Squared distance to the next center less that to the own, along this feature, as a share of what all features say
   * either way: −1 to 1, above 0 where it speaks for the own segment. Their sizes sum to 1.
   */
  readonly share: number;
}

/** Why a customer is where they are. */
export interface Belonging {
  /** −1: in no segment. */
  readonly segment: number;
  /** 0 to 1, as the method says it. */
  readonly confidence: number;
  /** The segment that the features speak of: the own one, or for a customer in none the nearest. */
  readonly own: number;
  /** The nearest other segment; −1 where there is none. */
  readonly next: number;
  /** Distances to the centers of these two, in units of the shaped features; NaN without a next. */
  readonly distances: readonly [number, number];
  /** One a feature that took part and is known of the customer, the strongest first; empty without a next. */
  readonly contributions: readonly Contribution[];
  /** Features that took part with a value put in the place of a missing one: no reasons. Indices as above. */
  readonly unknown: readonly number[];
}

/**
 * Compares the distances of one customer to the own center and to the next. Methods that go by density or by rule may
 * have put a customer elsewhere than distance would; then the contributions sum to less than nothing. A feature that the
 * customer has no value of counts in the distances, as it did for the method, but decides nothing.
 *
 * Cost: k × columns.
 */
export function belongingOf(
  matrix: FeatureMatrix,
  { labels, confidence, k }: Segmentation,
  centers: Matrix<Float64Array>,
  row: number,
): Belonging {
  const x = matrix.components?.shaped ?? matrix.x;
  const segment = labels[row]!;
  const byDistance = Array.from({ length: k }, (_, label) => label)
    .map((label) => ({ label, squared: squaredDistance(x, row, centers, label) }))
    .sort((a, b) => a.squared - b.squared || a.label - b.label);
  const own = segment >= 0 ? byDistance.find(({ label }) => label === segment)! : byDistance[0];
  const next = byDistance.find(({ label }) => label !== own?.label);
  const known = (feature: number) => !Number.isNaN(valueAt(matrix.features[feature]!.values, row));
  const said = {
    segment,
    confidence: confidence[row]!,
    own: own?.label ?? -1,
    next: next?.label ?? -1,
    unknown: matrix.used.filter((feature) => !known(feature)),
  };
  if (!own || !next)
    return { ...said, distances: [own ? Math.sqrt(own.squared) : NaN, NaN], contributions: [] };
  const along = (label: number, j: number) =>
    (x.data[row * x.columns + j]! - centers.data[label * x.columns + j]!) ** 2;
  const gains = matrix.used.flatMap((feature, j) =>
    known(feature) ? [{ feature, gain: along(next.label, j) - along(own.label, j) }] : [],
  );
  const all = gains.reduce((sum, { gain }) => sum + Math.abs(gain), 0);
  return {
    ...said,
    distances: [Math.sqrt(own.squared), Math.sqrt(next.squared)],
    contributions: gains
      .map(({ feature, gain }) => ({ feature, share: all > 0 ? gain / all : 0 }))
      .sort((a, b) => Math.abs(b.share) - Math.abs(a.share) || a.feature - b.feature),
  };
}
