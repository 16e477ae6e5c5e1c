import type { Artifacts } from '../engine/advance';
import type { SegmentRule } from '../engine/analyze/segment-rules';
import type { Finding } from '../engine/cluster/types';
import type { Estimate } from '../engine/features/clv/types';

/** What the screen needs to explain the segments. */
export interface ExplanationView {
  /** One entry a segment; null where no condition tells it from the rest. */
  readonly rules: readonly (SegmentRule | null)[];
  /** What each segment's customers will probably be worth; null where that can't be said. */
  readonly worth: readonly Estimate[] | null;
  /** Weeks that `worth` looks ahead. */
  readonly horizonWeeks: number;
  readonly findings: readonly Finding[];
}

export function explanationView({ explain, value, cluster }: Artifacts): ExplanationView {
  return {
    rules: explain.rules,
    worth: explain.worth,
    horizonWeeks: value.clv.forecast?.horizonWeeks ?? NaN,
    findings: cluster.findings,
  };
}
