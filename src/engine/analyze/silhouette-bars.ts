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

/** Silhouettes (Rousseeuw 1987) by segment, as they are drawn. */
export function* silhouetteBars(
  given: Steps<GivenSilhouettes>,
  labels: Int32Array,
  k: number,
): Steps<Silhouettes> {
  const { rows, values, exact } = yield* given;
  const groups: number[][] = Array.from({ length: k }, () => []);
  rows.forEach((row, at) => {
    if (labels[row]! >= 0) groups[labels[row]!]!.push(values[at]!);
  });
  const all = groups.flat();
  return {
    bars: groups.map((group, segment) => ({
      segment,
      customers: group.length,
      mean: meanOf(group),
      astray: group.length > 0 ? group.filter((value) => value < 0).length / group.length : NaN,
      values: thinned(group.sort((a, b) => b - a)),
    })),
    mean: meanOf(all),
    customers: rows.length,
    exact,
  };
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Evenly spaced entries of a list, both ends among them. */
function thinned(values: readonly number[]): number[] {
  if (values.length <= DRAWN) return [...values];
  return Array.from(
    { length: DRAWN },
    (_, i) => values[Math.round((i * (values.length - 1)) / (DRAWN - 1))]!,
  );
}
