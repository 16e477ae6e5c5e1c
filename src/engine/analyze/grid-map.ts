import { random } from '../../base/random';
import type { Steps } from '../../base/steps';
import type { Grid } from '../cluster/som/grid';
import { drawnOf } from './map';
import type { MapView } from './types';

/** How far from the middle of its place a dot may stand: places are one apart. */
const REACH = 0.42;

/**
 * The map by the grid of a self-organizing map: each customer stands on the place it belongs to, scattered over it, so
 * that crowded places look crowded.
 *
 * @param units the place of each customer.
 * @param placeOf where the middle of a place is drawn.
 */
export function* gridMap(
  grid: Grid,
  units: Int32Array,
  labels: Int32Array,
  seed: number,
  placeOf: (grid: Grid, unit: number) => { readonly x: number; readonly y: number },
): Steps<MapView> {
  const source = random(seed).fork('grid map');
  const places = Array.from({ length: grid.width * grid.height }, (_, unit) => placeOf(grid, unit));
  const x = new Float32Array(units.length);
  const y = new Float32Array(units.length);
  for (let i = 0; i < units.length; i++) {
    const radius = REACH * Math.sqrt(source.next());
    const angle = 2 * Math.PI * source.next();
    x[i] = places[units[i]!]!.x + radius * Math.cos(angle);
    y[i] = places[units[i]!]!.y + radius * Math.sin(angle);
    if (i % 100_000 === 99_999) yield { done: i, total: units.length };
  }
  return {
    kind: 'grid',
    ...(yield* drawnOf(x, y, labels)),
    z: new Float32Array(),
    explained: [0, 0, 0],
    axes: ['', '', ''],
    truth: null,
  };
}
