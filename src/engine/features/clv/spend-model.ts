import type { Steps } from '../../../base/steps';
import { gather, runsOf } from './histories';
import { estimate, standardErrorsOf, type Prior } from './maximum-likelihood';
import { sortedByKeys } from './radix';
import { spendLikelihood, type Spending } from './spend-likelihood';
import type { ClvInput, SpendModel } from './types';

const NAMES = ['p', 'q', 'gamma'] as const;

/**
 * What shops usually show: order values of a customer vary by two fifths, the means of customers by half. Wide: two
 * standard deviations are a factor of eleven. The scale of money is left to the data.
 */
const PRIOR: Prior = {
  mean: Float64Array.of(Math.log(6), Math.log(4), 0),
  sd: Float64Array.of(1.2, 1.2, Infinity),
};

/** `customers` says whose entries they are. */
export type SpendingOf = Spending & { readonly customers: Int32Array };

/** Customers with repeat orders of a known value above zero, in an order that does not depend on that of the rows. */
export function* spendingOf({ x, spend }: Pick<ClvInput, 'x' | 'spend'>): Steps<SpendingOf> {
  const known = Int32Array.from(spend.keys()).filter(
    (i) => x[i]! > 0 && spend[i]! > 0 && spend[i]! < Infinity,
  );
  const repeats = gather(x instanceof Float64Array ? x : new Float64Array(x), known);
  const order = yield* sortedByKeys([repeats, gather(spend, known)]);
  const customers = order.map((at) => known[at]!);
  const sorted = Int32Array.from(gather(repeats, order));
  return {
    count: customers.length,
    x: sorted,
    m: gather(spend, customers),
    weight: new Float64Array(customers.length).fill(1),
    ...runsOf(sorted),
    customers,
  };
}

/**
 * Fits Gamma-Gamma by maximum likelihood in float64. Starts and bounds of γ are relative to the mean order value.
 * `weight` may differ from that of `spending` (bootstrap); `start` replaces the usual starts. The caller makes sure
 * that there is a customer.
 */
export function* fitSpend(
  spending: Spending,
  weight: Float64Array = spending.weight,
  start?: SpendModel,
): Steps<SpendModel> {
  let [customers, money] = [0, 0];
  for (let i = 0; i < spending.count; i++) {
    customers += weight[i]!;
    money += weight[i]! * spending.m[i]!;
  }
  const mean = money / customers;
  const lnMean = Math.log(mean);
  const logs = (p: number, q: number) =>
    Float64Array.of(Math.log(p), Math.log(q), Math.log((mean * (q - 1)) / p));
  const small = Math.log(1e-3);
  const found = yield* estimate({
    logLikelihood: (theta) => spendLikelihood(spending, weight, theta),
    starts: start
      ? [Float64Array.from(Object.values(start.parameters), Math.log)]
      : [logs(6, 4), logs(1.5, 2), logs(20, 10)],
    bounds: {
      lower: Float64Array.of(small, small, lnMean - 16),
      upper: Float64Array.of(-small, -small, lnMean + 16),
    },
    prior: PRIOR,
  });
  const { optimum, covariance, logLikelihood, unsettled } = found;
  const named = (values: ArrayLike<number>) => ({ p: values[0]!, q: values[1]!, gamma: values[2]! });
  return {
    version: 1,
    model: 'gamma-gamma',
    parameters: named(optimum.theta.map(Math.exp)),
    standardErrors: named(standardErrorsOf(found)),
    covariance,
    logLikelihood,
    customers,
    unsettled: unsettled.map((i) => NAMES[i]!),
    converged: optimum.converged,
    iterations: optimum.iterations,
  };
}
