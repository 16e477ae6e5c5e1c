import type { Problem } from '../../base/errors';
import type { TextColumn } from '../../base/table';
import type { Role, TableKind } from '../collect/types';
import type { Beside } from './join/types';
import type { ObjectionReport } from './objections';
import type { SensitiveProducts } from './sensitive-products';

/** What only a person can decide about a step; until then `chosen` is what was proposed. */
export interface CleaningQuestion {
  readonly text: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string;
}

/** One visible, undoable step of the cleaning plan. */
export interface CleaningStep {
  /** Stable id, the key of the person's choice. */
  readonly id: string;
  /** Plain title: "Lines without a customer are left out". */
  readonly title: string;
  readonly detail: string;
  readonly on: boolean;
  /** What `on` is without a choice. */
  readonly proposed: boolean;
  /** False for steps without which nothing can be computed. */
  readonly optional: boolean;
  /** What `rows` and `found` count. */
  readonly unit: 'lines' | 'customers';
  /** Lines it touches (or would touch, when off), after the steps before it. */
  readonly rows: number;
  /** Lines of the input that it is about, whatever other steps do with them. */
  readonly found: number;
  /** Revenue with this step on less revenue with it off, in the currency of the files. */
  readonly revenue: number;
  /** Null for steps that are just on or off. */
  readonly question: CleaningQuestion | null;
  /** The first of the lines, each in words, where a person has to look at them one by one. */
  readonly listed: readonly string[];
}

/** What cleaning would do, and how the columns were put to use. Computed before anything is changed. */
export interface CleaningPlan {
  readonly steps: readonly CleaningStep[];
  /** How a customer is recognized: "by the column “CustomerID”". */
  readonly identity: string;
  /** How the amount of a line comes about: "Quantity × UnitPrice". */
  readonly amount: string;
  /** Lines given and lines kept. */
  readonly input: number;
  readonly kept: number;
  /** Distinct customers named in the input, those of lines that are left out too. */
  readonly customersSeen: number;
  /** Distinct order numbers in the input; null where the files have none. */
  readonly ordersSeen: number | null;
  readonly problems: readonly Problem[];
}

export interface Verdict {
  /** The later step this speaks of: "rfm", "segments", "clv", "churn". */
  readonly step: string;
  readonly label: string;
  readonly grade: 'good' | 'limited' | 'not-enough';
  /** One sentence: why, and what would make it enough. */
  readonly sentence: string;
}

export interface QualityMeasure {
  readonly id: 'completeness' | 'validity' | 'uniqueness' | 'consistency' | 'freshness';
  readonly label: string;
  /** 0 to 1. */
  readonly score: number;
  readonly sentence: string;
}

/** Quality of one column as it came in. Shares are 0 to 1. */
export interface ColumnQuality {
  readonly header: string;
  readonly role: Role;
  readonly filled: number;
  /** Share of the filled cells that could be read as the column's type. */
  readonly readable: number;
  /** Different values among the filled cells; null for numbers and dates, of which it says little. */
  readonly distinct: number | null;
}

/** One file as it came in. Shares are 0 to 1. */
export interface SourceQuality {
  readonly file: string;
  readonly kind: TableKind;
  readonly rows: number;
  /** Rows that have all that a file of this kind needs. */
  readonly complete: number;
  /** Filled cells that could be read, of all columns together. */
  readonly readable: number;
  /** Rows that repeat no other in every column. */
  readonly unique: number;
  /** First and last day, days since 1970-01-01; NaN without dates. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Days from the last row of this file to the last of all: what is old says little of today. NaN without dates. */
  readonly daysBehind: number;
  readonly columns: readonly ColumnQuality[];
}

export interface QualityReport {
  readonly measures: readonly QualityMeasure[];
  readonly sources: readonly SourceQuality[];
  readonly verdicts: readonly Verdict[];
  /** One sentence over all: "Good for segments; too short a history for lifetime value." */
  readonly summary: string;
}

/**
 * What a kept line is. A `refunded` line was bought and paid back in full: it counts in what was paid and, negative,
 * in what was returned. A `reduction` takes money off an order and is no return (a voucher line).
 */
export const LINE_KIND = { purchase: 0, return: 1, reduction: 2, refunded: 3 } as const;

/** Text roles that lines carry on into features, each line one code. A product without a number is its name. */
export type LineText =
  'product' | 'category' | 'country' | 'region' | 'channel' | 'coupon' | 'payment' | 'device';

/** Kept order lines, by customer, then order (orders by day). All columns have one entry a line. */
export interface Lines {
  readonly count: number;
  /** Index into `Orders`. */
  readonly order: Int32Array;
  /** Days since 1970-01-01; null when the files have no dates. */
  readonly day: Int32Array | null;
  /** Minute of the day, 0 to 1439; null when the dates have no time. */
  readonly minute: Int16Array | null;
  /** One of `LINE_KIND`. */
  readonly kind: Uint8Array;
  /** Money after discount, returns negative; of a refunded line what was paid. Null when the files have no amounts. */
  readonly amount: Float64Array | null;
  /** Money paid back of the line, zero or more, not taken off `amount`; null when the files have no such column. */
  readonly refunded: Float64Array | null;
  /** Returns negative. */
  readonly quantity: Float32Array | null;
  /** 0 to 1: the part of the price that was taken off. */
  readonly discount: Float32Array | null;
  readonly text: Readonly<Partial<Record<LineText, TextColumn>>>;
}

/** Orders by customer, then day. An order of returns alone is listed too, with `bought` 0. */
export interface Orders {
  readonly count: number;
  /** Length count + 1: the lines of order o are offsets[o] … offsets[o + 1] − 1. */
  readonly offsets: Int32Array;
  /** First day of the order; null when the files have no dates. */
  readonly day: Int32Array | null;
  /** 1 when the order has a purchase: only these count as orders of the customer. */
  readonly bought: Uint8Array;
  /** Money of its purchases and reductions; null without amounts. */
  readonly paid: Float64Array | null;
  /** Money of its returns and refunds, zero or negative; null without amounts. */
  readonly returned: Float64Array | null;
}

export interface Totals {
  readonly lines: number;
  /** Orders with a purchase. */
  readonly orders: number;
  readonly customers: number;
  /** Purchases less returns; `paid` and `returned` are its two parts. NaN without amounts. */
  readonly net: number;
  readonly paid: number;
  readonly returned: number;
}

/** What was left out for the sake of people. */
export interface PrivacyReport {
  /** Null when there is neither a list of objections nor a consent column. */
  readonly objections: ObjectionReport | null;
  readonly products: readonly SensitiveProducts[];
}

/** The output of the prepare stage: who bought what and when, by customer, and what else the files say of them. */
export interface CustomerBase extends Beside {
  /** Customer ids, in numeric order where they are numbers, else by code unit; all have a purchase by default. */
  readonly customers: readonly string[];
  /** Length customers + 1: the orders of customer c are offsets[c] … offsets[c + 1] − 1. */
  readonly offsets: Int32Array;
  readonly orders: Orders;
  readonly lines: Lines;
  /** Name of each code of the product column; null where the code is the name, or there are no products. */
  readonly productNames: readonly string[] | null;
  readonly currency: string | null;
  /** First and last day of the kept lines, days since 1970-01-01; NaN without dates. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly totals: Totals;
  readonly plan: CleaningPlan;
  readonly quality: QualityReport;
  readonly privacy: PrivacyReport;
}
