import type { Steps } from '../../base/steps';
import type { Segmentation } from '../cluster/types';
import type { Clv, Estimate } from '../features/clv/types';
import type { FeatureMatrix } from '../features/types';
import { segmentRules, type SegmentRule } from './segment-rules';
import { segmentWorth, type Bounds } from './worth';

/** What makes the segments understood; worked out when somebody asks. */
export interface Explanation {
  /** One entry a segment; null where no condition tells it from the rest. */
  readonly rules: readonly (SegmentRule | null)[];
  /** What each segment's customers will probably be worth, in money; null where that can't be said. */
  readonly worth: readonly Estimate[] | null;
}

/** Explains the segments: the smallest rule for each, and what it will be worth. */
export function* explain(
  matrix: FeatureMatrix,
  segmentation: Segmentation,
  clv: Clv,
  bounds: Bounds,
): Steps<Explanation> {
  const { labels, k } = segmentation;
  return {
    rules: yield* segmentRules(matrix.features, matrix.used, labels, k),
    worth: segmentWorth(clv, labels, k, bounds),
  };
}
