import type { Steps } from '../../base/steps';
import type { Segmentation } from '../cluster/types';
import type { FeatureMatrix } from '../features/types';
import { segmentRules, type SegmentRule } from './segment-rules';

/** What makes the segments understood; worked out when somebody asks. */
export interface Explanation {
  /** One entry a segment; null where no condition tells it from the rest. */
  readonly rules: readonly (SegmentRule | null)[];
}

/** Explains the segments: the smallest rule for each. */
export function* explain(matrix: FeatureMatrix, segmentation: Segmentation): Steps<Explanation> {
  const { labels, k } = segmentation;
  return { rules: yield* segmentRules(matrix.features, matrix.used, labels, k) };
}
