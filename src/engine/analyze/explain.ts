import { portion, type Steps } from '../../base/steps';
import type { Segmentation } from '../cluster/types';
import type { Clv, Estimate } from '../features/clv/types';
import type { FeatureMatrix } from '../features/types';
import { segmentRules, type SegmentRule } from './segment-rules';
import { placesOf, type Places } from './typical';
import { segmentWorth, type Bounds } from './worth';

/** What makes the segments understood; worked out when somebody asks. */
export interface Explanation {
  /** One entry a segment; null where no condition tells it from the rest. */
  readonly rules: readonly (SegmentRule | null)[];
  /** What each segment's customers will probably be worth, in money; null where that can't be said. */
  readonly worth: readonly Estimate[] | null;
  readonly places: Places;
}

/** Explains the segments: the smallest rule for each, what it will be worth, and who stands for it. */
export function* explain(
  matrix: FeatureMatrix,
  segmentation: Segmentation,
  clv: Clv,
  bounds: Bounds,
): Steps<Explanation> {
  const { labels, k } = segmentation;
  return {
    rules: yield* portion(segmentRules(matrix.features, matrix.used, labels, k), 0, 90),
    worth: segmentWorth(clv, labels, k, bounds),
    places: yield* portion(placesOf(matrix.components?.shaped ?? matrix.x, labels, k), 90, 100),
  };
}
