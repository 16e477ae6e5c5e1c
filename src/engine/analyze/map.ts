import type { Matrix } from '../../base/matrix';
import { portion, type Steps } from '../../base/steps';
import type { FeatureSpec } from '../features/types';
import { densityOf } from './density';
import { along, principalAxes } from './principal-axes';
import { thinned } from './thinning';
import type { MapView, Places } from './types';

/** Customers that are each drawn. */
export const MAP_POINTS = 20_000;

/** Of more, so many that keep the sparse regions: few enough that the density of all shows between them. */
export const SAMPLE_POINTS = 12_000;

/** Points drawn at most in three dimensions, where each is drawn anew while the map turns. */
export const SPACE_POINTS = 6_000;

/** Which customers are kept where there are more than can be drawn: the same whatever the seed of the segments. */
const SEED = 2;

/**
 * The map by the three strongest principal components of the shaped features: straight lines stay straight.
 *
 * @returns what is drawn, and where everybody stands.
 */
export function* principalMap(
  x: Matrix<Float32Array>,
  specs: readonly FeatureSpec[],
  labels: Int32Array,
): Steps<{ readonly map: MapView; readonly places: Places }> {
  const axes = yield* portion(principalAxes(x), 0, 60);
  const all = Int32Array.from({ length: x.rows }, (_, i) => i);
  const places = { x: along(x, axes, 0, all), y: along(x, axes, 1, all) };
  const drawn = yield* portion(drawnOf(places.x, places.y, labels), 60, 100);
  const name = (axis: number) => axisName(axes.vectors[axis], specs);
  const map: MapView = {
    kind: 'principal',
    ...drawn,
    z: along(x, axes, 2, drawn.row),
    explained: [axes.explained[0] ?? 0, axes.explained[1] ?? 0, axes.explained[2] ?? 0],
    axes: [name(0), name(1), name(2)],
    leanings: [0, 1, 2].map((axis) =>
      leaningsOf(axes.vectors[axis], specs).map(({ spec, rises }) => ({ id: spec.id, rises })),
    ),
    truth: null,
  };
  return { map, places };
}

type Drawn = Pick<MapView, 'x' | 'y' | 'row' | 'segment' | 'sampled' | 'density'>;

/** What is drawn of customers that stand at these places; `labels` are theirs, one each. */
export function* drawnOf(
  x: Float32Array,
  y: Float32Array,
  labels: Int32Array,
  most = x.length > MAP_POINTS ? SAMPLE_POINTS : MAP_POINTS,
): Steps<Drawn> {
  const row = yield* thinned(x, y, labels, most, SEED);
  const sampled = row.length < x.length;
  return {
    x: Float32Array.from(row, (i) => x[i]!),
    y: Float32Array.from(row, (i) => y[i]!),
    row,
    segment: Int32Array.from(row, (i) => labels[i]!),
    sampled,
    density: sampled ? densityOf(x, y) : null,
  };
}

/** A map with as many points as can be turned in three dimensions. */
export function* spaceOf(map: MapView): Steps<MapView> {
  const kept = yield* thinned(map.x, map.y, map.segment, SPACE_POINTS, SEED);
  return {
    ...map,
    x: Float32Array.from(kept, (i) => map.x[i]!),
    y: Float32Array.from(kept, (i) => map.y[i]!),
    z: Float32Array.from(kept, (i) => map.z[i]!),
    row: kept.map((i) => map.row[i]!),
    segment: kept.map((i) => map.segment[i]!),
    sampled: map.sampled || kept.length < map.x.length,
    density: null,
  };
}

/** The two strongest loadings in words: "orders ↗, days since the last order ↘". */
function axisName(vector: Float64Array | undefined, specs: readonly FeatureSpec[]): string {
  return leaningsOf(vector, specs)
    .map(({ spec, rises }) => `${spec.label.toLowerCase()} ${rises ? '↗' : '↘'}`)
    .join(', ');
}

const leaningsOf = (vector: Float64Array | undefined, specs: readonly FeatureSpec[]) =>
  !vector
    ? []
    : specs
        .map((spec, j) => ({ spec, rises: vector[j]! > 0, size: Math.abs(vector[j]!) }))
        .sort((a, b) => b.size - a.size)
        .slice(0, 2);
