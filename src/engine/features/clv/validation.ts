import { KindredError } from '../../../base/errors';
import type { Steps } from '../../../base/steps';
import { count, counted, dayText, percent } from '../../../base/wording';
import { correlation, direction } from '../redundancy';
import { forecastOf } from './customer-forecast';
import { spreadOf } from './estimate';
import { FEWEST_REPEATERS } from './fit';
import { historiesOf } from './histories';
import { observe, ordersAfter, type OrderDays } from './order-days';
import { fitChosen } from './orders-model';
import { areaUnderCurve } from './ranking';
import type { Estimate, OrdersModel, OrdersModelChoice } from './types';

/** Customers with the same number of repeats in the calibration period. */
export interface FrequencyBar {
  readonly repeats: number;
  /** Whether those with more repeats are in it too. */
  readonly orMore: boolean;
  readonly customers: number;
  /** Mean orders in the holdout period. */
  readonly predicted: number;
  readonly actual: number;
}

/** How well a model fitted to the past foretold the rest of it. */
export interface Validation {
  readonly model: OrdersModel;
  /** Last days of the calibration and of the holdout period, days since 1970-01-01. */
  readonly calibrationEnd: number;
  readonly holdoutEnd: number;
  readonly customers: number;
  /** Orders in the holdout period. */
  readonly predicted: Estimate;
  readonly actual: number;
  /** How far the model was off beyond what it expected itself, as a share: a standard deviation. */
  readonly modelError: number;
  /** Over customers, between predicted and actual orders. */
  readonly correlation: number;
  /** Mean absolute error, in orders a customer. */
  readonly meanAbsoluteError: number;
  readonly byFrequency: readonly FrequencyBar[];
  /**
   * How well each orders customers by whether they buy in the holdout period (area under the curve, 0.5 is chance):
   * expected orders, and what would be at hand without a model. NaN when all or none buy.
   */
  readonly ranking: { readonly expectedOrders: number; readonly recency: number; readonly frequency: number };
  readonly sentence: string;
}

/** Most repeats with a bar of their own. */
const BARS = 7;

/**
 * Fits the model to all orders up to `calibrationEnd` and compares what it expects up to `holdoutEnd` with what came.
 *
 * @throws KindredError `bad-split` when the periods are not in order, `too-few-repeaters` when the first holds too few
 * Cost: a fit and a forecast.
 */
export function* validateOrders(
  orders: OrderDays,
  model: OrdersModelChoice,
  { calibrationEnd, holdoutEnd }: Pick<Validation, 'calibrationEnd' | 'holdoutEnd'>,
): Steps<Validation> {
  if (!(holdoutEnd > calibrationEnd))
    throw new KindredError('bad-split', 'The period to test on must end after the one to learn from.', {
      calibrationEnd,
      holdoutEnd,
    });
  const observed = observe(orders, calibrationEnd);
  const repeaters = observed.x.filter((x) => x > 0).length;
  if (repeaters < FEWEST_REPEATERS)
    throw new KindredError(
      'too-few-repeaters',
      `Only ${counted(repeaters, 'customer')} ordered again by ${dayText(calibrationEnd)}: too few to learn from and test.`,
      { repeaters, needed: FEWEST_REPEATERS },
    );
  const histories = yield* historiesOf(observed);
  const fitted = yield* fitChosen(model, histories);
  const weeks = (holdoutEnd - calibrationEnd) / 7;
  const sample = { input: observed, histories, orders: fitted, value: null, horizon: { weeks, discount: 0 } };
  const { forecast } = yield* forecastOf(sample, 0, 0);
  const predicted = forecast.expectedOrders;
  const all = forecast.totals.orders;
  const actual = Float64Array.from(ordersAfter(orders, observed.customers, calibrationEnd, holdoutEnd));
  const came = sum(actual);
  const buys = actual.map((n) => Number(n > 0));
  const recency = observed.tx.map((tx, i) => tx - observed.T[i]!);
  const r = correlation(direction(predicted), direction(actual));
  return {
    model: fitted,
    calibrationEnd,
    holdoutEnd,
    customers: actual.length,
    predicted: all,
    actual: came,
    modelError: errorBeyond(all, came),
    correlation: r,
    meanAbsoluteError: sum(predicted.map((each, i) => Math.abs(each - actual[i]!))) / actual.length,
    byFrequency: bars(observed.x, predicted, actual),
    ranking: {
      expectedOrders: areaUnderCurve(predicted, buys),
      recency: areaUnderCurve(recency, buys),
      frequency: areaUnderCurve(observed.x, buys),
    },
    sentence: sentenceOf(all.value, came, weeks),
  };
}

/** The day that leaves the last quarter of the orders' span to test on. */
export function usualSplit({ day }: OrderDays): Pick<Validation, 'calibrationEnd' | 'holdoutEnd'> {
  let [first, last] = [Infinity, -Infinity];
  for (const each of day) {
    first = Math.min(first, each);
    last = Math.max(last, each);
  }
  return { calibrationEnd: Math.floor(last - (last - first) / 4), holdoutEnd: last };
}

function bars(x: ArrayLike<number>, predicted: Float64Array, actual: Float64Array): FrequencyBar[] {
  const sums = Array.from({ length: BARS + 1 }, () => ({ customers: 0, predicted: 0, actual: 0 }));
  for (let i = 0; i < x.length; i++) {
    const bar = sums[Math.min(BARS, x[i]!)]!;
    bar.customers++;
    bar.predicted += predicted[i]!;
    bar.actual += actual[i]!;
  }
  return sums.flatMap((bar, repeats) =>
    bar.customers === 0
      ? []
      : [
          {
            repeats,
            orMore: repeats === BARS,
            customers: bar.customers,
            predicted: bar.predicted / bar.customers,
            actual: bar.actual / bar.customers,
          },
        ],
  );
}

function sentenceOf(predicted: number, actual: number, weeks: number): string {
  const period = `In the ${counted(Math.round(weeks), 'week')} held back`;
  const came = `${period} the model expected ${counted(Math.round(predicted), 'order')} and ${count(actual)} came`;
  if (actual === 0) return `${came}.`;
  const off = predicted / actual - 1;
  if (Math.abs(off) < 0.005) return `${came}.`;
  return `${came}: ${percent(Math.abs(off))} too ${off > 0 ? 'many' : 'few'}.`;
}

/** A deviation of a few standard deviations says the model is off; part of it was to be expected. */
function errorBeyond(predicted: Estimate, actual: number): number {
  if (!(predicted.value > 0)) return 0;
  const off = Math.log(Math.max(0.5, actual) / predicted.value);
  return Math.sqrt(Math.max(0, off * off - spreadOf(predicted) ** 2));
}

const sum = (values: Float64Array): number => values.reduce((total, each) => total + each, 0);
