import { rfmTreemap, type TreemapMeasure } from '../../../src/ui/charts/rfm-treemap';
import { hostile, times, wobble, type Draw, type Exhibit } from '../exhibit';

const treemap =
  (measure: TreemapMeasure, full: number): Draw =>
  (theme) => {
    const cells = times(25, (at) => ({
      recency: Math.floor(at / 5) + 1,
      frequency: (at % 5) + 1,
      customers: at < full ? Math.floor(200 * wobble(at) ** 2) + 1 : 0,
      revenue: at < full ? 9000 * (wobble(at, 1) - 0.1) : 0,
      segment: hostile[at % 10] ?? `Name ${(at % 10) + 1}`,
    }));
    const words = {
      cell: ({ recency, frequency }: { recency: number; frequency: number }) => `R${recency} F${frequency}`,
      say: (value: number) => String(Math.round(value)),
      hover: () => hostile[2]!,
    };
    return rfmTreemap({ cells }, measure, words, theme);
  };

export default {
  usual: treemap('customers', 25),
  'revenue, some below zero': treemap('revenue', 25),
  'a single square': treemap('customers', 1),
} satisfies Exhibit;
