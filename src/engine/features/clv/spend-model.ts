import type { Steps } from '../../../base/steps';
import { runsOf } from './histories';
import { estimate, standardErrorsOf, type Prior } from './maximum-likelihood';
import { sortedByKeys } from './radix';
import { spendLikelihood, type Spending } from './spend-likelihood';
import type { ClvInput, SpendModel } from './types';

/**
 * What shops usually show: order values of a customer vary by two fifths, the means of customers by half. Wide: two
 * standard deviations are a factor of eleven. The scale of money is left to the data.
 */
const PRIOR: Prior = {
  mean: Float64Array.of(Math.log(6), Math.log(4), 0),
  sd: Float64Array.of(1.2, 1.2, Infinity),
};

/** Customers with repeat orders of a known value above zero, in an order that does not depend on that of the rows. */
export function spendingOf({
  x,
  spend,
}: Pick<ClvInput, 'x' | 'spend'>): Spending & { customers: Int32Array } {
  const known: number[] = [];
  for (let i = 0; i < x.length; i++) if (x[i]! > 0 && spend[i]! > 0 && spend[i]! < Infinity) known.push(i);
  const order = sortedByKeys([
    Float64Array.from(known, (i) => x[i]!),
    Float64Array.from(known, (i) => spend[i]!),
  ]);
  const customers = Int32Array.from(order, (at) => known[at]!);
  const repeats = Int32Array.from(customers, (i) => x[i]!);
  return {
    count: customers.length,
    x: repeats,
    m: Float64Array.from(customers, (i) => spend[i]!),
    weight: new Float64Array(customers.length).fill(1),
    ...runsOf(repeats),
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
  const { optimum, covariance, logLikelihood, held } = found;
  const named = (values: ArrayLike<number>) => ({ p: values[0]!, q: values[1]!, gamma: values[2]! });
  return {
    version: 1,
    model: 'gamma-gamma',
    parameters: named(optimum.theta.map(Math.exp)),
    standardErrors: named(standardErrorsOf(found)),
    covariance,
    logLikelihood,
    customers,
    held,
    converged: optimum.converged,
    iterations: optimum.iterations,
  };
}
