import type { Problem } from '../base/errors';
import type { Leaving } from '../privacy/ledger';
import type { OptionSpecs } from '../base/options';
import type { MapView, SegmentProfile } from '../engine/analyze/types';
import type { CondensedBar, KDistanceView } from '../engine/cluster/density/views';
import type { DendrogramView } from '../engine/cluster/hierarchical/dendrogram';
import type { SomView } from '../engine/cluster/som/views';
import type { SweepViews } from '../engine/cluster/sweep-views';
import type { Choice, RfmGrid } from '../engine/cluster/types';
import type { FileGuess, SetAside } from '../engine/collect/types';
import type { Clv, ClvCheck, ClvTotals, Fitted } from '../engine/features/clv/types';
import type { Validation } from '../engine/features/clv/validation';
import type { FeatureSpec, RfmScoring, Transform } from '../engine/features/types';
import type { JoinReport } from '../engine/prepare/join/types';
import type { CleaningPlan, PrivacyReport, QualityReport } from '../engine/prepare/types';

import type { VoiceView } from './voice-view';

/** What the screens see: summaries, references and chart-sized views. Rows stay in the worker. */
export interface FileView {
  readonly id: string;
  readonly guess: FileGuess;
  /** Present once the file was read whole. */
  readonly read: {
    readonly rows: number;
    readonly setAside: readonly SetAside[];
    readonly problems: readonly Problem[];
  } | null;
}

/** The Data step: what was understood and what cleaning would do. */
export interface DataView {
  readonly files: readonly FileView[];
  readonly plan: CleaningPlan;
  readonly join: JoinReport;
  readonly quality: QualityReport;
  readonly privacy: PrivacyReport;
  readonly customers: number;
  readonly orders: number;
  readonly lines: number;
  readonly revenue: number;
  /** Its two parts: what was bought, and (zero or negative) what was returned or paid back. */
  readonly paid: number;
  readonly returned: number;
  readonly currency: string | null;
  /** Days since 1970-01-01. */
  readonly firstDay: number;
  readonly lastDay: number;
}

export interface FeatureView {
  readonly spec: FeatureSpec;
  /** Names of the settings that switch it and weigh its group. */
  readonly useOption: string;
  readonly weightOption: string;
  readonly used: boolean;
  readonly reason: string;
  readonly transform: Transform;
  readonly weight: number;
  /** Share of customers for whom it is defined. */
  readonly coverage: number;
  /** Minimum, quartiles and maximum in original units. */
  readonly summary: readonly [number, number, number, number, number];
  /** Of a yes-or-no feature the share of yes, 0 to 1; null of any other. */
  readonly share: number | null;
  /** Counts in equal-width bins of the transformed values, with the bin edges in original units. */
  readonly histogram: { readonly counts: readonly number[]; readonly edges: readonly number[] };
}

/** What customers will probably be worth; null parts where the data can't bear them. */
export interface ValueView {
  /** Null when nothing can be foretold; `problems` says why. */
  readonly forecast: {
    readonly horizonWeeks: number;
    readonly totals: ClvTotals;
    readonly intervals: Clv['intervals'];
  } | null;
  readonly models: readonly Pick<
    Fitted,
    'parameters' | 'standardErrors' | 'logLikelihood' | 'customers' | 'unsettled'
  >[];
  readonly modelNames: readonly string[];
  readonly checks: readonly ClvCheck[];
  readonly problems: readonly Problem[];
  readonly validation: Omit<Validation, 'model'> | null;
  readonly options: OptionSpecs;
}

/** What many customers like or usually do; `share` is of the customers of whom it is known. */
export interface HabitView {
  readonly id: string;
  readonly label: string;
  readonly levels: readonly { readonly name: string; readonly share: number }[];
}

/** The Customers step. */
export interface FeaturesView {
  readonly customers: number;
  readonly features: readonly FeatureView[];
  /** Correlation of the used features after shaping, used × used. */
  readonly correlation: readonly (readonly number[])[];
  /** Part of the differences that each component explains; null where features are not combined. */
  readonly explained: readonly number[] | null;
  /** Used features that correlate by 0.7 or more, by place among them. */
  readonly alike: readonly (readonly number[])[];
  readonly rfm: RfmScoring | null;
  /** Favorites and habits with their most common levels. */
  readonly habits: readonly HabitView[];
  readonly referenceDay: number;
  readonly currency: string | null;
  readonly warnings: readonly Problem[];
  /** Every setting of the features stage. */
  readonly options: OptionSpecs;
  readonly value: ValueView;
  /** Null when the files hold nothing that customers wrote. */
  readonly voice: VoiceView | null;
}

/** How the method sees the customers, as its own picture draws it; absent for methods without one. */
export type MethodView =
  | { readonly kind: 'dendrogram'; readonly view: DendrogramView }
  | { readonly kind: 'k-distance'; readonly view: KDistanceView }
  | { readonly kind: 'condensed-tree'; readonly view: readonly CondensedBar[] }
  | { readonly kind: 'som'; readonly view: SomView };

/** The Segments step. */
export interface SegmentsView {
  readonly customers: number;
  readonly k: number;
  readonly algorithm: string;
  readonly seed: number;
  readonly currency: string | null;
  readonly referenceDay: number;
  readonly headline: string;
  readonly subline: string;
  readonly segments: readonly SegmentProfile[];
  /** Names that a person gave to segments that are no longer there. */
  readonly lostNames: readonly string[];
  readonly unassigned: number;
  /** What the unassigned customers bring, as `SegmentProfile.revenue`; NaN without amounts. */
  readonly unassignedRevenue: number;
  /** Specs in the order that `SegmentProfile.contrasts` refers to. */
  readonly features: readonly FeatureSpec[];
  /** Indices of the features that took part. */
  readonly used: readonly number[];
  readonly choice: Choice | null;
  /** Elbow, gap and information criteria of the numbers tried; null where the number was given. */
  readonly sweep: SweepViews | null;
  readonly measures: Readonly<Record<string, number>>;
  readonly method: MethodView | null;
  readonly map: MapView;
  readonly rfm: RfmGrid | null;
  readonly warnings: readonly Problem[];
  /** Every setting of the cluster stage with the algorithm in use. */
  readonly options: OptionSpecs;
}

/** A finished download. */
export interface Download {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What was released, for the preview and the ledger: "5,012 rows, 6 columns, customer ids as in your file". */
  readonly summary: string;
  /** The same as data, for the ledger. */
  readonly leaving: Leaving;
}
