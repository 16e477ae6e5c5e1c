import { periodsOf } from '../../../src/engine/analyze/periods';
import { growthFigure, growthHeight } from '../../../src/ui/charts/growth-lines';
import { high, segmentsOf, times, wobble, type Draw, type Exhibit } from '../exhibit';

/** From 15 January 2024, days since 1970-01-01. */
const FIRST = 19_737;

const growth =
  (segments: ReturnType<typeof segmentsOf>, days: number, value = wobble): Draw =>
  (theme) => {
    const months = periodsOf(FIRST, FIRST + days);
    const count = months.starts.length - 1;
    const numbers = (k: number) => Int32Array.from(times(count, (month) => 40 * value(k, month)));
    const series = segments.map(({ segment }) => ({
      active: numbers(segment),
      first: numbers(segment),
      orders: numbers(segment),
      revenue: null,
    }));
    return growthFigure({ months, series }, segments, 'orders', String, theme);
  };

export default {
  usual: growth(
    ['Loyal', 'Gone'].map((name, segment) => ({ segment, name })),
    300,
  ),
  'two segments': growth(segmentsOf(2), 700),
  'fifty segments': high(growthHeight(50), growth(segmentsOf(50), 300)),
  'one month, nobody orders': growth(segmentsOf(2), 10, () => 0),
} satisfies Exhibit;
