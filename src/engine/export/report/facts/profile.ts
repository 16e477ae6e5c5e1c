import type { Gate } from '../../../../privacy/gate';
import type { Contrast } from '../../../analyze/types';
import type { ToldSegment } from './input';

/** One feature of a segment; null where fewer people than may be told of stand behind a figure. */
export interface ProfileRow {
  /** Index into `ReportFacts.features`. */
  readonly feature: number;
  readonly median: number | null;
  readonly lowerQuartile: number | null;
  readonly upperQuartile: number | null;
  readonly restMedian: number | null;
  readonly effect: number | null;
  readonly effectLow: number | null;
  readonly effectHigh: number | null;
  /** Share of the segment of whom it is known, 0 to 1. */
  readonly coverage: number | null;
}

/** Whether enough people stand behind both figures of a fact. */
export const tellable =
  (contrasts: readonly Contrast[], { k }: Gate) =>
  ({ feature }: ToldSegment['facts'][number]): boolean => {
    const contrast = contrasts.find((each) => each.feature === feature);
    return contrast !== undefined && contrast.known >= k && contrast.others >= k;
  };

/**
 * The features of a segment as far as they may be told.
 *
 * @param placeOf where each feature of the matrix stands in `ReportFacts.features`.
 */
export function profileOf(
  contrasts: readonly Contrast[],
  placeOf: ReadonlyMap<number, number>,
  gate: Gate,
): ProfileRow[] {
  return contrasts.flatMap((contrast) => {
    const feature = placeOf.get(contrast.feature);
    if (feature === undefined) return [];
    const { known, others } = contrast;
    const own = (figure: number) => gate.figure(figure, known);
    const rest = (figure: number) => gate.figure(figure, others);
    const both = (figure: number) => gate.figure(figure, Math.min(known, others));
    return [
      {
        feature,
        median: own(contrast.median),
        lowerQuartile: own(contrast.lowerQuartile),
        upperQuartile: own(contrast.upperQuartile),
        restMedian: rest(contrast.restMedian),
        effect: both(contrast.effect),
        effectLow: both(contrast.effectLow),
        effectHigh: both(contrast.effectHigh),
        coverage: own(contrast.coverage),
      },
    ];
  });
}
