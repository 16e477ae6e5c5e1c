import { reachabilityFigure } from '../../../src/ui/charts/reachability';
import { times, wobble, type Draw, type Exhibit } from '../exhibit';

const plot =
  (bars: number, labelOf: (bar: number) => number, eps: number | null = 0.6): Draw =>
  (theme) => {
    const labels = times(bars, labelOf);
    const distances = labels.map((label, i) =>
      i === 0 ? 0 : label < 0 || label !== labels[i - 1] ? 0.7 + wobble(i) / 4 : 0.2 + wobble(i) / 5,
    );
    const view = { distances, labels, rowsPerBar: 1, minPoints: 5, eps, rows: bars, sampled: false };
    return reachabilityFigure(view, 'Distance to those before', theme);
  };

export default {
  usual: plot(40, (i) => (i < 18 ? 0 : i < 22 ? -1 : 1)),
  'two segments, one of one': plot(300, (i) => (i === 299 ? 1 : 0)),
  'fifty segments': plot(1_000, (i) => Math.floor(i / 20)),
  'all noise': plot(200, () => -1, null),
  'one customer': plot(1, () => -1, null),
} satisfies Exhibit;
