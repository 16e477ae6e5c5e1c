import type { SomView } from '../../../src/engine/cluster/som/views';
import { componentPlanesFigure, liveliest, planesHeight } from '../../../src/ui/charts/component-planes';
import { high, namesOf, times, wobble, type Draw, type Exhibit } from '../exhibit';

const planes =
  (width: number, height: number, features: number, constant = false): Draw =>
  (theme) => {
    const units = width * height;
    const view: SomView = {
      grid: { topology: 'hexagonal', width, height },
      places: times(units, (unit) => {
        const row = Math.floor(unit / width);
        return { x: (unit % width) + (row % 2) / 2, y: (row * Math.sqrt(3)) / 2 };
      }),
      hits: new Int32Array(units).fill(3),
      labels: new Int32Array(units),
      distances: new Float64Array(units),
      walls: [],
      planes: times(features, (feature) =>
        Float64Array.from(
          times(units, (unit) => (constant ? 1 : Math.sin(unit / 5 + feature) + wobble(unit) / 4)),
        ),
      ),
      quantizationError: 0.4,
      topographicError: 0.02,
    };
    return componentPlanesFigure(view, liveliest(view), namesOf(features, 'Feature'), theme);
  };

export default {
  usual: high(planesHeight(3), planes(4, 3, 3)),
  'as many as are drawn, of 300 features': high(planesHeight(12), planes(12, 9, 300)),
  'constant features': high(planesHeight(3), planes(5, 5, 3, true)),
  'one unit': high(planesHeight(1), planes(1, 1, 1)),
} satisfies Exhibit;
