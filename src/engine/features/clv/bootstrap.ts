import { random } from '../../../base/random';
import type { AsyncSteps, Steps } from '../../../base/steps';
import type { Job, Parallel } from '../../../compute/parallel';
import { estimateFrom, scattered } from './estimate';
import type { Histories } from './histories';
import { forecastOrders, type Horizon } from './orders-forecast';
import { fitOrders } from './orders-model';
import { fitSpend, type SpendingOf } from './spend-model';
import type { ClvInput, ClvTotals, OrdersModel, SpendModel } from './types';
import { forecastValue } from './value';

/** The fitted models and what they were fitted on. */
export interface Sample {
  readonly input: Pick<ClvInput, 'x' | 'spend'>;
  readonly histories: Histories;
  readonly orders: OrdersModel;
  /** Null where no order value is known. */
  readonly value: {
    readonly spending: SpendingOf;
    readonly model: SpendModel;
    readonly fallback: number;
  } | null;
  readonly horizon: Horizon;
}

/** What a resample is drawn from. */
interface Resampling extends Sample {
  readonly seed: number;
}

/** Sums over the customers as they are, by models fitted to a resample of them. */
export interface Sums {
  readonly orders: number;
  readonly buyers: number;
  readonly value: number;
}

/**
 * One replicate: as many customers drawn with replacement, both models fitted to them, and the expectations of the
 * actual customers summed. Null when nobody in the resample ordered again.
 */
export const resampleJob: Job<number, Sums | null, Resampling> = {
  name: 'clv-resample',
  run: resample,
};

/** Everything of this part that the pool can be asked for. */
export const clvJobs: readonly Job<never, unknown, never>[] = [resampleJob];

function* resample(replicate: number, sample: Resampling): Steps<Sums | null> {
  const { histories, orders, value, horizon, input, seed } = sample;
  const { group, order, count } = histories;
  const source = random(seed).fork(`resample ${replicate}`);
  const times = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) times[source.below(order.length)]!++;
  const weight = new Float64Array(count);
  const drawn = new Int32Array(order.length);
  order.forEach((customer, i) => {
    drawn[customer] = times[i]!;
    weight[group[customer]!]! += times[i]!;
  });
  if (!weight.some((w, g) => w > 0 && histories.x[g]! > 0)) return null;
  const refitted = yield* fitOrders(orders.model, histories, weight, orders);
  const forecast = yield* forecastOrders(refitted, histories, horizon);
  const sums = { orders: 0, buyers: 0, value: 0 };
  for (let g = 0; g < count; g++) {
    sums.orders += histories.weight[g]! * forecast.orders[g]!;
    sums.buyers += histories.weight[g]! * forecast.any[g]!;
  }
  if (!value) return sums;
  const spendWeight = Float64Array.from(value.spending.customers, (customer) => drawn[customer]!);
  const model = spendWeight.some((w) => w > 0)
    ? yield* fitSpend(value.spending, spendWeight, value.model)
    : value.model;
  const money = yield* forecastValue(model, input, histories, forecast, value.fallback);
  for (const customer of order) sums.value += money.value[customer]!;
  return sums;
}

/**
 * Totals whose bounds come from refits to resampled customers (Efron 1979); what people then do by chance (`variance`)
 * is drawn on top. They rest on no shape of the likelihood, and are a little too narrow below a hundred customers.
 * Null when fewer than half of the resamples could be fitted.
 */
export async function* bootstrapTotals(
  sample: Resampling,
  totals: ClvTotals,
  variance: Sums,
  replicates: number,
  parallel: Parallel,
): AsyncSteps<ClvTotals | null> {
  const numbers = Array.from({ length: replicates }, (_, i) => i);
  const all = yield* parallel.map(resampleJob, numbers, sample);
  const fitted = all.filter((sums) => sums !== null);
  if (fitted.length < replicates / 2) return null;
  const source = random(sample.seed).fork('chance');
  const draws = fitted.map((sums) => {
    const [a, b, c] = [source.normal(), source.normal(), source.normal()];
    return {
      orders: scattered(sums.orders, variance.orders, a),
      buyers: scattered(sums.buyers, variance.buyers, b),
      value: scattered(sums.value, variance.value, c),
    };
  });
  const bounds = (name: keyof Sums, mean: number) =>
    estimateFrom(
      mean,
      draws.map((draw) => draw[name]),
    );
  return {
    orders: bounds('orders', totals.orders.value),
    buyers: bounds('buyers', totals.buyers.value),
    value: totals.value && bounds('value', totals.value.value),
  };
}
