import type { Steps } from '../../../base/steps';
import { thinned, type Histories } from './histories';
import { estimate, standardErrorsOf, type Estimation, type Prior } from './maximum-likelihood';
import { ordersLikelihood } from './orders-likelihood';
import type { OrdersModel, OrdersModelChoice, OrdersModelName } from './types';

/** Groups on which the starts compete. */
const ROUGH_GROUPS = 4_096;

const NAMES = ['r', 'alpha', 'a', 'b'] as const;

/**
 * What shops usually show: rates that differ much, about one in four stopping after an order. Wide: two standard
 * deviations are a factor of eleven, and the published fits lie within one. The mean rate (r/α) is left to the data.
 */
const PRIOR: Prior = {
  mean: Float64Array.of(Math.log(0.7), 0, Math.log(0.8), Math.log(2.5)),
  sd: Float64Array.of(1.2, Infinity, 1.2, 1.2),
};

/**
 * Fits BG/NBD or MBG/NBD by maximum likelihood, all in float64. Time is scaled by the data: starts and bounds of α
 * are relative to the mean age, and in logarithms a change of the unit is a shift.
 *
 * `weight` counts the customers of each group and may differ from that of `histories` (bootstrap); `start` replaces
 * the usual starts. The caller makes sure that somebody repeats.
 * Cost: about ten evaluations of the likelihood, 50 ns a group each.
 */
export function* fitOrders(
  model: OrdersModelName,
  histories: Histories,
  weight: Float64Array = histories.weight,
  start?: OrdersModel,
): Steps<OrdersModel> {
  const found = yield* estimate(estimationOf(model, histories, weight, start));
  const { optimum, covariance, logLikelihood, unsettled } = found;
  const named = (values: ArrayLike<number>) => ({
    r: values[0]!,
    alpha: values[1]!,
    a: values[2]!,
    b: values[3]!,
  });
  return {
    version: 1,
    model,
    parameters: named(optimum.theta.map(Math.exp)),
    standardErrors: named(standardErrorsOf(found)),
    covariance,
    logLikelihood,
    customers: weight.reduce((sum, w) => sum + w, 0),
    unsettled: unsettled.map((i) => NAMES[i]!),
    converged: optimum.converged,
    iterations: optimum.iterations,
  };
}

/** Both models have four parameters, so their log-likelihoods compare; by less than this neither is the better. */
const BETTER = 2;

/** Fits the model asked for; of `auto` MBG/NBD where it fits clearly better, else BG/NBD. Cost: one or two fits. */
export function* fitChosen(model: OrdersModelChoice, histories: Histories): Steps<OrdersModel> {
  if (model !== 'auto') return yield* fitOrders(model, histories);
  const usual = yield* fitOrders('bg-nbd', histories);
  const other = yield* fitOrders('mbg-nbd', histories);
  return other.logLikelihood > usual.logLikelihood + BETTER ? other : usual;
}

function estimationOf(
  model: OrdersModelName,
  histories: Histories,
  weight: Float64Array,
  start: OrdersModel | undefined,
): Estimation {
  let [customers, orders, weeks] = [0, 0, 0];
  for (let g = 0; g < histories.count; g++) {
    const w = weight[g]!;
    customers += w;
    orders += w * histories.x[g]!;
    weeks += w * histories.T[g]!;
  }
  const rate = orders / weeks;
  const lnAge = Math.log(weeks / customers);
  const logs = (r: number, a: number, b: number) =>
    Float64Array.of(Math.log(r), Math.log(r / rate), Math.log(a), Math.log(b));
  const starts = start
    ? [Float64Array.from(Object.values(start.parameters), Math.log)]
    : [logs(0.5, 0.8, 2.5), logs(2, 0.3, 3), logs(0.25, 2, 2)];
  const small = Math.log(1e-4);
  const likelihoodOn = (on: Histories, counts: Float64Array) => (theta: Float64Array) =>
    ordersLikelihood(model, on, counts, theta);
  const stride = Math.ceil(histories.count / ROUGH_GROUPS);
  const rough = stride > 1 && !start ? thinned(histories, stride) : null;
  return {
    logLikelihood: likelihoodOn(histories, weight),
    starts,
    bounds: {
      lower: Float64Array.of(small, lnAge - 16, small, small),
      upper: Float64Array.of(-small, lnAge + 16, -small, -small),
    },
    prior: PRIOR,
    ...(rough ? { rough: likelihoodOn(rough, rough.weight) } : {}),
  };
}
