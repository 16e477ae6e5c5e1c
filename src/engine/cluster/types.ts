import type { Problem } from '../../base/errors';
import type { Matrix } from '../../base/matrix';

/** Everything needed to place a new customer: plain data, versioned. Each algorithm adds its own fields. */
export interface Model {
  readonly algorithm: string;
  readonly version: number;
  readonly columns: number;
}

/** What an algorithm returns. Labels are 0 … k−1 by falling size; −1 is "belongs to no segment". */
export interface Fit<M extends Model = Model> {
  readonly model: M;
  readonly k: number;
  readonly labels: Int32Array;
  /** 0 to 1 for each row: how clearly it belongs where it was put. */
  readonly confidence: Float32Array;
  /** Names by label that the method itself gives: the rule-based maps do. */
  readonly names?: readonly string[];
  /** 0 to 1 for each row: how far out of every group it is; from algorithms that say so. */
  readonly outlier?: Float32Array;
  /** Algorithm-specific figures: inertia, iterations, log-likelihood … */
  readonly measures: Readonly<Record<string, number>>;
  readonly warnings: readonly Problem[];
}

/** Where an algorithm's model puts rows, those it was fitted on or new ones. */
export interface Assignment {
  readonly labels: Int32Array;
  readonly confidence: Float32Array;
}

/** What others would judge a number of segments by. NaN where it can't be said or was not tried. */
export interface Indices {
  /** Spread between over spread within (1974); larger is better. */
  readonly calinskiHarabasz: number;
  /** Mean of the worst likeness of each segment (1979); smaller is better. */
  readonly daviesBouldin: number;
  /** Gap statistic (Tibshirani, Walther, Hastie 2001), and its s_k. */
  readonly gap: number;
  readonly gapSpread: number;
  /** Of methods with a likelihood; smaller is better. */
  readonly bic: number;
  readonly icl: number;
  /** Share of customers whose segment three questions tell, cross-validated. */
  readonly ruleAccuracy: number;
}

/** One entry of the sweep over k. */
export interface Candidate {
  readonly k: number;
  readonly inertia: number;
  readonly silhouette: number;
  /** The silhouette that as many segments reach on data without groups that spread alike. */
  readonly reference: number;
  /** The silhouette along paths, which asks for no round shape, and what groupless data reach; NaN where not tried. */
  readonly paths: number;
  readonly pathsReference: number;
  /** The silhouette that lets groups be stretched like each other, and what groupless data reach; NaN where not tried. */
  readonly stretched: number;
  readonly stretchedReference: number;
  readonly smallestShare: number;
  /** Mean best-match Jaccard of each segment over resamples (Hennig 2007), in label order. */
  readonly stability: readonly number[];
  readonly indices: Indices;
  /**
   * What candidates are ranked by: (silhouette − reference), of groups of any shape those along paths, of stretched
   * ones those that let them be, × mean stability, less for tiny segments and for numbers that few shops can work with.
   */
  readonly score: number;
}

export interface Choice {
  readonly k: number;
  readonly candidates: readonly Candidate[];
  /** Rows the silhouette was computed on; `exact` when these are all rows. */
  readonly silhouetteRows: number;
  readonly exact: boolean;
  /** One or two plain sentences: why this many. */
  readonly reason: string;
  /** False when the data show no groups worth the name. */
  readonly separated: boolean;
}

/** Something to know of one or two segments before acting on them. */
export interface Finding {
  readonly kind: 'one' | 'unstable';
  /** Labels, rising: two for 'one', one for 'unstable'. */
  readonly segments: readonly number[];
  /**
   * For 'one': customers in the emptiest place between the two, as a share of those in the middle of the thinner one.
   * For 'unstable': mean best-match Jaccard over resamples.
   */
  readonly measure: number;
  /** One or two plain sentences; segments are numbered from 1. */
  readonly message: string;
}

/** The output of the cluster stage. */
export interface Segmentation extends Fit {
  readonly choice: Choice | null;
  readonly seed: number;
}

export type Points = Matrix<Float32Array>;

/** Customers by recency and frequency score (1–5 each). */
export interface RfmGrid {
  readonly cells: readonly {
    readonly recency: number;
    readonly frequency: number;
    readonly customers: number;
    readonly revenue: number;
    /** Name of the map A segment that the cell belongs to. */
    readonly segment: string;
  }[];
  readonly recencyCuts: readonly number[];
  readonly frequencyCuts: readonly number[];
  /** Sizes and revenue by rule-based segment, maps A and B; B is absent without money. */
  readonly maps: readonly {
    readonly id: 'A' | 'B';
    readonly label: string;
    readonly segments: readonly {
      readonly name: string;
      readonly customers: number;
      readonly revenue: number;
    }[];
  }[];
  readonly warnings: readonly Problem[];
}
