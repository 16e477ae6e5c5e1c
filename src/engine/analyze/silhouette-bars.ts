import type { Steps } from '../../base/steps';

/** How clearly the customers of a segment belong to it. */
export interface SilhouetteBar {
  readonly segment: number;
  /** Customers looked at, and their mean silhouette, −1 to 1; NaN where there are none. */
  readonly customers: number;
  readonly mean: number;
  /** Share of them that are nearer to another segment: silhouette below 0. */
  readonly astray: number;
  /** Silhouettes from high to low, evenly thinned to at most 200. */
  readonly values: readonly number[];
}

export interface Silhouettes {
  readonly bars: readonly SilhouetteBar[];
  /** Mean over all customers looked at that are in a segment. */
  readonly mean: number;
  /** Customers looked at; `exact` when these are all. */
  readonly customers: number;
  readonly exact: boolean;
}

/** What the cluster stage says of some rows. */
export interface GivenSilhouettes {
  readonly rows: Int32Array;
  readonly values: Float64Array;
  readonly exact: boolean;
}

/** Customers that silhouettes are worked out for. */
export const SILHOUETTE_SAMPLE = 3_000;
const DRAWN = 200;
/** Silhouettes up to so far from 0 are taken for 0: rounding alone may put them on either side. */
const EVEN = 1e-5;

/** Silhouettes (Rousseeuw 1987) by segment, as they are drawn. */
export function* silhouetteBars(
  given: Steps<GivenSilhouettes>,
  labels: Int32Array,
  k: number,
): Steps<Silhouettes> {
  return yield* barsOf(yield* given, labels, k);
}

/** The same of silhouettes that are there. Cost: sorting the rows of each segment. */
export function* barsOf(
  { rows, values, exact }: GivenSilhouettes,
  labels: Int32Array,
  k: number,
): Steps<Silhouettes> {
  const sizes = new Int32Array(k);
  for (const row of rows) if (labels[row]! >= 0) sizes[labels[row]!]!++;
  const groups = Array.from(sizes, (size) => new Float64Array(size));
  sizes.fill(0);
  rows.forEach((row, at) => {
    const label = labels[row]!;
    if (label >= 0) groups[label]![sizes[label]!++] = values[at]!;
  });
  const bars: SilhouetteBar[] = [];
  let sum = 0;
  let inSegments = 0;
  for (const [segment, group] of groups.entries()) {
    const own = group.reduce((sum, value) => sum + value, 0);
    const astray = group.reduce((count, value) => (value < -EVEN ? count + 1 : count), 0);
    sum += own;
    inSegments += group.length;
    bars.push({
      segment,
      customers: group.length,
      mean: own / group.length,
      astray: astray / group.length,
      values: thinned(group.sort().reverse()),
    });
    yield { done: inSegments, total: rows.length };
  }
  return { bars, mean: sum / inSegments, customers: rows.length, exact };
}

/** Evenly spread entries of a list, both ends among them. */
function thinned(values: Float64Array): number[] {
  if (values.length <= DRAWN) return [...values];
  return Array.from(
    { length: DRAWN },
    (_, i) => values[Math.round((i * (values.length - 1)) / (DRAWN - 1))]!,
  );
}
