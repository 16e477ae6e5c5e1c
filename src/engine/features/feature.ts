import type { Steps } from '../../base/steps';
import type { Activity } from './activity';
import type { FeatureBasis } from './basis';
import type { FeatureSpec } from './types';

/** One entry of the feature catalogue: what it means and how it is computed. */
export interface FeatureEntry {
  readonly spec: FeatureSpec;
  /** What the data lack for it, in plain words; null when it can be computed. */
  lacks(activity: Activity): string | null;
  /** Why it takes no part in clustering unless a person says so; absent: it does where it says something new. */
  readonly apart?: string;
  /** Makes ahead, with pauses, what `compute` would take long for. */
  ahead?(activity: Activity): Steps<unknown>;
  /**
   * One value a customer in the spec's unit, NaN where it is not defined; may be what others read, so never written
   * to. Only called when nothing is lacking.
   */
  compute(activity: Activity): Float64Array;
  /**
   * Values that stand in for customers without one when groups are looked for, in original units, with the reason
   * in words. Absent: the median of the others.
   */
  readonly standIn?: {
    readonly reason: string;
    values(activity: Activity): Float64Array;
  };
  /** How many features describe the same thing level by level: together they weigh as much as one. Absent: 1. */
  readonly siblings?: number;
  /** What it was made of, where it was found in the data. */
  readonly basis?: FeatureBasis;
}

/** Settings of the features stage, defaults filled in. */
export type FeatureSettings = Readonly<Record<string, unknown>>;

/** Features that depend on what the data hold: one for each category, event or column. */
export interface FeatureFamily<B extends FeatureBasis = FeatureBasis> {
  /** The ids of its features begin with this and `_`. */
  readonly id: B['family'];
  /** The features that these data bear; one that they don't bear has no basis and says in `lacks` why. */
  found(activity: Activity, settings: FeatureSettings): Steps<FeatureEntry[]>;
  /** A feature found earlier, for other customers. */
  entry(spec: FeatureSpec, basis: B): FeatureEntry;
}
