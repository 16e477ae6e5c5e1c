import type { Condition, InRange } from '../../../engine/analyze/selection';
import type { Contrast } from '../../../engine/analyze/types';
import { typicalOf, typicalOfRest } from '../../../engine/analyze/yes-no';
import type { RfmGrid } from '../../../engine/cluster/types';
import type { SegmentsView } from '../../../worker/views';
import { heatOf } from '../../charts/heat';
import { format, text } from '../../text/text';

const t = text.selection;
const { least, most, between } = text.understand.rules;

/** A condition as a person reads it. */
export function conditionWords(condition: Condition, view: SegmentsView): string {
  if (condition.kind === 'area') return condition.map === 'principal' ? t.drawn : t.drawnAmongDots;
  if (condition.kind === 'segments') return t.inSegment(format.list(condition.segments.map(nameIn(view))));
  const spec = view.features.find(({ id }) => id === condition.feature);
  if (!spec) return condition.feature;
  const bound = (value: number) => format.bound(value, spec.unit, view.currency);
  if (condition.above !== null)
    return condition.most === null
      ? t.more(spec.label, bound(condition.above))
      : t.moreTo(spec.label, bound(condition.above), bound(condition.most));
  if (condition.least === null) return most(spec.label, bound(condition.most ?? NaN));
  if (condition.most === null) return least(spec.label, bound(condition.least));
  return between(spec.label, bound(condition.least), bound(condition.most));
}

const nameIn = (view: SegmentsView) => (label: number) =>
  view.segments.find(({ segment }) => segment === label)?.name ?? text.segments.noSegment;

/** The differences that can be relied on, the clearest first, without the features that were selected by. */
export function clearest(
  contrasts: readonly Contrast[],
  view: SegmentsView,
  conditions: readonly Condition[],
): readonly Contrast[] {
  const chosen = new Set(conditions.map((condition) => condition.kind === 'range' && condition.feature));
  return contrasts
    .filter((contrast) => heatOf(contrast).way !== 'same' && !chosen.has(view.features[contrast.feature]!.id))
    .toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || a.feature - b.feature);
}

/** "Orders 14 (others 3)" */
export function differenceWords(contrast: Contrast, view: SegmentsView): string {
  const { label, unit } = view.features[contrast.feature]!;
  const value = (number: number) => format.value(number, unit, view.currency);
  return t.beside(label, value(typicalOf(contrast)), value(typicalOfRest(contrast)));
}

/** The conditions of a square of the RFM grid. Few days since the last order score high, so recency counts backwards. */
export function cellRanges(
  { recencyCuts, frequencyCuts }: Pick<RfmGrid, 'recencyCuts' | 'frequencyCuts'>,
  recency: number,
  frequency: number,
): InRange[] {
  const between = (feature: string, cuts: readonly number[], score: number): InRange => ({
    kind: 'range',
    feature,
    above: cuts[score - 2] ?? null,
    least: null,
    most: cuts[score - 1] ?? null,
  });
  return [between('recency_days', recencyCuts, 6 - recency), between('frequency', frequencyCuts, frequency)];
}
