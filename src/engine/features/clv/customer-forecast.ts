import type { Steps } from '../../../base/steps';
import type { Sample, Sums } from './bootstrap';
import { estimateOf, quadraticForm } from './estimate';
import { forecastOrders, ordersSlopes, type OrdersForecast } from './orders-forecast';
import type { ClvForecast } from './types';
import { forecastValue } from './value';

/**
 * What the fitted models expect of each customer, and the variances of the sums that chance alone brings. The bounds
 * of the totals add to these the errors of the parameters (delta method).
 */
export function* forecastOf(
  { input, histories, orders, value, horizon }: Sample,
  discountRate: number,
): Steps<{ forecast: ClvForecast; variance: Sums }> {
  const found = yield* forecastOrders(orders, histories, horizon);
  const slopes = yield* ordersSlopes(orders, histories, horizon.weeks);
  const money = value && (yield* forecastValue(value.model, input, histories, found, value.fallback));
  const { group, count: groups, weight } = histories;
  const spread = (by: (g: number) => number) => {
    const each = Float64Array.from({ length: groups }, (_, g) => by(g));
    return { each, all: Float64Array.from(group, (g) => each[g]!) };
  };
  const ordersError = spread((g) => Math.sqrt(quadraticForm(slopes.orders, orders.covariance, 4 * g)));
  const anyError = spread((g) => Math.sqrt(quadraticForm(slopes.any, orders.covariance, 4 * g)));
  const variances = spread((g) => Math.max(0, found.pairs[g]! + found.orders[g]! - found.orders[g]! ** 2));
  const pick = (column: Float64Array) => Float64Array.from(group, (g) => column[g]!);

  const sums = { orders: 0, buyers: 0, value: 0 };
  const variance = { orders: 0, buyers: 0, value: money ? money.variance : 0 };
  const totalSlopes = {
    orders: new Float64Array(4),
    any: new Float64Array(4),
    value: new Float64Array(4),
  };
  const worth = new Float64Array(groups);
  if (money) for (const c of histories.order) worth[group[c]!]! += money.orderValue[c]!;
  for (let g = 0; g < groups; g++) {
    const w = weight[g]!;
    sums.orders += w * found.orders[g]!;
    sums.buyers += w * found.any[g]!;
    sums.value += worth[g]! * found.discounted[g]!;
    variance.orders += w * variances.each[g]!;
    variance.buyers += w * found.any[g]! * (1 - found.any[g]!);
    const later = discountShare(found, g);
    for (let i = 0; i < 4; i++) {
      totalSlopes.orders[i]! += w * slopes.orders[4 * g + i]!;
      totalSlopes.any[i]! += w * slopes.any[4 * g + i]!;
      totalSlopes.value[i]! += worth[g]! * later * slopes.orders[4 * g + i]!;
    }
  }
  const bounds = (name: keyof Sums, slope: Float64Array, more = 0) =>
    estimateOf(sums[name], variance[name] + quadraticForm(slope, orders.covariance) + more);
  const expectedValueError =
    money &&
    Float64Array.from(group, (g, c) => {
      const fromOrders = ordersError.each[g]! * discountShare(found, g) * money.orderValue[c]!;
      const error = money.orderValueError[c]!;
      return Math.hypot(fromOrders, Number.isNaN(error) ? 0 : found.discounted[g]! * error);
    });
  return {
    forecast: {
      horizonWeeks: horizon.weeks,
      discountRate,
      expectedOrders: pick(found.orders),
      expectedOrdersError: ordersError.all,
      ordersSpread: variances.all.map(Math.sqrt),
      probabilityOfOrder: pick(found.any),
      probabilityOfOrderError: anyError.all,
      pAlive: Float64Array.from(group, (g) =>
        orders.model === 'bg-nbd' && histories.x[g] === 0 ? NaN : found.alive[g]!,
      ),
      orderValue: money && money.orderValue,
      expectedValue: money && money.value,
      expectedValueError,
      totals: {
        orders: bounds('orders', totalSlopes.orders),
        buyers: bounds('buyers', totalSlopes.any),
        value: money
          ? bounds('value', totalSlopes.value, quadraticForm(money.slopes, value!.model.covariance))
          : null,
      },
    },
    variance,
  };
}

/** Discounted against plain orders of a group. */
const discountShare = ({ orders, discounted }: OrdersForecast, g: number): number =>
  orders[g]! > 0 ? discounted[g]! / orders[g]! : 1;
