import type { Gate, Held } from '../../../../privacy/gate';
import type { FeatureSpec } from '../../../features/types';
import { clusteringFacts, type ClusteringFacts } from './clustering';
import { dataFacts, type DataFacts } from './data';
import type { Finished, Told } from './input';
import { mapCells, type MapCells } from './map-cells';
import { segmentFacts, type SegmentFacts } from './segments';
import { squaresOf, type ReportSquare } from './squares';
import { revenueOf, worthFacts, type WorthFacts } from './worth';

/**
 * All that may leave in a report, as plain data: summed up over groups, small groups held back, no customer and no
 * value of one. Everything that is written is made from this and nothing else.
 */
export interface ReportFacts extends DataFacts, SegmentFacts, ClusteringFacts, WorthFacts {
  readonly revenue: number | null;
  /** Days since 1970-01-01. */
  readonly referenceDay: number;
  readonly features: readonly FeatureSpec[];
  /** Places in `features` of those that found the segments. */
  readonly used: readonly number[];
  readonly squares: readonly ReportSquare[] | null;
  readonly map: MapCells;
  /** The smallest group of which anything is told. */
  readonly k: number;
  readonly held: Held;
}

/**
 * Lets out what a report may hold.
 *
 * @param gate counts what it holds back.
 * Cost: O(segments × features + customers on the map).
 */
export function reportFacts(done: Finished, told: Told, gate: Gate): ReportFacts {
  const { features: matrix, cluster, analyze, rfm } = done;
  const kept = matrix.features.flatMap(({ spec, used }, at) =>
    used || spec.group !== 'profile' ? [at] : [],
  );
  const placeOf = new Map(kept.map((at, place) => [at, place]));
  const revenue = revenueOf(matrix);
  const segments = segmentFacts(done, told, placeOf, revenue, gate);
  const open = (segment: number) => !segments.segments[segment]!.small;
  return {
    ...segments,
    ...dataFacts(done.prepare, gate),
    ...clusteringFacts(done, open, gate),
    ...worthFacts(done, gate.k),
    revenue: segments.customers === null ? null : revenue,
    referenceDay: matrix.referenceDay,
    features: kept.map((at) => ({ ...matrix.features[at]!.spec, label: told.labels[at]! })),
    used: matrix.used.flatMap((at) => placeOf.get(at) ?? []),
    squares: rfm && squaresOf(rfm, told.rfmName, gate),
    map: mapCells(
      { ...analyze.places, segment: cluster.labels },
      analyze.map.explained,
      told.axes,
      open,
      gate.k,
    ),
    k: gate.k,
    held: gate.held(),
  };
}
