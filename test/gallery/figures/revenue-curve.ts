import { revenueCurveFigure } from '../../../src/ui/charts/revenue-curve';
import { times, type Draw, type Exhibit } from '../exhibit';

const curve =
  (shares: readonly number[], revenueShares: readonly number[]): Draw =>
  (theme) =>
    revenueCurveFigure(
      { customers: 100, revenue: 1000, shares, revenueShares, gini: 0.5 },
      { customers: 'Customers, the best first', revenue: 'Share of the revenue' },
      theme,
    );

const shares = times(101, (i) => i / 100);
export default {
  usual: curve(
    shares,
    shares.map((share) => Math.sqrt(share)),
  ),
  'one customer': curve([0, 1], [0, 1]),
  'some cost more than they bring': curve([0, 0.5, 1], [0, 1.6, 1]),
} satisfies Exhibit;
