import { expect, test } from 'vitest';
import { drain } from '../../../../src/base/steps';
import { observe } from '../../../../src/engine/features/clv/order-days';
import { orderValue } from '../../../../src/engine/features/clv/spend-forecast';
import { spendLikelihood } from '../../../../src/engine/features/clv/spend-likelihood';
import { fitSpend, spendingOf } from '../../../../src/engine/features/clv/spend-model';
import type { ClvInput } from '../../../../src/engine/features/clv/types';
import { drawCustomers } from '../../../support/buyers';
import { cdnowOrders, cdnowSummary, dayNumber } from '../../../support/cdnow';
import { within } from '../../../support/closeness';
import { goldenFits } from './golden';
import { describeWithData } from '../../../support/shared-data';

const known = (input: Pick<ClvInput, 'x' | 'spend'>) => drain(spendingOf(input));
const fit = (input: Pick<ClvInput, 'x' | 'spend'>) => drain(fitSpend(known(input)));

describeWithData('cdnow/CDNOW_sample.txt', 'CDNOW', () => {
  test('gives the published parameters and log-likelihood', () => {
    const fitted = fit(observe(cdnowOrders(), dayNumber('1997-09-30')));
    within(Object.values(fitted.parameters), [6.25, 3.74, 15.44], 2e-3);
    expect(Math.abs(fitted.logLikelihood + 4055.9177)).toBeLessThan(1e-3);
    expect(fitted).toMatchObject({ customers: 946, converged: true, unsettled: [] });
  });

  test('agrees with SciPy to five digits', () => {
    const fitted = fit(cdnowSummary());
    const golden = goldenFits('gamma-gamma');
    within(Object.values(fitted.parameters), golden.parameters, 1e-5);
    within(Object.values(fitted.standardErrors), golden.standardErrors, 1e-3);
    expect(Math.abs(fitted.logLikelihood - golden.logLikelihood)).toBeLessThan(1e-6);
  });

  test('expects of the first ten customers what lifetimes expects', () => {
    const { x, spend } = cdnowSummary();
    const model = fit({ x, spend });
    const wanted = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17];
    wanted.forEach((mean, i) =>
      expect(Math.abs(orderValue(model, x[i]!, spend[i]!, NaN).mean - mean)).toBeLessThan(0.1),
    );
  });
});

test('the gradient and the Hessian are those of the value', () => {
  const spending = known(drawCustomers(300, 5));
  const at = (theta: Float64Array) => drain(spendLikelihood(spending, spending.weight, theta));
  const theta = Float64Array.of(1.2, 0.9, 2.1);
  const { gradient, hessian } = at(theta);
  const h = 1e-5;
  for (let i = 0; i < 3; i++) {
    const up = at(theta.map((each, j) => (i === j ? each + h : each)));
    const down = at(theta.map((each, j) => (i === j ? each - h : each)));
    expect((up.value - down.value) / (2 * h)).toBeCloseTo(gradient[i]!, 4);
    for (let j = 0; j < 3; j++)
      expect((up.gradient[j]! - down.gradient[j]!) / (2 * h)).toBeCloseTo(hessian[3 * i + j]!, 3);
  }
});

test('another currency changes γ and the expected value by its rate', () => {
  const { x, spend } = drawCustomers(800, 4);
  const [euros, yen] = [fit({ x, spend }), fit({ x, spend: spend.map((m) => 160 * m) })];
  const { p, q, gamma } = euros.parameters;
  within(Object.values(yen.parameters), [p, q, 160 * gamma], 1e-6);
  within([orderValue(yen, 3, 1600, NaN).mean], [160 * orderValue(euros, 3, 10, NaN).mean], 1e-6);
});

test('the parameters that drew the customers come back within three standard errors', () => {
  const { parameters, standardErrors } = fit(drawCustomers(20_000, 3));
  const drawn = { p: 6, q: 4, gamma: 15 };
  for (const name of ['p', 'q', 'gamma'] as const)
    expect(Math.abs(parameters[name] - drawn[name])).toBeLessThan(3 * standardErrors[name]);
});

test('unknown, zero and negative values take no part', () => {
  const x = Int32Array.of(0, 1, 2, 3, 4, 5);
  const spend = Float64Array.of(NaN, NaN, 0, -4, Infinity, 20);
  expect(known({ x, spend }).customers).toEqual(Int32Array.of(5));
});

test('few or equal order values give a finite model', () => {
  for (const spend of [[20], [20, 20], [20, 20, 20, 20], [1, 1000], [1e-6, 1e9]]) {
    const fitted = fit({ x: new Int32Array(spend.length).fill(2), spend: Float64Array.from(spend) });
    const { mean, error } = orderValue(fitted, 2, spend[0]!, 1);
    for (const value of [...Object.values(fitted.parameters), mean, error])
      expect(Number.isFinite(value)).toBe(true);
  }
});

test('without a finite mean of all customers the fallback stands in', () => {
  const model = { ...fit(drawCustomers(300, 1)), parameters: { p: 6, q: 0.9, gamma: 15 } };
  expect(orderValue(model, 0, NaN, 33).mean).toBe(33);
  expect(orderValue(model, 1, 10, 33).mean).toBeCloseTo((6 * 25) / 5.9, 10);
});
