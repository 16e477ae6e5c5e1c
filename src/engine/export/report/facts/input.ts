import type { Artifacts } from '../../../advance';
import type { SegmentProfile } from '../../../analyze/types';
import type { Comparison } from '../../../cluster/compare';

/** What is told of a segment in words, in the language of the report. */
export type ToldSegment = Pick<SegmentProfile, 'name' | 'portrait' | 'facts'>;

/** Words that other stages have for what they found, in the language of the report. */
export interface Told {
  /** By label. */
  readonly segments: readonly ToldSegment[];
  /** In the order of `FeatureMatrix.features`. */
  readonly labels: readonly string[];
  /** What the axes of the map stand for. */
  readonly axes: readonly string[];
  /** Name of a rule-based segment. */
  readonly rfmName: (name: string) => string;
}

export type Finished = Pick<
  Artifacts,
  'prepare' | 'value' | 'features' | 'cluster' | 'examine' | 'rfm' | 'analyze' | 'explain'
> & {
  /** Null when nobody asked for it, or it is stale. */
  readonly compare: Comparison | null;
};
