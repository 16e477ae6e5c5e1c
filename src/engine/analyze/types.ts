import type { TraitId } from './traits';

/** How one feature of one segment compares with all other customers. Original units. */
export interface Contrast {
  /** Index into `FeatureMatrix.features`. */
  readonly feature: number;
  readonly median: number;
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
  /** Median of everybody else. */
  readonly restMedian: number;
  /** Of a yes-or-no feature alone: the share of yes in the segment and among everybody else, 0 to 1. */
  readonly share?: number;
  readonly restShare?: number;
  /** Share of the segment for which the feature is defined, 0 to 1. */
  readonly coverage: number;
  /** Customers whose values were looked at, of the segment and of everybody else: few where a sample was. */
  readonly known: number;
  readonly others: number;
  /**
   * Cliff's delta, −1 to 1: the chance that a customer of the segment has more than one of the rest, minus the
   * chance of less.
   */
  readonly effect: number;
  /** 95 % interval of `effect`, corrected for the number of contrasts made. */
  readonly effectLow: number;
  readonly effectHigh: number;
}

/** A difference worth telling. Original units; of a yes-or-no feature shares in place of medians. */
export interface Fact {
  /** Index into `FeatureMatrix.features`; the feature is one of `TELLABLE` where any of them is known. */
  readonly feature: number;
  readonly median: number;
  /** Median of everybody else. */
  readonly restMedian: number;
}

/** A category that takes most of the money. */
export interface Favorite {
  /** As the files write it. */
  readonly level: string;
  /** Median share of the money, 0.5 to 1. */
  readonly share: number;
}

/** What the typical customer of a segment is like: medians, NaN where the files don't say. */
export interface Habits {
  readonly orders: number;
  readonly lastOrderDays: number;
  readonly orderValue: number;
  readonly gapDays: number;
  readonly favorite: Favorite | null;
}

/** Why a segment is called what it is called. */
export type Title =
  /** By a person. */
  | { readonly kind: 'given'; readonly name: string }
  /** The only segment. */
  | { readonly kind: 'all' }
  /** By the rule that made it. */
  | { readonly kind: 'rule'; readonly name: string }
  /** By its facts; `number` counts those of which the same is said, from 1. */
  | {
      readonly kind: 'facts';
      readonly said: Said;
      readonly addition: Said | null;
      readonly number: number;
    };

/** One thing that facts let say of a segment. */
export type Said =
  | { readonly kind: 'trait'; readonly trait: TraitId }
  /** More or less of a feature, an index into `FeatureMatrix.features`, than the others. */
  | { readonly kind: 'feature'; readonly feature: number; readonly more: boolean };

/** Something to bear in mind when reading a segment's figures. */
export interface Note {
  /** So few customers that medians may be chance. */
  readonly kind: 'few';
  readonly customers: number;
}

/** What is known of a segment, without words: `tell` makes them, in any language. */
export interface SegmentFacts {
  /** Label in the segmentation, 0 … k−1. Also decides color and marker. */
  readonly segment: number;
  readonly title: Title;
  readonly habits: Habits;
  readonly customers: number;
  /** 0 to 1. */
  readonly customerShare: number;
  /** Sum of the money feature, in the currency of the files; NaN without amounts. */
  readonly revenue: number;
  readonly revenueShare: number;
  /** The two or three differences that set it apart most. */
  readonly facts: readonly Fact[];
  /** One entry a feature, in the order of `FeatureMatrix.features`. */
  readonly contrasts: readonly Contrast[];
  readonly notes: readonly Note[];
}

/** A fact in words, in two parts so that the screen can set the figure apart: "14 orders" + "each, others 3". */
export interface ToldFact {
  readonly feature: number;
  readonly figure: string;
  readonly rest: string;
}

/** A segment in the words of one language. */
export interface SegmentProfile extends Omit<SegmentFacts, 'facts' | 'notes'> {
  /** Unique among the segments. */
  readonly name: string;
  /** One sentence. */
  readonly portrait: string;
  readonly facts: readonly ToldFact[];
  readonly notes: readonly string[];
}

/** What is worth knowing first of all segments together. */
export interface Overview {
  readonly customers: number;
  readonly segments: number;
  /** False where the segments are slices of one crowd. */
  readonly separated: boolean;
  /** Share of the revenue that one customer alone brings; null where nobody stands out so. */
  readonly giant: number | null;
  /** The segment that brings most for its size; null where none stands out. */
  readonly best: { readonly customerShare: number; readonly revenueShare: number } | null;
  /** Segments nearly all of whose customers have gone silent, and how many they hold. */
  readonly silent: { readonly segments: number; readonly customers: number };
  readonly unassigned: number;
}

/** By principal components, by neighborhoods (UMAP), or on the grid of a self-organizing map. */
export type MapKind = 'principal' | 'neighbors' | 'grid';

/** Where each drawn customer stands on a map. */
export interface MapView {
  readonly kind: MapKind;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Empty where the map has two dimensions. */
  readonly z: Float32Array;
  readonly segment: Int32Array;
  /** Row of each point in the feature matrix. */
  readonly row: Int32Array;
  /** Share of the variance each axis explains, 0 to 1; zeros where axes mean nothing. */
  readonly explained: readonly [number, number, number];
  /** What each axis mostly stands for, in words; empty where axes mean nothing. */
  readonly axes: readonly [string, string, string];
  /** The same as facts, axis by axis: the features that say most, and whether they rise along it. */
  readonly leanings?: readonly (readonly Leaning[])[];
  /** True when not every customer is drawn. */
  readonly sampled: boolean;
  /** Where all customers stand; null when each is drawn. */
  readonly density: Density | null;
  /** How far neighbors on the map are neighbors; null where that was not measured. */
  readonly truth: MapTruth | null;
}

/** Where customers stand on a map, in row order; NaN for those without a place. */
export interface Places {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** A feature along an axis, by its id. */
export interface Leaning {
  readonly id: string;
  readonly rises: boolean;
}

/** Customers counted in the cells of a raster, row by row from below. */
export interface Density {
  readonly columns: number;
  readonly rows: number;
  readonly left: number;
  readonly bottom: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly counts: Float32Array;
  /** How many were counted. */
  readonly customers: number;
}

export interface MapTruth {
  /** Trustworthiness of the map and of the two principal components, 0 to 1. */
  readonly trustworthiness: number;
  readonly principal: number;
  /** Neighbors looked at, and customers on which it was measured. */
  readonly neighbors: number;
  readonly customers: number;
}

/** The output of the analyze stage. */
export interface Profiles {
  readonly segments: readonly SegmentFacts[];
  /** Customers that belong to no segment. */
  readonly unassigned: number;
  readonly map: MapView;
  /** Where everybody stands on it. */
  readonly places: Places;
  readonly overview: Overview;
  /** Names that a person gave to segments that are no longer there. */
  readonly lostNames: readonly string[];
}
