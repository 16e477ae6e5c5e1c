import type { SomView } from '../../../src/engine/cluster/som/views';
import { somFigure } from '../../../src/ui/charts/som';
import { hostile, times, wobble, type Draw, type Exhibit } from '../exhibit';

const view = (width: number, height: number, labelOf: (unit: number) => number): SomView => {
  const units = width * height;
  return {
    grid: { topology: 'hexagonal', width, height },
    places: times(units, (unit) => {
      const row = Math.floor(unit / width);
      return { x: (unit % width) + (row % 2) / 2, y: (row * Math.sqrt(3)) / 2 };
    }),
    hits: Int32Array.from(times(units, (unit) => Math.floor(20 * wobble(unit)))),
    labels: Int32Array.from(times(units, labelOf)),
    distances: Float64Array.from(times(units, (unit) => wobble(unit, 1))),
    walls: [],
    planes: [],
    quantizationError: 0.4,
    topographicError: 0.02,
  };
};
const map =
  (som: SomView, name: string, values: ArrayLike<number> = som.distances): Draw =>
  (theme) =>
    somFigure(som, { name, values }, theme);

export default {
  usual: map(
    view(8, 6, (unit) => (unit % 8 < 4 ? 0 : 1)),
    'farther from its neighbors',
  ),
  'fifty segments': map(
    view(20, 15, (unit) => unit % 50),
    'more: Orders',
  ),
  'all noise': map(
    view(5, 5, () => -1),
    'farther from its neighbors',
  ),
  'a constant feature with a hostile name': map(
    view(4, 4, (unit) => unit % 3),
    hostile[0]!,
    new Float64Array(16).fill(2),
  ),
  'one unit': map(
    view(1, 1, () => 0),
    hostile[3]!,
  ),
} satisfies Exhibit;
