import * as fc from '../../../support/properties';
import { expect, test } from 'vitest';
import { drain } from '../../../../src/base/steps';
import { historiesOf, type HistoryColumns } from '../../../../src/engine/features/clv/histories';
import { observe } from '../../../../src/engine/features/clv/order-days';
import { ordersLikelihood } from '../../../../src/engine/features/clv/orders-likelihood';
import { fitChosen, fitOrders } from '../../../../src/engine/features/clv/orders-model';
import type { OrdersModelName } from '../../../../src/engine/features/clv/types';
import { cdnowOrders, cdnowSummary, dayNumber } from '../../../support/cdnow';
import { drawCustomers } from '../../../support/buyers';
import { within } from '../../../support/closeness';
import { goldenFits } from './golden';
import { describeWithData } from '../../../support/shared-data';

const models: OrdersModelName[] = ['bg-nbd', 'mbg-nbd'];
const grouped = (columns: HistoryColumns) => drain(historiesOf(columns));
const fit = (model: OrdersModelName, columns: HistoryColumns) => drain(fitOrders(model, grouped(columns)));

test('a shop where half stop after their first order is described by MBG/NBD, a usual one by BG/NBD', () => {
  const usual = drawCustomers(600, 3);
  const chosen = (columns: HistoryColumns) => drain(fitChosen('auto', grouped(columns))).model;
  expect(chosen(usual)).toBe('bg-nbd');
  const once = usual.x.map((x, i) => (i % 2 === 0 ? 0 : x));
  expect(chosen({ ...usual, x: once, tx: usual.tx.map((tx, i) => (once[i] === 0 ? 0 : tx)) })).toBe(
    'mbg-nbd',
  );
});

describeWithData('cdnow/CDNOW_sample.txt', 'CDNOW', () => {
  test('BG/NBD gives the published parameters, log-likelihood and standard errors', () => {
    const fitted = fit('bg-nbd', observe(cdnowOrders(), dayNumber('1997-09-30')));
    const { r, alpha, a, b } = fitted.parameters;
    within([r, alpha, a, b], [0.2425945, 4.4136019, 0.7929199, 2.4258881], 1e-5);
    expect(Math.abs(fitted.logLikelihood + 9582.429)).toBeLessThan(1e-3);
    const errors = fitted.standardErrors;
    within([errors.r, errors.alpha, errors.a, errors.b], [0.012557, 0.378221, 0.185719, 0.705345], 1e-3);
    expect(fitted).toMatchObject({ customers: 2357, converged: true, unsettled: [] });
  });

  test('MBG/NBD gives the published parameters and log-likelihood', () => {
    const fitted = fit('mbg-nbd', cdnowSummary());
    within(Object.values(fitted.parameters), [0.525, 6.183, 0.891, 1.614], 1e-3);
    expect(Math.abs(fitted.logLikelihood + 9582.13)).toBeLessThan(5e-3);
  });

  test.each(models)('%s agrees with SciPy to six digits', (model) => {
    const fitted = fit(model, cdnowSummary());
    const golden = goldenFits(model);
    within(Object.values(fitted.parameters), golden.parameters, 2e-6);
    within(Object.values(fitted.standardErrors), golden.standardErrors, 1e-4);
    expect(Math.abs(fitted.logLikelihood - golden.logLikelihood)).toBeLessThan(1e-6);
  });
});

test.each(models)('the gradient and the Hessian of %s are those of the value', (model) => {
  const histories = grouped(drawCustomers(300, 5));
  const at = (theta: Float64Array) => drain(ordersLikelihood(model, histories, histories.weight, theta));
  const theta = Float64Array.of(-0.4, 1.2, 0.3, 0.6);
  const { gradient, hessian } = at(theta);
  const h = 1e-5;
  for (let i = 0; i < 4; i++) {
    const up = at(theta.map((each, j) => (i === j ? each + h : each)));
    const down = at(theta.map((each, j) => (i === j ? each - h : each)));
    expect((up.value - down.value) / (2 * h)).toBeCloseTo(gradient[i]!, 4);
    for (let j = 0; j < 4; j++)
      expect((up.gradient[j]! - down.gradient[j]!) / (2 * h)).toBeCloseTo(hessian[4 * i + j]!, 3);
  }
});

test('the parameters that drew 20,000 customers come back within three standard errors', () => {
  const { parameters, standardErrors } = fit('bg-nbd', drawCustomers(20_000, 3));
  const drawn = { r: 0.8, alpha: 5, a: 0.9, b: 2.6 };
  for (const name of ['r', 'alpha', 'a', 'b'] as const)
    expect(Math.abs(parameters[name] - drawn[name])).toBeLessThan(3 * standardErrors[name]);
});

test.each(models)('%s: another unit of time changes α and nothing else', (model) => {
  const weeks = drawCustomers(800, 8);
  const days = { x: weeks.x, tx: weeks.tx.map((t) => 7 * t), T: weeks.T.map((t) => 7 * t) };
  const [inWeeks, inDays] = [fit(model, weeks), fit(model, days)];
  const { r, alpha, a, b } = inWeeks.parameters;
  within(Object.values(inDays.parameters), [r, 7 * alpha, a, b], 1e-6);
  const orders = Array.from(weeks.x).reduce((sum, x) => sum + x, 0);
  expect(inDays.logLikelihood).toBeCloseTo(inWeeks.logLikelihood - orders * Math.log(7), 6);
});

test('the order of the rows changes no bit', () => {
  const customers = drawCustomers(5_000, 2);
  const base = fit('bg-nbd', customers);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4_999 }), (by) => {
      const turn = <A extends Int32Array | Float64Array>(column: A): A =>
        column.map((_, i) => column[(i * 7 + by) % 5_000]!) as A;
      const turned = { x: turn(customers.x), tx: turn(customers.tx), T: turn(customers.T) };
      expect(fit('bg-nbd', turned)).toEqual(base);
    }),
    { numRuns: 5 },
  );
});

test('equal customers count as often as they come', () => {
  const { x, tx, T } = drawCustomers(500, 6);
  const twice = {
    x: Int32Array.of(...x, ...x),
    tx: Float64Array.of(...tx, ...tx),
    T: Float64Array.of(...T, ...T),
  };
  const [once, doubled] = [fit('bg-nbd', { x, tx, T }), fit('bg-nbd', twice)];
  expect(grouped(twice).count).toBe(grouped({ x, tx, T }).count);
  expect(doubled.logLikelihood).toBeCloseTo(2 * once.logLikelihood, 6);
  within([doubled.standardErrors.r], [once.standardErrors.r / Math.SQRT2], 1e-4);
});

test('a few customers give usual values and wide errors, never NaN', () => {
  for (const count of [2, 5, 20, 60])
    for (let seed = 1; seed <= 10; seed++) {
      const customers = drawCustomers(count, seed);
      if (!customers.x.some((x) => x > 0)) continue;
      for (const model of models) {
        const { parameters, converged, logLikelihood } = fit(model, customers);
        expect(converged).toBe(true);
        for (const value of [...Object.values(parameters), logLikelihood])
          expect(Number.isFinite(value)).toBe(true);
      }
    }
});

test('impossible histories are refused with their number', () => {
  const columns = (x: number, tx: number, T: number) => ({
    x: Float64Array.of(1, x),
    tx: Float64Array.of(2, tx),
    T: Float64Array.of(3, T),
  });
  for (const wrong of [
    columns(-1, 0, 5),
    columns(1.5, 1, 5),
    columns(NaN, 1, 5),
    columns(2, 6, 5),
    columns(2, 1, Infinity),
    columns(0, 3, 5),
  ])
    expect(() => grouped(wrong)).toThrow('1 of 2 customers');
  expect(() => grouped({ ...columns(1, 1, 2), T: new Float64Array(1) })).toThrow('one entry');
});
