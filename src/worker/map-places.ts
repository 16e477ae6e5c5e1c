import type { Artifacts } from '../engine/advance';
import type { MapKind, MapView, Places } from '../engine/analyze/types';
import type { Segmentation } from '../engine/cluster/types';

/** Flat maps that were asked for beside the one that comes with the segments. */
const kept = new WeakMap<Segmentation, Map<MapKind, MapView>>();

/** Remembers a map, so that what is drawn on it can be looked up. */
export function keepMap({ cluster }: Artifacts, map: MapView): void {
  if (map.z.length > 0) return;
  const maps = kept.get(cluster) ?? new Map<MapKind, MapView>();
  kept.set(cluster, maps.set(map.kind, map));
}

/** Where customers stand on a map: everybody on the principal one, on others those it draws; null for a map that is gone. */
export function placesOn({ analyze, cluster }: Artifacts, kind: MapKind): Places | null {
  if (kind === 'principal') return analyze.places;
  const map = kept.get(cluster)?.get(kind);
  if (!map) return null;
  const x = new Float32Array(cluster.labels.length).fill(NaN);
  const y = x.slice();
  map.row.forEach((row, at) => {
    x[row] = map.x[at]!;
    y[row] = map.y[at]!;
  });
  return { x, y };
}
