import { KindredError } from '../base/errors';
import { portion, type Steps } from '../base/steps';
import { fastestKernels } from '../compute/cpu/fastest';
import type { Artifacts } from '../engine/advance';
import { gridMap } from '../engine/analyze/grid-map';
import { spaceOf } from '../engine/analyze/map';
import { neighborMap } from '../engine/analyze/neighbor-map';
import type { MapKind, MapView } from '../engine/analyze/types';
import { distinctRows } from '../engine/cluster/distinct-rows';
import { nearestNeighbors } from '../engine/cluster/nearest-neighbors';
import { placeOf } from '../engine/cluster/som/grid';
import { nearestUnits } from '../engine/cluster/som/placement';
import type { SomModel } from '../engine/cluster/som/som-model';

export interface MapChoice {
  readonly kind: MapKind;
  readonly dimensions: 2 | 3;
}

/**
 * A map of the customers that somebody asked for.
 *
 * @throws `no-grid` where the segments were not made by a self-organizing map.
 */
export function* mapView(done: Artifacts, { kind, dimensions }: MapChoice): Steps<MapView> {
  const { x, components } = done.features;
  const { labels, model, seed } = done.cluster;
  if (kind === 'principal') return dimensions === 3 ? yield* spaceOf(done.analyze.map) : done.analyze.map;
  if (kind === 'neighbors')
    return yield* neighborMap(components?.shaped ?? x, labels, dimensions, seed, {
      nearestNeighbors,
      distinctRows,
    });
  if (model.algorithm !== 'som')
    throw new KindredError(
      'no-grid',
      'These segments were not made by a self-organizing map, so there is no grid to draw. Choose that method first.',
    );
  const { grid, codebook, origin } = model as SomModel;
  const loaded = fastestKernels().load(x, origin);
  try {
    const { units } = yield* portion(nearestUnits(loaded, codebook), 0, 80);
    return yield* portion(gridMap(grid, units, labels, seed, placeOf), 80, 100);
  } finally {
    loaded.dispose();
  }
}
