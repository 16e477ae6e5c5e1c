import type { Artifacts } from '../engine/advance';
import type { Concentration } from '../engine/analyze/concentration';
import type { Overlap } from '../engine/analyze/overlap';
import type { SegmentRule } from '../engine/analyze/segment-rules';
import type { Silhouettes } from '../engine/analyze/silhouette-bars';
import type { Finding } from '../engine/cluster/types';
import type { Estimate } from '../engine/features/clv/types';

/** What the screen needs to explain the segments. */
export interface ExplanationView {
  /** One entry a segment; null where no condition tells it from the rest. */
  readonly rules: readonly (SegmentRule | null)[];
  /** What each segment's customers will probably be worth; null where that can't be said. */
  readonly worth: readonly Estimate[] | null;
  /** One entry a segment: how many stand near another. */
  readonly overlaps: readonly Overlap[];
  /** Weeks that `worth` looks ahead. */
  readonly horizonWeeks: number;
  readonly findings: readonly Finding[];
  readonly silhouettes: Silhouettes;
  /** Null without amounts. */
  readonly concentration: Concentration | null;
  /** Mean of each segment over the features that took part, segments × used features, as the method saw them. */
  readonly centers: readonly (readonly number[])[];
}

export function explanationView({ explain, value, examine }: Artifacts): ExplanationView {
  const { rows, columns, data } = explain.places.centers;
  return {
    rules: explain.rules,
    worth: explain.worth,
    overlaps: explain.overlaps,
    horizonWeeks: value.clv.forecast?.horizonWeeks ?? NaN,
    findings: examine,
    silhouettes: explain.silhouettes,
    concentration: explain.concentration,
    centers: Array.from({ length: rows }, (_, row) => [...data.subarray(row * columns, (row + 1) * columns)]),
  };
}
