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
  /** Whether a weak prior had to hold the parameters, because the data alone do not settle them. */
  readonly held: boolean;
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
