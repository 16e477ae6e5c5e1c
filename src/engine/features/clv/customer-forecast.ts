import type { Steps } from '../../../base/steps';
import type { Sample, Sums } from './bootstrap';
import { estimateOf, quadraticForm } from './estimate';
import { gather, type Histories } from './histories';
import { forecastOrders, type OrdersForecast } from './orders-forecast';
import type { ClvForecast, OrdersModel } from './types';
import { forecastValue, type ValueForecast } from './value';

export interface Forecasted {
  readonly forecast: ClvForecast;
  /** Variances of the sums that chance alone brings, and the model's own error. */
  readonly variance: Sums;
}

/**
 * What the fitted models expect of each customer, and the bounds of the sums: the errors of the parameters (delta
 * method), the chance in what people do, and `modelError`, a standard deviation relative to the sum.
 */
export function* forecastOf(
  { input, histories, orders, value, horizon }: Sample,
  discountRate: number,
  modelError: number,
): Steps<Forecasted> {
  const found = yield* forecastOrders(orders, histories, horizon);
  const money = value && (yield* forecastValue(value.model, input, histories, found, value.fallback));
  const { ordersError, anyError, spread, pAlive, sums, slopes, chance } = yield* summed(
    orders,
    histories,
    found,
    money,
  );
  const withModel = (name: keyof Sums) => chance[name] + (modelError * sums[name]) ** 2;
  const variance = { orders: withModel('orders'), buyers: withModel('buyers'), value: withModel('value') };
  const bounds = (name: keyof Sums, more = 0) =>
    estimateOf(sums[name], variance[name] + quadraticForm(slopes[name], orders.covariance) + more);
  const { group } = histories;
  return {
    forecast: {
      horizonWeeks: horizon.weeks,
      discountRate,
      expectedOrders: gather(found.orders, group),
      expectedOrdersError: gather(ordersError, group),
      ordersSpread: gather(spread, group),
      probabilityOfOrder: gather(found.any, group),
      probabilityOfOrderError: gather(anyError, group),
      pAlive: gather(pAlive, group),
      orderValue: money && money.orderValue,
      expectedValue: money && money.value,
      expectedValueError: money && valueErrors(money, histories, found, ordersError),
      totals: {
        orders: bounds('orders'),
        buyers: bounds('buyers'),
        value: value && money ? bounds('value', quadraticForm(money.slopes, value.model.covariance)) : null,
      },
    },
    variance,
  };
}

/** Errors and spread of each group, and over all customers the sums, their variances and their slopes. */
function* summed(
  { model, covariance }: OrdersModel,
  { group, count, weight, order, x }: Histories,
  { orders, discounted, pairs, any, alive, ordersSlopes, anySlopes }: OrdersForecast,
  money: ValueForecast | null,
) {
  const column = () => new Float64Array(count);
  const columns = { ordersError: column(), anyError: column(), spread: column(), pAlive: column() };
  // Expected order values summed over the customers of each group.
  const worth = column();
  if (money) for (let i = 0; i < order.length; i++) worth[group[order[i]!]!]! += money.orderValue[order[i]!]!;
  const sums = { orders: 0, buyers: 0, value: 0 };
  const chance = { orders: 0, buyers: 0, value: money ? money.variance : 0 };
  const slopes = { orders: new Float64Array(4), buyers: new Float64Array(4), value: new Float64Array(4) };
  for (let g = 0; g < count; g++) {
    const [w, expected, probability] = [weight[g]!, orders[g]!, any[g]!];
    const variance = Math.max(0, pairs[g]! + expected - expected * expected);
    const later = expected > 0 ? discounted[g]! / expected : 1;
    columns.ordersError[g] = Math.sqrt(quadraticForm(ordersSlopes, covariance, 4 * g));
    columns.anyError[g] = Math.sqrt(quadraticForm(anySlopes, covariance, 4 * g));
    columns.spread[g] = Math.sqrt(variance);
    columns.pAlive[g] = model === 'bg-nbd' && x[g] === 0 ? NaN : alive[g]!;
    sums.orders += w * expected;
    sums.buyers += w * probability;
    sums.value += worth[g]! * discounted[g]!;
    chance.orders += w * variance;
    chance.buyers += w * probability * (1 - probability);
    for (let i = 0; i < 4; i++) {
      slopes.orders[i]! += w * ordersSlopes[4 * g + i]!;
      slopes.buyers[i]! += w * anySlopes[4 * g + i]!;
      slopes.value[i]! += worth[g]! * later * ordersSlopes[4 * g + i]!;
    }
    if (g % BLOCK === BLOCK - 1) yield { done: g, total: count };
  }
  return { ...columns, sums, chance, slopes };
}

/** Groups between two yields: about 5 ms. */
const BLOCK = 16_384;

/** Standard errors of the expected values: those of the orders and of the order value, taken as independent. */
function valueErrors(
  { orderValue, orderValueError }: ValueForecast,
  { group }: Histories,
  { orders, discounted }: OrdersForecast,
  ordersError: Float64Array,
): Float64Array {
  const out = new Float64Array(group.length);
  for (let c = 0; c < out.length; c++) {
    const g = group[c]!;
    const later = orders[g]! > 0 ? discounted[g]! / orders[g]! : 1;
    const fromOrders = ordersError[g]! * later * orderValue[c]!;
    const error = orderValueError[c]!;
    const fromValue = Number.isNaN(error) ? 0 : discounted[g]! * error;
    out[c] = Math.sqrt(fromOrders * fromOrders + fromValue * fromValue);
  }
  return out;
}
