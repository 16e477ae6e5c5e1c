import type { Artifacts } from '../engine/advance';
import type { SegmentRule } from '../engine/analyze/segment-rules';

/** What the screen needs to explain the segments. */
export interface ExplanationView {
  /** One entry a segment; null where no condition tells it from the rest. */
  readonly rules: readonly (SegmentRule | null)[];
}

export function explanationView({ explain }: Artifacts): ExplanationView {
  return { rules: explain.rules };
}
