import type { Hierarchy } from '../hierarchy';
import type { Fit, Model } from '../types';
import type { Grid } from './grid';

export interface SomModel extends Model {
  readonly algorithm: 'som';
  readonly grid: Grid;
  /** Column means of the data the model was fitted on. */
  readonly origin: Float64Array;
  /** Units × columns, less the origin. */
  readonly codebook: Float32Array;
  /** Rows of the fit whose nearest unit each is. */
  readonly hits: Int32Array;
  /** Ward's tree of the units that have rows, weighed by them; it can be cut for any k. */
  readonly tree: Hierarchy;
  /** Segment of each unit; one without rows has that of the nearest unit with rows. */
  readonly labels: Int32Array;
  readonly k: number;
  /** Mean distance from a row to its nearest unit. */
  readonly quantizationError: number;
  /** Share of rows whose two nearest units do not touch. */
  readonly topographicError: number;
}

/** What every number of segments shares. */
export interface Grown {
  readonly model: Omit<SomModel, 'algorithm' | 'version' | 'labels' | 'k'>;
  /** Nearest unit of each row, and how far it is. */
  readonly units: Int32Array;
  readonly distances: Float32Array;
  readonly seed: number;
}

/** A fit that can be divided anew without looking for the nearest units again. */
export interface SomFit extends Fit<SomModel>, Omit<Grown, 'model'> {}
