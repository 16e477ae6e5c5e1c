import type { Problem } from '../../../base/errors';

/**
 * What the models know of each customer. One unit of time (weeks) and one of money throughout; all arrays have one
 * entry a customer. Several orders on a day count as one.
 */
export interface ClvInput {
  /** Repeat orders: orders after the first. Whole numbers, 0 or more. */
  readonly x: Int32Array | Float64Array;
  /** Weeks from the first to the last order; 0 without a repeat. The recency of these models, not of RFM. */
  readonly tx: Float64Array;
  /** Weeks from the first order to the end of the observed period. */
  readonly T: Float64Array;
  /** Mean value of a repeat order; NaN where there is none or it is not known. */
  readonly spend: Float64Array;
}

export type OrdersModelName = 'bg-nbd' | 'mbg-nbd';

/** `auto`: whichever of the two the data speak for. */
export type OrdersModelChoice = OrdersModelName | 'auto';

/** What all fitted models carry. */
export interface Fitted {
  readonly version: 1;
  readonly parameters: Readonly<Record<string, number>>;
  /** Standard errors of the parameters, in their own units; NaN for one that the data do not settle. */
  readonly standardErrors: Readonly<Record<string, number>>;
  /** Covariance of the logarithms of the parameters in their listed order, row-major; zero for one on a bound. */
  readonly covariance: Float64Array;
  readonly logLikelihood: number;
  /** Customers the model was fitted on. */
  readonly customers: number;
  /** Parameters that the data alone leave open. Where there are any, a weak prior holds the fit to a usual shape. */
  readonly unsettled: readonly string[];
  readonly converged: boolean;
  readonly iterations: number;
}

/**
 * How often customers order and when they stop: order rates are gamma(r, rate α) over customers, the chance to stop
 * after an order beta(a, b).
 */
export interface OrdersModel extends Fitted {
  readonly model: OrdersModelName;
  readonly parameters: Readonly<Record<'r' | 'alpha' | 'a' | 'b', number>>;
  readonly standardErrors: Readonly<Record<'r' | 'alpha' | 'a' | 'b', number>>;
}

/** What an order is worth: values are gamma(p, rate ν) within a customer, ν gamma(q, rate γ) over customers. */
export interface SpendModel extends Fitted {
  readonly model: 'gamma-gamma';
  readonly parameters: Readonly<Record<'p' | 'q' | 'gamma', number>>;
  readonly standardErrors: Readonly<Record<'p' | 'q' | 'gamma', number>>;
}

/** A number with the bounds between which it lies in 95 of 100 cases. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface ClvCheck {
  readonly id: string;
  readonly grade: 'good' | 'limited' | 'poor';
  /** One plain sentence: what was found and what it means for the forecast. */
  readonly sentence: string;
  readonly numbers: Readonly<Record<string, number>>;
}

/** Expectations for each customer over the horizon, in the order of the input; no entry is NaN unless said so. */
export interface ClvForecast {
  readonly horizonWeeks: number;
  /** Share a year by which money to come counts less; 0.1 is 10 %. */
  readonly discountRate: number;
  readonly expectedOrders: Float64Array;
  /** Standard errors from those of the parameters: how well the expectation is known, not how orders scatter. */
  readonly expectedOrdersError: Float64Array;
  /** Standard deviation of the number of orders around its expectation. */
  readonly ordersSpread: Float64Array;
  /** P(at least one order within the horizon). */
  readonly probabilityOfOrder: Float64Array;
  readonly probabilityOfOrderError: Float64Array;
  /**
   * P(has not stopped buying). NaN for customers without a repeat under BG/NBD, which calls all of them alive. Never
   * rank by it: those who bought once and long ago come out on top.
   */
  readonly pAlive: Float64Array;
  /** Expected value of an order; null, like the next two, when no value of a repeat order is known. */
  readonly orderValue: Float64Array | null;
  /** Expected value of the orders within the horizon, discounted to its start. */
  readonly expectedValue: Float64Array | null;
  readonly expectedValueError: Float64Array | null;
  readonly totals: ClvTotals;
}

/**
 * Sums over all customers. The bounds count the errors of the parameters, the chance in what people do, and how far
 * the model was off in a holdout test where there was one; without one they hold as far as the model does.
 */
export interface ClvTotals {
  readonly orders: Estimate;
  /** Customers with at least one order within the horizon. */
  readonly buyers: Estimate;
  readonly value: Estimate | null;
}

/** Customer lifetime value: the models, what they expect, and how far to trust it. */
export interface Clv {
  readonly version: 1;
  /** Null when there are too few repeat orders; `problems` says so. */
  readonly orders: OrdersModel | null;
  readonly spend: SpendModel | null;
  readonly forecast: ClvForecast | null;
  /** How the bounds of the totals came about. */
  readonly intervals: 'standard-errors' | 'bootstrap';
  readonly checks: readonly ClvCheck[];
  readonly problems: readonly Problem[];
}
