import { sweepFigure } from '../../../src/ui/charts/sweep';
import { text } from '../../../src/ui/text/text';
import { times, wobble, type Draw, type Exhibit } from '../exhibit';

const sweep =
  (counts: readonly number[], stable = true): Draw =>
  (theme) =>
    sweepFigure(
      counts.map((k) => ({
        k,
        silhouette: 0.5 - 0.02 * k,
        reference: 0.2,
        stability: stable ? times(k, (i) => 0.5 + wobble(k, i) / 2) : [],
      })),
      counts[1] ?? counts[0]!,
      text.method.sweep,
      theme,
    );

export default {
  usual: sweep([2, 3, 4, 5, 6, 7, 8]),
  'one number tried': sweep([2]),
  'fifty numbers tried': sweep(times(50, (i) => i + 2)),
  'stability not tried': sweep([2, 3, 4], false),
} satisfies Exhibit;
