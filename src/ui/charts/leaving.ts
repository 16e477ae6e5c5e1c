import type { Concentration } from '../../engine/analyze/concentration';
import type { Distribution, Distributions } from '../../engine/analyze/distribution';
import type { SegmentMonths } from '../../engine/analyze/segment-months';
import type { SilhouetteBar, Silhouettes } from '../../engine/analyze/silhouette-bars';
import type { SpokenTopic } from '../../engine/analyze/topic-voices';
import type { CondensedBar } from '../../engine/cluster/density/views';
import { coarseCurve } from '../../engine/export/report/facts/coarse-curve';
import { isSmall } from '../../privacy/gate';
import { SMALL_GROUP } from '../../privacy/release-counts';

// What of a picture may leave in a file: nothing of a group of fewer than eleven people.

interface Group {
  readonly customers: number;
}

interface Sized extends Group {
  readonly segment: number;
}

/** Those large enough to be told: segments, squares, bars. */
export const toldGroups = <T extends Group>(groups: readonly T[]): T[] =>
  groups.filter(({ customers }) => !isSmall(customers));

/** The same for the squares of a grid, whose names keep their colors: too small ones are empty. */
export const toldCells = <T extends Group & { readonly revenue: number }>(cells: readonly T[]): T[] =>
  cells.map((cell) => (isSmall(cell.customers) ? { ...cell, customers: 0, revenue: 0 } : cell));

/** Labels of the segments that are too small. */
export const smallSegments = (segments: readonly Sized[]): ReadonlySet<number> =>
  new Set(segments.filter(({ customers }) => isSmall(customers)).map(({ segment }) => segment));

/** Labels with those of small segments as of none: their color and mark go, what is drawn stays. */
export const toldLabels = (labels: Iterable<number>, segments: readonly Sized[]): number[] => {
  const small = smallSegments(segments);
  return Array.from(labels, (label) => (small.has(label) ? -1 : label));
};

/** The same for parts of a tree. */
export function toldParts<T extends { readonly label: number }>(
  parts: readonly T[],
  segments: readonly Sized[],
): T[] {
  const labels = toldLabels(
    parts.map(({ label }) => label),
    segments,
  );
  return parts.map((part, at) => ({ ...part, label: labels[at]! }));
}

/** A sample may hold too few of a segment that is large enough itself. */
export function toldSilhouettes(silhouettes: Silhouettes, segments: readonly Sized[]): Silhouettes {
  const small = smallSegments(segments);
  const bars = toldGroups(silhouettes.bars).filter(({ segment }: SilhouetteBar) => !small.has(segment));
  return { ...silhouettes, bars };
}

/** Too few customers ordered in a month: then neither their number nor their orders and money may leave. */
export const hidesMonth = ({ series }: SegmentMonths, segment: number, month: number): boolean =>
  isSmall(series[segment]!.active[month]!);

/** @param segments all of them, for their sizes: of a segment few may have a value. */
export function toldDistributions(found: Distributions, segments: readonly Sized[]): Distributions {
  const small = smallSegments(segments);
  const told = (row: Distribution): Distribution => ({
    ...row,
    below: isSmall(row.below) ? 0 : row.below,
    above: isSmall(row.above) ? 0 : row.above,
  });
  return {
    ...found,
    all: told(found.all),
    segments: toldGroups(found.segments)
      .filter(({ segment }) => !small.has(segment))
      .map(told),
  };
}

/** Segments of which enough people write, and enough or none of them of the topic. */
export const toldWriters = <T extends Sized>(
  writing: readonly T[],
  topic: SpokenTopic,
  writers: ArrayLike<number>,
): T[] =>
  toldGroups(writing).filter(
    ({ segment }) => !isSmall(writers[segment]!) && !isSmall(topic.segments[segment]!.customers),
  );

/** Customers by segment in two solutions, without the streams of few. */
export const toldCounts = (counts: readonly (readonly number[])[]): number[][] =>
  counts.map((row) => row.map((count) => (isSmall(count) ? 0 : count)));

/** The condensed tree without clusters of few; what hangs below them is smaller still. */
export function toldBars(bars: readonly CondensedBar[]): CondensedBar[] {
  const kept = [...bars.keys()].filter((at) => !isSmall(bars[at]!.size));
  const placeOf = new Map(kept.map((at, place) => [at, place]));
  return kept.map((at) => ({ ...bars[at]!, parent: placeOf.get(bars[at]!.parent) ?? -1 }));
}

/** No step of the curve is the money of few. */
export const toldCurve = (curve: Concentration): Concentration => coarseCurve(curve, SMALL_GROUP);
