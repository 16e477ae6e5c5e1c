import { silhouetteFigure, silhouetteHeight } from '../../../src/ui/charts/silhouette';
import { text } from '../../../src/ui/text/text';
import { high, namesOf, times, wobble, type Draw, type Exhibit } from '../exhibit';

const silhouette =
  (sizes: readonly number[], names = namesOf(sizes.length)): Draw =>
  (theme) => {
    const all = sizes.reduce((sum, size) => sum + size, 0);
    if (all === 0) return text.understand.pictures.silhouette.none;
    const bars = sizes.map((customers, segment) => ({
      segment,
      customers,
      mean: 0.3,
      astray: 0.1,
      values: times(Math.min(200, customers), (i) => wobble(segment, i) - 0.2).sort((a, b) => b - a),
    }));
    const view = { bars, mean: 0.3, customers: all, exact: true };
    return silhouetteFigure(view, names, 'Silhouette', theme);
  };

export default {
  usual: silhouette([30, 20, 8], ['Loyal', 'New', 'Gone']),
  'two segments': silhouette([500, 3]),
  'fifty segments': high(silhouetteHeight(50), silhouette(times(50, (i) => 400 - 8 * i))),
  'a segment of one, and an empty one': silhouette([300, 1, 0]),
  'all noise': silhouette([0, 0]),
} satisfies Exhibit;
