import type { Activity } from './activity';
import type { FeatureSpec } from './types';

/** One entry of the feature catalogue: what it means and how it is computed. */
export interface FeatureEntry {
  readonly spec: FeatureSpec;
  /** What the data lack for it, in plain words; null when it can be computed. */
  lacks(activity: Activity): string | null;
  /** Why it takes no part in clustering unless a person says so; absent: it does where it says something new. */
  readonly apart?: string;
  /** One value a customer in the spec's unit, NaN where it is not defined. Only called when nothing is lacking. */
  compute(activity: Activity): Float64Array;
  /**
   * Values that stand in for customers without one when groups are looked for, in original units, with the reason
   * in words. Absent: the median of the others.
   */
  readonly standIn?: {
    readonly reason: string;
    values(activity: Activity): Float64Array;
  };
}
