import { expect, test } from 'vitest';
import { drain } from '../../../../src/base/steps';
import { random } from '../../../../src/base/random';
import { historiesOf, type HistoryColumns } from '../../../../src/engine/features/clv/histories';
import { observe } from '../../../../src/engine/features/clv/order-days';
import { expectedRepeats, forecastOrders } from '../../../../src/engine/features/clv/orders-forecast';
import { fitOrders } from '../../../../src/engine/features/clv/orders-model';
import { betaRule } from '../../../../src/engine/features/clv/quadrature';
import type { OrdersModel, OrdersModelName } from '../../../../src/engine/features/clv/types';
import { drawCustomers, exponentialDraw, gammaDraw } from '../../../support/buyers';
import { cdnowOrders, cdnowSummary, dayNumber } from '../../../support/cdnow';
import { within } from '../../../support/closeness';
import { golden } from './golden';
import { describeWithData } from '../../../support/shared-data';

interface Case {
  readonly model: OrdersModelName;
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  readonly x: number;
  readonly tx: number;
  readonly T: number;
  readonly t: number;
  readonly orders: number;
  readonly alive: number;
  readonly any: number;
  readonly pairs: number;
}

const grouped = (columns: HistoryColumns) => drain(historiesOf(columns));

const someModel = drain(fitOrders('bg-nbd', grouped(drawCustomers(400, 1))));
const modelOf = ({
  model,
  r,
  alpha,
  a,
  b,
}: Pick<Case, 'model' | 'r' | 'alpha' | 'a' | 'b'>): OrdersModel => ({
  ...someModel,
  model,
  parameters: { r, alpha, a, b },
});

/** The forecast for one customer. */
function one(model: OrdersModel, x: number, tx: number, T: number, weeks: number, discount = 0) {
  const histories = grouped({
    x: Int32Array.of(x),
    tx: Float64Array.of(tx),
    T: Float64Array.of(T),
  });
  const { alive, orders, discounted, pairs, any } = drain(
    forecastOrders(model, histories, { weeks, discount }),
  );
  return {
    alive: alive[0]!,
    orders: orders[0]!,
    discounted: discounted[0]!,
    pairs: pairs[0]!,
    any: any[0]!,
  };
}

describeWithData('cdnow/CDNOW_sample.txt', 'CDNOW', () => {
  test('expected orders are the published ones', () => {
    const model = drain(fitOrders('bg-nbd', grouped(cdnowSummary())));
    expect(one(model, 2, 30.43, 38.86, 39).orders).toBeCloseTo(1.226, 3);
    within(
      [1, 3, 32, 78].map((t) => expectedRepeats(model, t)),
      [0.0532, 0.1506, 1.0437, 1.8576],
      1e-3,
    );
  });

  test('customer 1516 and a new customer are as in BTYD', () => {
    const model = drain(fitOrders('bg-nbd', grouped(observe(cdnowOrders(), dayNumber('1997-09-30')))));
    expect(expectedRepeats(model, 52)).toBeCloseTo(1.444, 3);
    const { x, tx, T } = observe(cdnowOrders(), dayNumber('1997-09-30'));
    const { orders, alive } = one(model, x[1515]!, tx[1515]!, T[1515]!, 52);
    within([orders, alive], [25.7566, 0.96885], 1e-4);
  });
});

test.each(golden<Case>('orders'))(
  '$model x $x, T $T, horizon $t: the closed forms of mpmath',
  ({ orders, alive, any, pairs, ...given }) => {
    const got = one(modelOf(given), given.x, given.tx, given.T, given.t);
    within([got.orders, got.alive, got.any, got.pairs], [orders, alive, any, pairs], 1e-8);
  },
);

test('orders, their spread and the chance of one are those of simulated customers', () => {
  const model = modelOf({ model: 'bg-nbd', r: 0.8, alpha: 5, a: 0.9, b: 2.6 });
  const { orders, pairs, any } = one(model, 3, 25, 30, 40);
  const source = random(11);
  const draws = 200_000;
  let [sum, squares, some] = [0, 0, 0];
  const alive = one(model, 3, 25, 30, 40).alive;
  for (let i = 0; i < draws; i++) {
    if (source.next() > alive) continue;
    const rate = gammaDraw(0.8 + 3, source) / 35;
    const [forA, forB] = [gammaDraw(0.9, source), gammaDraw(2.6 + 3, source)];
    const stop = forA / (forA + forB);
    let [when, count] = [exponentialDraw(rate, source), 0];
    while (when < 40) {
      count++;
      if (source.next() < stop) break;
      when += exponentialDraw(rate, source);
    }
    sum += count;
    squares += count * (count - 1);
    if (count > 0) some++;
  }
  within([sum / draws, squares / draws, some / draws], [orders, pairs, any], 0.02);
});

test('discounting lowers what comes late, and a rate of zero changes nothing', () => {
  const model = modelOf({ model: 'bg-nbd', r: 0.8, alpha: 5, a: 0.9, b: 2.6 });
  expect(one(model, 3, 25, 30, 52).discounted).toBe(one(model, 3, 25, 30, 52).orders);
  // Against a sum over short steps.
  const [rate, weeks, steps] = [Math.log(1.4) / 52, 104, 2_000];
  let [sum, before] = [0, 0];
  for (let k = 1; k <= steps; k++) {
    const { orders } = one(model, 3, 25, 30, (weeks * k) / steps);
    sum += Math.exp((-rate * weeks * (k - 0.5)) / steps) * (orders - before);
    before = orders;
  }
  within([one(model, 3, 25, 30, weeks, rate).discounted], [sum], 1e-5);
});

test.each(['bg-nbd', 'mbg-nbd'] as const)(
  '%s: the slopes are those of the expected orders and of the chance of one',
  (model) => {
    const given = { r: 0.8, alpha: 5, a: 0.9, b: 2.6 };
    const histories = grouped(drawCustomers(50, 2));
    const at = (parameters: typeof given) =>
      drain(forecastOrders(modelOf({ model, ...parameters }), histories, { weeks: 52, discount: 0 }));
    const here = at(given);
    const h = 1e-4;
    for (const [i, name] of (['r', 'alpha', 'a', 'b'] as const).entries()) {
      const more = at({ ...given, [name]: given[name] * Math.exp(h) });
      const less = at({ ...given, [name]: given[name] * Math.exp(-h) });
      for (let g = 0; g < histories.count; g++) {
        const off = (slopes: Float64Array, up: Float64Array, down: Float64Array) =>
          Math.abs((up[g]! - down[g]!) / (2 * h) - slopes[4 * g + i]!);
        expect(off(here.ordersSlopes, more.orders, less.orders)).toBeLessThan(2e-3 * (1 + here.orders[g]!));
        expect(off(here.anySlopes, more.any, less.any)).toBeLessThan(1e-6);
      }
    }
  },
);

test('the rules of the beta distribution give its moments', () => {
  for (const [a, b] of [
    [1, 1],
    [0.79, 2.43],
    [0.01, 30],
    [0.5, 0.5],
    [400, 3],
  ] as const)
    for (const n of [1, 8, 64]) {
      const { nodes, weights } = betaRule(a, b, n);
      const mean = (power: number) => nodes.reduce((sum, p, k) => sum + weights[k]! * p ** power, 0);
      within([mean(0), mean(1)], [1, a / (a + b)], 1e-12);
      if (n > 1) within([mean(2)], [(a * (a + 1)) / ((a + b) * (a + b + 1))], 1e-12);
    }
});
