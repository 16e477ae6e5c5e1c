import { kernelDensityEstimation } from 'simple-statistics';
import { quantileOf } from '../../base/quantile';
import type { Steps } from '../../base/steps';

/** How the values of one feature are spread within a segment. Original units. */
export interface Distribution {
  /** Label of the segment; −1 for all customers together. */
  readonly segment: number;
  /** Customers with a value, and without. */
  readonly customers: number;
  readonly unknown: number;
  /** Smallest, lower quartile, median, upper quartile and largest; NaN without values. */
  readonly summary: readonly [number, number, number, number, number];
  /** Customers below and above what is drawn. */
  readonly below: number;
  readonly above: number;
  /**
   * How thickly the customers stand at each place of the grid, 1 at the thickest. Zero beyond the smallest and largest
   * value; empty where all have the same one.
   */
  readonly density: Float64Array;
}

/** How values are placed: as they are, by their logarithm, or by the logarithm of one more where there are zeros. */
export type Scale = 'linear' | 'log' | 'log1p';

export interface Distributions {
  readonly scale: Scale;
  /** Places along the axis (`placeOn`), even steps. */
  readonly grid: Float64Array;
  readonly all: Distribution;
  /** One entry a segment. */
  readonly segments: readonly Distribution[];
}

const GRID = 96;
/** Of each segment, what lies outside these shares of its customers may be cut off. */
const DRAWN = [0.01, 0.99] as const;
/** Quantiles that stand for the values of a segment: the curve through more of them is the same. */
const STAND_INS = 400;
/** The narrowest kernel, as a share of the axis: narrower ones would draw every single value of a count. */
const NARROWEST = 0.02;
/** Upper over lower half of the middle 90 %, from which on the values count as skewed. */
const SKEWED = 4;
/** Largest over smallest of the middle 98 %, from which on a logarithm shows more. */
const WIDE = 30;

/** Where a value stands on the axis. */
export const placeOn = (scale: Scale, value: number): number =>
  scale === 'linear' ? value : Math.log10(scale === 'log' ? value : 1 + value);

/**
 * The spread of one feature in each segment: quartiles and a density curve. Values far outside are cut off and
 * counted; skewed values stand on a logarithmic axis.
 *
 * @param values original units, one a customer; NaN where unknown
 * @param labels segment of each customer, −1 for none
 * @source Hintze and Nelson, Violin plots, The American Statistician 52 (1998); bandwidth of Silverman (1986, 3.31).
 * Cost: sorting the values twice.
 */
export function* distributions(values: Float64Array, labels: Int32Array, k: number): Steps<Distributions> {
  const sorted = yield* sortedBySegment(values, labels, k);
  const { everybody, segments, counts } = sorted;
  const scale = scaleOf(everybody);
  const [low, high] = rangeOf([everybody, ...segments], scale);
  const [from, to] = [placeOn(scale, low), placeOn(scale, high)];
  const grid = Float64Array.from({ length: GRID }, (_, i) => from + ((to - from) * i) / (GRID - 1));
  const of = (own: Float64Array, segment: number, all: number): Distribution => ({
    segment,
    customers: own.length,
    unknown: all - own.length,
    summary: [0, 0.25, 0.5, 0.75, 1].map((share) =>
      quantileOf(own, share),
    ) as unknown as Distribution['summary'],
    below: firstFrom(own, low),
    above: own.length - 1 - own.findLastIndex((value) => value <= high),
    density: densityOf(own, scale, grid),
  });
  const found: Distribution[] = [];
  for (const [segment, own] of segments.entries()) {
    yield { done: k + segment, total: 2 * k + 1 };
    found.push(of(own, segment, counts[segment]!));
  }
  return { scale, grid, all: of(everybody, -1, values.length), segments: found };
}

function* sortedBySegment(values: Float64Array, labels: Int32Array, k: number) {
  const counts = new Int32Array(k);
  const known = new Int32Array(k);
  values.forEach((value, row) => {
    const label = labels[row]!;
    if (label < 0) return;
    counts[label]!++;
    if (value === value) known[label]!++;
  });
  const segments = Array.from(known, (count) => new Float64Array(count));
  known.fill(0);
  values.forEach((value, row) => {
    const label = labels[row]!;
    if (label >= 0 && value === value) segments[label]![known[label]!++] = value;
  });
  for (const [label, own] of segments.entries()) {
    yield { done: label, total: 2 * k + 1 };
    own.sort();
  }
  return { everybody: values.filter((value) => value === value).sort(), segments, counts };
}

/** How many stand before the first that is `low` or more. */
function firstFrom(sorted: Float64Array, low: number): number {
  const at = sorted.findIndex((value) => value >= low);
  return at < 0 ? sorted.length : at;
}

function scaleOf(sorted: Float64Array): Scale {
  const at = (share: number) => quantileOf(sorted, share);
  const [low, high] = [at(DRAWN[0]), at(DRAWN[1])];
  if (!(at(0.95) - at(0.5) > SKEWED * (at(0.5) - at(0.05)))) return 'linear';
  if (low > 0 && high >= WIDE * low) return 'log';
  return low >= 0 && high >= WIDE ? 'log1p' : 'linear';
}

/** The widest of what the segments need; one as small as can be is drawn too. */
function rangeOf(all: readonly Float64Array[], scale: Scale): [number, number] {
  const some = all.filter(({ length }) => length > 0);
  if (some.length === 0) return [NaN, NaN];
  const least = scale === 'log' ? some[0]!.find((value) => value > 0)! : scale === 'log1p' ? 0 : -Infinity;
  const lows = some.map((own) => own[Math.floor(DRAWN[0] * (own.length - 1))]!);
  const highs = some.map((own) => own[Math.ceil(DRAWN[1] * (own.length - 1))]!);
  const low = Math.max(least, Math.min(...lows));
  return [low, Math.max(low, ...highs)];
}

function densityOf(sorted: Float64Array, scale: Scale, grid: Float64Array): Float64Array {
  const n = sorted.length;
  if (n < 2 || sorted[0] === sorted[n - 1]) return new Float64Array(0);
  const width = grid[grid.length - 1]! - grid[0]!;
  if (!(width > 0 && width < Infinity)) return new Float64Array(0);
  // As shares of the axis: kernels as narrow as the smallest numbers there are have no height.
  const place = (value: number) => (placeOn(scale, value) - grid[0]!) / width;
  const some =
    n <= STAND_INS
      ? sorted
      : Float64Array.from({ length: STAND_INS }, (_, i) => quantileOf(sorted, (i + 0.5) / STAND_INS));
  // What lies beyond the axis must not thicken its end, and a logarithm may have no place for it at all.
  const standIns = Array.from(some, place).filter((at) => at >= -1 && at <= 2);
  if (standIns.length < 2) return new Float64Array(0);
  const at = kernelDensityEstimation(standIns, 'gaussian', Math.max(NARROWEST, silverman(standIns, n)));
  const [least, most] = [place(sorted[0]!), place(sorted[n - 1]!)];
  const step = 1 / (grid.length - 1);
  const density = grid.map((_, i) => (i * step < least - step || i * step > most + step ? 0 : at(i * step)));
  const peak = Math.max(...density);
  return peak > 0 ? density.map((each) => each / peak) : new Float64Array(0);
}

/** 0.9 · min(standard deviation, quartile distance ÷ 1.34) · n^(−1/5); where half are alike, by the deviation alone. */
function silverman(ascending: readonly number[], n: number): number {
  const mean = ascending.reduce((sum, x) => sum + x, 0) / ascending.length;
  const deviation = Math.sqrt(
    ascending.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, ascending.length - 1),
  );
  const sorted = Float64Array.from(ascending);
  const middle = (quantileOf(sorted, 0.75) - quantileOf(sorted, 0.25)) / 1.34;
  return 0.9 * (middle > 0 ? Math.min(deviation, middle) : deviation) * n ** -0.2;
}
