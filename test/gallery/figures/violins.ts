import { drain } from '../../../src/base/steps';
import { distributions } from '../../../src/engine/analyze/distribution';
import { violinFigure, violinHeight } from '../../../src/ui/charts/violins';
import { high, hostile, times, wobble, type Draw, type Exhibit } from '../exhibit';

const violins =
  (customers: number, segments: number, valueOf: (row: number) => number): Draw =>
  (theme) => {
    const values = Float64Array.from(times(customers, valueOf));
    const labels = Int32Array.from(times(customers, (row) => (row % (segments + 1)) - 1));
    const words = {
      axis: hostile[5]!,
      say: (value: number) => `€${Math.round(value)}`,
      name: (segment: number) => (segment < 0 ? 'Everybody' : (hostile[segment] ?? `Segment ${segment + 1}`)),
      hover: () => hostile[0]!,
      below: (n: number) => `◂ ${n}`,
      above: (n: number) => `${n} ▸`,
    };
    return violinFigure(drain(distributions(values, labels, segments)), words, theme);
  };
const bell = (row: number) => 40 + 30 * (wobble(row, 1) + wobble(row, 2) - 1) + 10 * (row % 5);

export default {
  usual: high(violinHeight(4), violins(1000, 4, bell)),
  skewed: high(
    violinHeight(3),
    violins(1200, 3, (row) => 10 ** (4 * wobble(row, 3) * wobble(row, 4))),
  ),
  'fifty segments': high(violinHeight(50), violins(2000, 50, bell)),
  'segments of one': high(violinHeight(6), violins(7, 6, bell)),
  'all noise': high(violinHeight(0), violins(300, 0, bell)),
  'all the same': high(
    violinHeight(2),
    violins(30, 2, () => 7),
  ),
} satisfies Exhibit;
