import type { Matrix } from '../../base/matrix';
import type { OptionSpecs, OptionValues } from '../../base/options';
import type { AsyncSteps, Steps } from '../../base/steps';
import type { Kernels } from '../../compute/kernels';
import type { Parallel } from '../../compute/parallel';
import type { Assignment, Fit, Model } from './types';

export interface FitContext {
  readonly kernels: Kernels;
  readonly parallel: Parallel;
}

/** The parts of a fit, of which a sweep over `k` needs the first once, the second for each, the last for the one taken. */
export interface Growth<S extends OptionSpecs, M extends Model> {
  /** A fit with an empty `confidence`, and without measures that only `finish` takes. */
  grow(x: Matrix, options: OptionValues<S>, context: FitContext): Steps<Fit<M>> | AsyncSteps<Fit<M>>;
  /** That for another `k`, from one for any. */
  cut(grown: Fit<M>, x: Matrix, k: number): Steps<Fit<M>>;
  /** The whole fit. */
  finish(grown: Fit<M>, x: Matrix, context: FitContext): Steps<Fit<M>> | AsyncSteps<Fit<M>>;
}

/**
 * One way of grouping customers. A new one is a file that exports this and an entry in `catalog.ts`; the contract
 * suite then tests it.
 */
export interface Algorithm<S extends OptionSpecs = OptionSpecs, M extends Model = Model> {
  readonly id: string;
  readonly label: string;
  /** One or two plain sentences: what kind of groups, for whom. */
  readonly help: string;
  /**
   * 'rfm' when the columns are recency in days, frequency and monetary in original units (the last may be absent)
   * instead of shaped features; 'mixed' when a file's kinds (country, channel) stand beside them as indicators.
   */
  readonly input?: 'rfm' | 'mixed';
  /** With an option `k`, the number of segments can be given or chosen by a sweep; without, the algorithm finds it. */
  readonly options: S;
  /** Options that make a fit cheap where only the drift of many matters: resamples, reference data. */
  readonly draft?: Partial<OptionValues<S>>;
  /** Whether groups found with these options may have any shape: they are then judged along paths, not by radius. */
  anyShape?(options: OptionValues<S>): boolean;
  /** Whether groups found with these options may be longer one way than another: they are then judged as stretched. */
  stretches?(options: OptionValues<S>): boolean;
  /** Rows × columns in, never changed; the same input, options and seed give the same bytes. */
  fit(x: Matrix, options: OptionValues<S>, context: FitContext): Steps<Fit<M>> | AsyncSteps<Fit<M>>;
  /**
   * Fits for options that differ in `k` alone, in their order, with work that they share done once. Null where each is
   * better fitted on its own, several at a time.
   */
  fitAll?(x: Matrix, options: readonly OptionValues<S>[], context: FitContext): AsyncSteps<Fit<M>[]> | null;
  /** Present where one growth serves every `k`; `fit` is then its three parts, one after the other. */
  readonly growth?: Growth<S, M>;
  /** Places rows by a model; for the rows of the fit and an algorithm with centers, as the fit did. */
  assign(model: M, x: Matrix, kernels?: Kernels): Steps<Assignment>;
}
