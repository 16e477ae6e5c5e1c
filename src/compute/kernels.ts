import type { Matrix } from '../base/matrix';

/**
 * The arithmetic that segmenting spends its time in. Two implementations do the same operations in the same
 * order, in float32 with float64 sums, and in float64 where a likelihood is fitted, so their results are equal to the
 * bit: plain loops (the reference) and SIMD WebAssembly.
 */
export interface Kernels {
  readonly name: 'plain' | 'simd';
  /**
   * Float64 sums of the columns over rows [from, to), and whether every value there is at most `limit` in size.
   * Cost: one read.
   */
  survey(points: Matrix<Float32Array>, from: number, to: number, limit: number): Survey;
  /**
   * Copies rows to where the kernels compute, less `origin` (columns): distances stay exact far from zero.
   * Cost: one copy, rows × columns float32.
   */
  load(points: Matrix, origin?: Float64Array): LoadedPoints;
  /** Gaussian components for one pass over rows. Cost: a copy of them. */
  gaussians(components: Gaussians): LoadedGaussians;
}

/** Components of a Gaussian mixture, in float64. */
export interface Gaussians {
  readonly k: number;
  readonly columns: number;
  /** k × columns. */
  readonly means: Float64Array;
  /** Whether `whiteners` hold lower triangles (columns × columns) or one factor a column. */
  readonly triangular: boolean;
  /** Inverse Cholesky factors of the covariances; a step of 0 between components where all share one. */
  readonly whiteners: Float64Array;
  readonly step: number;
  /** ln weight − ½ ln |2π covariance| of each component. */
  readonly constants: Float64Array;
}

/** Sums over rows about the means of components, each row by its shares: no precision is lost far from zero. */
export interface Moments {
  readonly counts: Float64Array;
  /** k × columns. */
  readonly sums: Float64Array;
  /** Lower triangles (k × columns × columns, or one where components share a whitener), or squares (k × columns). */
  readonly products: Float64Array;
}

export interface LoadedGaussians {
  /**
   * ln (weight × density) of rows [from, to), less the origin of the means, under each component: (to − from) × k, good
   * until the next call. What is below e^`negligible` of a row's likeliest component may be −∞.
   *
   * @param likely of each row the component to begin with: the likelier, the sooner others are known to be negligible.
   * Cost: (to − from) × k × columns² / 2, or × columns; less where groups are far apart.
   */
  logDensities(
    rows: Matrix<Float64Array>,
    from: number,
    to: number,
    likely: Int32Array,
    negligible: number,
  ): Float64Array;
  /** Adds rows [from, to) to the moments by `shares`, (to − from) × k; those of 0 are passed over. */
  add(rows: Matrix<Float64Array>, from: number, to: number, shares: Float64Array): void;
  /** The moments since the last call. */
  takeMoments(): Moments;
  /** Gives the memory back. */
  dispose(): void;
}

/**
 * Rows whose counts and sums are kept together and added up shard after shard: workers that hold whole shards come to
 * the same totals to the bit as one that holds all rows.
 */
export const SHARD_ROWS = 65_536;

export interface Survey {
  readonly sums: Float64Array;
  readonly within: boolean;
}

/** Points that kernels can work on, and the state of one k-means run over them. */
export interface LoadedPoints {
  readonly rows: number;
  readonly columns: number;

  /** A copy of one row, less the origin. */
  row(index: number): Float32Array;
  /** Puts these rows of other points, less the same origin, in the place of those loaded: as many and as wide. */
  reload(points: Matrix<Float32Array>, rows: Int32Array): void;
  /** Sum of all squared values in float64, of the shard that begins with row `from`. */
  squares(from: number): number;

  /** Starts a k-means run with `k` centers: forgets labels, counts and sums. */
  begin(k: number): void;
  /**
   * Assigns rows [from, to), `from` a multiple of 8, to the nearest of the k centers (k × columns, less the origin), the lowest index on
   * ties, and keeps counts and sums up to date. Returns how many rows changed center.
   * Cost: (to − from) × k × columns.
   */
  assign(centers: Float32Array, from: number, to: number): number;
  /**
   * The same as `assign` for rows from `from` on, by labels that others found: those below 0 are decided here, and one
   * of 1,024 others is checked. After the same passes the state equals that of `assign` to the bit, unless `wrong`.
   */
  adopt(centers: Float32Array, from: number, labels: Int32Array): Adopted;
  /** Rows and float64 sums of each center, good until the next pass. */
  totals(): Totals;
  /** The same for one shard after the other, which `added` adds up to `totals`. */
  shardTotals(): Totals;
  /** A copy of the labels of the run. */
  labels(): Int32Array;

  /**
   * Nearest and second nearest of k centers for rows [from, to), `from` a multiple of 8: label, squared distance to the first and to
   * the second (infinity when k = 1), from differences.
   */
  nearest(centers: Float32Array, k: number, from: number, to: number, out: Nearest): void;

  /**
   * Labels and confidence, 1 − (distance to the nearest center) / (distance to the second), of rows [from, to), `from`
   * a multiple of 8, into `out` at the index of each row, and their counts added to those of `out`. Returns the sum of
   * their squared distances.
   */
  place(centers: Float32Array, k: number, from: number, to: number, out: Placed): number;
  /** Counts and sums of rows [from, to) by nearest center, `from` a multiple of 8, without a change of the run. */
  tally(centers: Float32Array, k: number, from: number, to: number): Tally;

  /** Starts a k-means++ draw at `row`; returns the sum of squared distances to it. */
  seedAt(row: number): number;
  /** For each share of the summed squared distances to the nearest seed (0 to 1), ascending, the row that stands there. */
  draw(shares: Float64Array): Int32Array;
  /** For each row in `rows`, what the sum of squared distances would be were it a seed too. */
  potentials(rows: Int32Array): Float64Array;
  /** Adds `rows[index]` of the last `potentials` to the seeds. */
  accept(index: number): void;

  /**
   * Sums of distances from each row in [from, to), `from` a multiple of 8, to groups of all rows: rows `runs[r]` to `runs[r + 1]` are
   * added to every slot `slots[r × slotsPerRun + s]`. Returns (to − from) × slotCount float64.
   * Cost: (to − from) × rows × columns.
   */
  distanceSums(
    runs: Int32Array,
    slots: Int32Array,
    slotCount: number,
    from: number,
    to: number,
  ): Float64Array;

  /** Gives the memory back. */
  dispose(): void;
}

/** What became of proposed labels. */
export interface Adopted {
  readonly changed: number;
  /** Rows that had to be decided here. */
  readonly decided: number;
  /** A proposal was no center, or not the nearest one: the rest was not looked at. */
  readonly wrong: boolean;
}

export interface Totals {
  readonly counts: Int32Array;
  readonly sums: Float64Array;
}

export interface Tally extends Totals {
  /** Sum of squared distances to the nearest center. */
  readonly inertia: number;
}

/** Filled by `place`. */
export interface Placed {
  readonly labels: Int32Array;
  readonly confidence: Float32Array;
  /** Rows of each center. */
  readonly counts: Int32Array;
}

/** Filled by `nearest` at the index of each row. */
export interface Nearest {
  readonly labels: Int32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
}
