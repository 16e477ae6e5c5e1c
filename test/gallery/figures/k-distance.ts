import { kDistanceFigure } from '../../../src/ui/charts/k-distance';
import { times, type Draw, type Exhibit } from '../exhibit';

const curve =
  (distances: readonly number[], eps: number): Draw =>
  (theme) => {
    const last = Math.max(1, distances.length - 1);
    const at = Math.floor(distances.length * 0.9);
    const view = {
      k: 5,
      shares: distances.map((_, i) => i / last),
      distances,
      knee: { share: at / last, distance: distances[at]! },
      eps,
    };
    return kDistanceFigure(view, { share: 'Share of the customers', distance: 'Distance' }, theme);
  };

export default {
  usual: curve(
    times(200, (i) => 0.2 + (i / 200) ** 8),
    0.6,
  ),
  'all customers the same': curve([0, 0, 0], 0),
  'one customer': curve([1], 1),
} satisfies Exhibit;
