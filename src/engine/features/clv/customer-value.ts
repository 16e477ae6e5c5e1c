import type { Problem } from '../../../base/errors';
import { mergeOptions } from '../../../base/options';
import type { AsyncSteps } from '../../../base/steps';
import { percent } from '../../../base/wording';
import type { Parallel } from '../../../compute/parallel';
import type { CustomerBase } from '../../prepare/types';
import { baseOrders } from './base-orders';
import { fitClv, withoutForecast } from './fit';
import { clvOptions } from './options';
import { observe, type OrderDays } from './order-days';
import type { Clv, ClvCheck, OrdersModelChoice } from './types';
import { usualSplit, validateOrders, type Validation } from './validation';

/** Lifetime value of every customer of a base, and how well the same model foretold the latest quarter. */
export interface CustomerValue {
  /** Customer ids; the arrays of the forecast are in this order. */
  readonly customers: readonly string[];
  readonly referenceDay: number;
  readonly currency: string | null;
  readonly clv: Clv;
  /** Null when the history is too short, or too few ordered again before it, to test on. */
  readonly validation: Validation | null;
}

/** Repeat buyers before the split, and days after it, from which on a test says something. */
const TESTABLE = { repeaters: 10, days: 28 };
/** Shares of the orders beyond which the holdout test, and returns booked apart, are worth a word. */
const OFF = [0.2, 0.5] as const;
const RETURNED_APART = 0.05;

/**
 * Lifetime value from a customer base. First the model is fitted to all but the last quarter of the history and tested
 * on that; by how far it was off more than it expected itself, the bounds of the totals are widened. Then it is fitted
 * to everything.
 *
 * @param referenceDay days since 1970-01-01, 0 for the day after the last order
 * @param options see `clvOptions`
 * @throws KindredError `bad-option`, `unknown-option`
 * Cost: two fits and forecasts.
 */
export async function* customerValue(
  base: CustomerBase,
  referenceDay: number,
  options: Readonly<Record<string, unknown>>,
  parallel: Parallel,
): AsyncSteps<CustomerValue> {
  const model = mergeOptions(clvOptions, options).model as OrdersModelChoice;
  const orders = baseOrders(base, referenceDay);
  const about = {
    customers: orders ? orders.customers : base.customers,
    referenceDay: orders ? orders.referenceDay : NaN,
    currency: base.currency,
  };
  if (!orders) return { ...about, clv: withoutForecast(NO_DATES), validation: null };
  const lastDay = orders.referenceDay - 1;
  const split = testable(orders, lastDay);
  const validation = split && (yield* validateOrders(orders, model, split));
  // What the first fit chose is not chosen anew: the test then is of the model in use.
  const chosen = validation ? { ...options, model: validation.model.model } : options;
  const clv = yield* fitClv(observe(orders, lastDay), chosen, parallel, validation?.modelError);
  const checks = [
    ...clv.checks,
    ...(validation && clv.forecast ? [holdoutCheck(validation)] : []),
    ...(clv.forecast?.expectedValue ? returnsCheck(orders.returnedApart) : []),
  ];
  return { ...about, clv: { ...clv, checks }, validation };
}

const NO_DATES: Problem = {
  code: 'no-dates',
  message: 'The files hold no dates of orders, so nothing shows how often customers come back.',
};

function testable(orders: OrderDays, lastDay: number) {
  if (orders.day.length === 0) return null;
  const split = { ...usualSplit(orders), holdoutEnd: lastDay };
  if (split.holdoutEnd - split.calibrationEnd < TESTABLE.days) return null;
  const { x } = observe(orders, split.calibrationEnd);
  return x.filter((repeats) => repeats > 0).length >= TESTABLE.repeaters ? split : null;
}

function holdoutCheck({ predicted, actual, sentence, correlation }: Validation): ClvCheck {
  const off = Math.abs(predicted.value - actual) / Math.max(1, actual);
  return {
    id: 'holdout',
    grade: off > OFF[1] ? 'poor' : off > OFF[0] ? 'limited' : 'good',
    sentence,
    numbers: { predicted: predicted.value, actual, correlation },
  };
}

function returnsCheck(share: number): ClvCheck[] {
  if (share <= RETURNED_APART) return [];
  return [
    {
      id: 'returns',
      grade: 'limited',
      sentence: `Returns worth ${percent(share)} of the sales are booked apart from their orders: expected values are before them.`,
      numbers: { share },
    },
  ];
}
