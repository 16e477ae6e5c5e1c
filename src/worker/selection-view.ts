import { KindredError } from '../base/errors';
import { portion, type Steps } from '../base/steps';
import type { Artifacts } from '../engine/advance';
import { selected, selectionCounts, type Selection, type SelectionCounts } from '../engine/analyze/selection';
import { selectionProfile, type SelectionProfile } from '../engine/analyze/selection-profile';
import { rfmColumns, rfmScore } from '../engine/cluster/rfm-map';
import { placesOn } from './map-places';

/** What the screen shows of a selection at once. */
export interface SelectionView {
  readonly counts: SelectionCounts;
  /** 1 for each customer that is selected, in row order: pictures look up those they draw. */
  readonly inside: Uint8Array<ArrayBuffer>;
}

/** What it shows a moment later. */
export interface SelectionMore extends SelectionProfile {
  /** Selected customers in each square of the RFM grid, in the order of its cells; null without a grid. */
  readonly rfm: readonly number[] | null;
}

export function* selectionView(done: Artifacts, selection: Selection): Steps<SelectionView> {
  const { features, cluster } = done;
  const inside = yield* portion(insideOf(done, selection), 0, 80);
  const counts = yield* portion(selectionCounts(inside, features, cluster.labels, cluster.k), 80, 100);
  return { counts, inside };
}

export function* selectionMore(done: Artifacts, selection: Selection): Steps<SelectionMore> {
  const inside = yield* portion(insideOf(done, selection), 0, 10);
  const profile = yield* portion(selectionProfile(done.features, inside), 10, 90);
  return { ...profile, rfm: rfmCounts(done, inside) };
}

/** @throws KindredError `map-gone` where an area was drawn on a map that is no longer held. */
export const insideOf = (done: Artifacts, selection: Selection): Steps<Uint8Array<ArrayBuffer>> =>
  selected(selection, done.features.features, done.cluster.labels, (kind) => {
    const places = placesOn(done, kind);
    if (!places)
      throw new KindredError(
        'map-gone',
        'The map that the selection was drawn on is gone. Clear the selection and draw it again.',
      );
    return places;
  });

function rfmCounts({ features, rfm }: Artifacts, inside: Uint8Array): number[] | null {
  const x = rfm && rfmColumns(features);
  if (!x) return null;
  const counts = new Array<number>(25).fill(0);
  for (let row = 0, at = 0; row < x.rows; row++, at += x.columns) {
    if (inside[row] === 0) continue;
    const recency = 6 - rfmScore(x.data[at]!, rfm.recencyCuts);
    counts[(recency - 1) * 5 + rfmScore(x.data[at + 1]!, rfm.frequencyCuts) - 1]!++;
  }
  return counts;
}
