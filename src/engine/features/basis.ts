import type { FeatureSpec, RfmAxis } from './types';

/** Roles of texts on order lines that say how or what a customer buys. */
export type ShareRole = 'category' | 'channel' | 'payment' | 'device';

/** Where a kind stands: on the order lines, or in a column of a customer list. */
export type KindSource = { readonly line: 'country' | 'region' } | { readonly header: string };

/**
 * What a feature that was found in the data needs to be computed for other customers: plain data, kept with the
 * feature. Levels and products stand for themselves in files, so they are named, not numbered.
 */
export type FeatureBasis =
  /** Share of purchases in one level of a text; null is all but the levels named. */
  | {
      readonly family: 'share';
      readonly role: ShareRole;
      readonly level: string | null;
      readonly levels: readonly string[];
    }
  /** Whether the customer is of a level; null is all but the levels named. */
  | {
      readonly family: 'is';
      readonly source: KindSource;
      readonly level: string | null;
      readonly levels: readonly string[];
    }
  /** A number of a customer list, or the place of a level in an order of levels. */
  | { readonly family: 'known'; readonly header: string; readonly ranks: readonly string[] | null }
  /** How often, or how long ago, an event of a type was. */
  | { readonly family: 'event'; readonly type: string; readonly measure: 'count' | 'days' }
  /** What the voice stage says under the same id. */
  | { readonly family: 'voice' }
  /** Share of the basket that belongs to one part of a factorization; `basis` is products × parts, row-major. */
  | {
      readonly family: 'taste';
      readonly part: number;
      readonly products: readonly string[];
      readonly basis: Float64Array;
    }
  /** Score by cut points. */
  | { readonly family: 'score'; readonly axis: RfmAxis; readonly cuts: readonly number[] }
  /** Whether another feature is unknown. */
  | { readonly family: 'unknown'; readonly feature: FeatureSpec; readonly basis: FeatureBasis | null };
