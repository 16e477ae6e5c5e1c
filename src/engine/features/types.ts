import type { Problem } from '../../base/errors';
import type { Matrix } from '../../base/matrix';
import type { Values } from '../../base/values';
import type { FeatureBasis } from './basis';

export type FeatureGroup =
  | 'recency'
  | 'frequency'
  | 'money'
  | 'rhythm'
  | 'basket'
  | 'returns'
  | 'affinity'
  | 'engagement'
  | 'profile'
  | 'voice';

/** How a feature is written: decides digits, unit and sentence on the screen. */
export type FeatureUnit =
  | 'days'
  | 'months'
  | 'years'
  | 'orders'
  | 'money'
  | 'units'
  | 'products'
  | 'share'
  | 'ratio'
  | 'count'
  | 'score';

/** What a feature means; independent of any data. */
export interface FeatureSpec {
  /** Stable id in snake_case, also the column name of exports: `recency_days`. */
  readonly id: string;
  /** Plain name: "Days since the last order". */
  readonly label: string;
  readonly meaning: string;
  /** The formula in words or symbols, for the docs and the help text. */
  readonly formula: string;
  readonly group: FeatureGroup;
  readonly unit: FeatureUnit;
}

export type Transform = 'none' | 'log' | 'log1p' | 'signed-log' | 'yeo-johnson';

/** One feature over all customers, with what was done to shape it for clustering. */
export interface Feature {
  readonly spec: FeatureSpec;
  /** Original units, one value a customer; NaN where it is not defined for that customer. */
  readonly values: Values;
  /** Whether it takes part in clustering, and why (not): "constant", "says the same as Orders (0.98)". */
  readonly used: boolean;
  readonly reason: string;
  readonly transform: Transform;
  /** Of a Yeo–Johnson transform; 1 for the others. */
  readonly lambda: number;
  /** Quantiles of the transformed values; where there are some, a value counts by its rank among them, 0 to 1. */
  readonly ranks: readonly number[];
  /** Subtracted from and divided out of the transformed value. */
  readonly center: number;
  readonly scale: number;
  /** Put in place of NaN, in transformed units before scaling, where nothing better stands in. */
  readonly fill: number;
  /** Scaled values beyond ± this are set to it. */
  readonly limit: number;
  /** Factor on the scaled value; 1 unless the person weighs the group. */
  readonly weight: number;
  /** What it was made of, where it was found in the data; with it other customers get the same feature. */
  readonly basis?: FeatureBasis | undefined;
}

/** What kind of customer each is in one respect: country, channel. For methods that take kinds beside numbers. */
export interface CategoryColumn {
  /** Stable id in snake_case. */
  readonly id: string;
  /** Plain name: "Country". */
  readonly label: string;
  readonly levels: readonly string[];
  /** Index into `levels`, one a customer; −1 where it is not known. */
  readonly codes: Int32Array;
}

export type RfmAxis = 'recency' | 'frequency' | 'monetary';

/** Values that part the scores, ascending: a value above a cut belongs to the next score. */
export type RfmCuts = Readonly<Record<RfmAxis, readonly number[]>>;

/** How recency, frequency and money are scored, and which scores can't be told apart. */
export interface RfmScoring {
  readonly cuts: RfmCuts;
  readonly collapsed: readonly Problem[];
}

/** Principal components in place of features. */
export interface Components {
  /** The shaped features that they were made of, customers × used features. */
  readonly shaped: Matrix<Float32Array>;
  /** Of each used feature. */
  readonly means: Float64Array;
  /** Of each component: its unit vector over the used features. */
  readonly loadings: readonly Float64Array[];
  /** Of each component: its part of the variance, falling. */
  readonly explained: readonly number[];
}

/** The output of the features stage. */
export interface FeatureMatrix {
  /** Customer ids in row order. */
  readonly customers: readonly string[];
  /** All features computed, used or not. */
  readonly features: readonly Feature[];
  /** Indices into `features` of the columns of `x`, or of `components.shaped`. */
  readonly used: readonly number[];
  /** Shaped values of the used features, customers × used features; no NaN, no infinity. With `components`: scores. */
  readonly x: Matrix<Float32Array>;
  /** Present where a person wants components in place of features. */
  readonly components?: Components;
  /** Kinds beside the numbers that take part, for methods that take kinds. */
  readonly categories?: readonly CategoryColumn[];
  /** Favorites and habits, to read and to export; no method groups by them. */
  readonly descriptions?: readonly CategoryColumn[];
  /** How recency, frequency and money are scored. */
  readonly rfm?: RfmScoring;
  /** Day number (since 1970-01-01) that "today" stands for: nothing on or after it counts. */
  readonly referenceDay: number;
  readonly currency: string | null;
  /** True where an order is known by its day alone: no number, money or product, so it may be any activity. */
  readonly activityOnly?: boolean;
  readonly warnings: readonly Problem[];
}
