import type { Steps } from '../../base/steps';
import { unpacked, type Values } from '../../base/values';

/** Features that a radar can hold and still be read. */
export const MOST_SPOKES = 8;

/** Where the typical customer of each segment stands among all customers. */
export interface Standing {
  /** Median of each segment on each feature, segments × features, original units; NaN without values. */
  readonly medians: readonly Float64Array[];
  /**
   * The share of all customers with less than that median, those with just as much counting half: 0 is the least of
   * all, 1 the most, 0.5 the middle. NaN without values.
   */
  readonly ranks: readonly Float64Array[];
}

/**
 * Percentile ranks of the medians of the segments, which puts features of any unit on one scale from 0 to 1.
 *
 * @param features original units, one value a customer, NaN where unknown
 * @param medians of each feature and segment, features × segments
 * @param k number of segments
 * @source percentile rank with ties counted half: as `percentileofscore(kind="mean")` of SciPy.
 * Cost: customers × features × log segments.
 */
export function* standingOf(
  features: readonly Values[],
  medians: readonly (readonly number[])[],
  k: number,
): Steps<Standing> {
  const found = { medians: rows(k, features.length), ranks: rows(k, features.length) };
  for (const [at, values] of features.entries()) {
    yield { done: at, total: features.length };
    const own = medians[at]!;
    const ranks = ranksOf(unpacked(values), own);
    for (let segment = 0; segment < k; segment++) {
      found.medians[segment]![at] = own[segment]!;
      found.ranks[segment]![at] = ranks[segment]!;
    }
  }
  return found;
}

const rows = (count: number, length: number) =>
  Array.from({ length: count }, () => new Float64Array(length).fill(NaN));

function ranksOf(values: Float64Array, medians: readonly number[]): Float64Array {
  const cuts = Float64Array.from(new Set(medians.filter((median) => median === median))).sort();
  /** Values in each gap before, between and behind the cuts, and on each cut. */
  const gaps = new Float64Array(cuts.length + 1);
  const on = new Float64Array(cuts.length);
  let all = 0;
  for (const value of values) {
    if (value !== value) continue;
    all++;
    const place = placeAmong(cuts, value);
    if (cuts[place] === value) on[place]!++;
    else gaps[place]!++;
  }
  const rankOf = new Map<number, number>();
  let below = 0;
  cuts.forEach((cut, i) => {
    below += gaps[i]!;
    rankOf.set(cut, (below + on[i]! / 2) / all);
    below += on[i]!;
  });
  return Float64Array.from(medians, (median) => rankOf.get(median) ?? NaN);
}

/** How many cuts are less than the value. */
function placeAmong(cuts: Float64Array, value: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cuts[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
