import { probit } from 'simple-statistics';
import { quantileOf } from '../../base/quantile';
import { random, sampleIndices } from '../../base/random';
import type { Steps } from '../../base/steps';
import { unpacked } from '../../base/values';
import type { Feature } from '../features/types';
import type { Contrast } from './types';
import { isYesNo } from './yes-no';

/** Beyond this many customers medians and effects are taken from a seeded sample of this size. */
export const CONTRAST_ROWS = 200_000;
/** The same for features that did not decide: they are many, and read beside the others. */
const ASIDE_ROWS = 20_000;

/**
 * Compares every segment with everybody else on every feature: quartiles, the others' median and Cliff's delta with
 * an interval whose level is corrected for the number of comparisons (Bonferroni).
 *
 * @param labels segment of each customer, 0 … k−1 or −1.
 * @returns contrasts[segment][feature]. Cost O(d · n (log n + k)).
 * @source Cliff, "Dominance statistics", Psychological Bulletin 114 (1993); variance from the placement values
 *   (DeLong et al. 1988).
 */
export function* contrasts(features: readonly Feature[], labels: Int32Array, k: number): Steps<Contrast[][]> {
  const drawn = (most: number) =>
    labels.length > most ? sampleIndices(labels.length, most, random(1)) : null;
  const [rows, aside] = [drawn(CONTRAST_ROWS), drawn(ASIDE_ROWS)];
  const z = probit(1 - 0.025 / Math.max(1, k * features.length));
  const result: Contrast[][] = Array.from({ length: k }, () => []);
  for (const [index, feature] of features.entries()) {
    const groups = sortedGroups(unpacked(feature.values), labels, k, feature.used ? rows : aside);
    yield { done: index + 0.5, total: features.length };
    for (let segment = 0; segment < k; segment++) {
      const shares = isYesNo(feature) && sharesOf(groups, segment);
      result[segment]!.push({ feature: index, ...contrast(groups, segment, z), ...shares });
    }
    yield { done: index + 1, total: features.length };
  }
  return result;
}

interface Groups {
  /** Defined values of each segment, ascending; the last entry holds the customers without a segment. */
  readonly parts: readonly Float64Array[];
  /** Members of each segment, defined or not. */
  readonly sizes: Int32Array;
  /** All defined values, ascending. */
  readonly all: Float64Array;
}

function sortedGroups(values: Float64Array, labels: Int32Array, k: number, rows: Int32Array | null): Groups {
  const count = rows ? rows.length : labels.length;
  const sizes = new Int32Array(k + 1);
  const defined = new Int32Array(k + 1);
  for (let i = 0; i < count; i++) {
    const row = rows ? rows[i]! : i;
    const part = labels[row]! < 0 ? k : labels[row]!;
    sizes[part]!++;
    if (!Number.isNaN(values[row]!)) defined[part]!++;
  }
  const parts = Array.from(defined, (size) => new Float64Array(size));
  const next = new Int32Array(k + 1);
  for (let i = 0; i < count; i++) {
    const row = rows ? rows[i]! : i;
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    const part = labels[row]! < 0 ? k : labels[row]!;
    parts[part]![next[part]!++] = value;
  }
  const all = new Float64Array(defined.reduce((sum, size) => sum + size, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
    part.sort();
  }
  return { parts, sizes, all: all.sort() };
}

/** Shares of ones among zeros and ones. */
function sharesOf({ parts, all }: Groups, segment: number): Pick<Contrast, 'share' | 'restShare'> {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const own = parts[segment]!;
  return {
    share: sum(own) / own.length,
    restShare: (sum(all) - sum(own)) / (all.length - own.length),
  };
}

function contrast({ parts, sizes, all }: Groups, segment: number, z: number): Omit<Contrast, 'feature'> {
  const own = parts[segment]!;
  const others = all.length - own.length;
  const base = {
    median: quantileOf(own, 0.5),
    lowerQuartile: quantileOf(own, 0.25),
    upperQuartile: quantileOf(own, 0.75),
    coverage: sizes[segment]! === 0 ? 0 : own.length / sizes[segment]!,
    known: own.length,
    others,
  };
  if (own.length === 0 || others === 0) {
    return { ...base, restMedian: NaN, effect: 0, effectLow: 0, effectHigh: 0 };
  }
  // One walk over the distinct values: how many of each side stand below, so every placement is known.
  let sum = 0;
  let squaresOwn = 0;
  let squaresOthers = 0;
  let ownBelow = 0;
  let othersBelow = 0;
  let restLow = NaN;
  let restHigh = NaN;
  const [lowRank, highRank] = [Math.floor((others - 1) / 2), Math.ceil((others - 1) / 2)];
  for (let i = 0; i < all.length;) {
    const value = all[i]!;
    let end = i;
    while (end < all.length && all[end] === value) end++;
    let ownEnd = ownBelow;
    while (ownEnd < own.length && own[ownEnd] === value) ownEnd++;
    const ownHere = ownEnd - ownBelow;
    const othersHere = end - i - ownHere;
    const ofOwn = (2 * othersBelow + othersHere - others) / others;
    const ofOthers = (2 * ownBelow + ownHere - own.length) / own.length;
    sum += ownHere * ofOwn;
    squaresOwn += ownHere * ofOwn * ofOwn;
    squaresOthers += othersHere * ofOthers * ofOthers;
    if (Number.isNaN(restLow) && othersBelow + othersHere > lowRank) restLow = value;
    if (Number.isNaN(restHigh) && othersBelow + othersHere > highRank) restHigh = value;
    ownBelow = ownEnd;
    othersBelow += othersHere;
    i = end;
  }
  const effect = sum / own.length;
  const variance = (squares: number, n: number) =>
    n < 2 ? 1 : Math.max(0, squares - n * effect * effect) / (n - 1);
  const error = Math.sqrt(
    variance(squaresOwn, own.length) / own.length + variance(squaresOthers, others) / others,
  );
  return {
    ...base,
    restMedian: (restLow + restHigh) / 2,
    effect,
    effectLow: Math.max(-1, effect - z * error),
    effectHigh: Math.min(1, effect + z * error),
  };
}
