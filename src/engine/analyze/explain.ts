import type { Matrix } from '../../base/matrix';
import { portion, type Steps } from '../../base/steps';
import { unpacked } from '../../base/values';
import type { Segmentation } from '../cluster/types';
import type { Clv, Estimate } from '../features/clv/types';
import type { FeatureMatrix } from '../features/types';
import { overlaps, type Overlap } from './overlap';
import { segmentRules, type SegmentRule } from './segment-rules';
import { concentrationOf, type Concentration } from './concentration';
import {
  silhouetteBars,
  SILHOUETTE_SAMPLE,
  type GivenSilhouettes,
  type Silhouettes,
} from './silhouette-bars';
import { placesOf, type Places } from './typical';
import { segmentWorth, type Bounds } from './worth';

/** What makes the segments understood; worked out when somebody asks. */
export interface Explanation {
  /** One entry a segment; null where no condition tells it from the rest. */
  readonly rules: readonly (SegmentRule | null)[];
  /** What each segment's customers will probably be worth, in money; null where that can't be said. */
  readonly worth: readonly Estimate[] | null;
  readonly places: Places;
  /** One entry a segment: how many stand near another. */
  readonly overlaps: readonly Overlap[];
  readonly silhouettes: Silhouettes;
  /** Null without amounts. */
  readonly concentration: Concentration | null;
}

/** What other stages lend: functions that belong to them. */
export interface Lent extends Bounds {
  readonly silhouetteRows: (
    x: Matrix<Float32Array>,
    labels: Int32Array,
    most: number,
  ) => Steps<GivenSilhouettes>;
}

/** Explains the segments: the smallest rule for each, what it will be worth, and who stands for it. */
export function* explain(
  matrix: FeatureMatrix,
  segmentation: Segmentation,
  clv: Clv,
  lent: Lent,
): Steps<Explanation> {
  const { labels, k } = segmentation;
  const { features, used, x, components } = matrix;
  const rows = lent.silhouetteRows(x, labels, SILHOUETTE_SAMPLE);
  const money = features.find(({ spec }) => spec.id === 'monetary')?.values;
  const shaped = components?.shaped ?? x;
  const places = yield* portion(placesOf(shaped, labels, k), 0, 10);
  return {
    rules: yield* portion(segmentRules(features, used, labels, k), 10, 75),
    worth: segmentWorth(clv, labels, k, lent),
    places,
    overlaps: yield* portion(overlaps(shaped, places.centers, labels, k), 75, 80),
    silhouettes: yield* portion(silhouetteBars(rows, labels, k), 80, 100),
    concentration: money ? concentrationOf(unpacked(money)) : null,
  };
}
