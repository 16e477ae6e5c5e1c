import { periodsOf } from '../../../src/engine/analyze/periods';
import { hidesCell } from '../../../src/engine/export/cohorts';
import { retentionFigure, retentionHeight } from '../../../src/ui/charts/retention';
import { high, hostile, times, wobble, type Draw, type Exhibit } from '../exhibit';

const retention =
  (months: number, customers: number, hides = false): Draw =>
  (theme) => {
    const periods = periodsOf(19_737, 19_737 + 30 * months);
    const cohorts = times(months, (period) => ({
      period,
      customers,
      active: Int32Array.from(
        times(months - period, (later) =>
          later === 0 ? customers : Math.floor((customers * wobble(period, later)) / (later + 1)),
        ),
      ),
    }));
    const words = {
      later: 'Months after the first order',
      unit: 'in the squares, customers in a hundred',
      period: ({ period }: { period: number }) => hostile[period] ?? `Month ${period + 1}`,
      size: () => String(customers),
      cell: () => hostile[1]!,
    };
    return retentionFigure({ periods, cohorts, overall: [] }, words, hides ? hidesCell : null, theme);
  };

export default {
  usual: retention(8, 120),
  'forty cohorts': high(retentionHeight(40), retention(40, 30)),
  'as it leaves, groups of one': retention(5, 1, true),
} satisfies Exhibit;
