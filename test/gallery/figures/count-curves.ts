import { countCurvesFigure, type CountCurves } from '../../../src/ui/charts/count-curves';
import { hostile, times, wobble, type Draw, type Exhibit } from '../exhibit';

const curves =
  (view: CountCurves): Draw =>
  (theme) =>
    countCurvesFigure(view, { segments: 'Number of segments', value: 'Measure' }, theme);
const ks = times(9, (i) => i + 2);

export default {
  usual: curves({
    curves: [{ name: '', ks, values: ks.map((k) => 900 / k), errors: ks.map((k) => 40 / k) }],
    best: { curve: 0, k: 4 },
    k: 5,
  }),
  'four kinds with hostile names': curves({
    curves: times(4, (i) => ({
      name: hostile[i]!,
      ks,
      values: ks.map((k) => 5_000 + 40 * i + (k - 5) ** 2 * 30 + 10 * wobble(i, k)),
    })),
    best: { curve: 1, k: 5 },
    k: 4,
  }),
  'one number tried': curves({ curves: [{ name: '', ks: [2], values: [10] }], best: null, k: 2 }),
  'fifty numbers, all the same': curves({
    curves: [{ name: 'flat', ks: times(50, (i) => i + 2), values: times(50, () => 3) }],
    best: null,
    k: 50,
  }),
} satisfies Exhibit;
