import type { Matrix } from '../base/matrix';

/**
 * The arithmetic that segmenting spends its time in. Two implementations do the same operations in the same
 * order, in float32 with float64 sums, so their results are equal to the bit: plain loops (the reference) and
 * SIMD WebAssembly.
 */
export interface Kernels {
  readonly name: 'plain' | 'simd';
  /**
   * Copies rows to where the kernels compute, less `origin` (columns): distances stay exact far from zero.
   * Cost: one copy, rows × columns float32.
   */
  load(points: Matrix, origin?: Float64Array): LoadedPoints;
}

/** Points that kernels can work on, and the state of one k-means run over them. */
export interface LoadedPoints {
  readonly rows: number;
  readonly columns: number;

  /** A copy of one row, less the origin. */
  row(index: number): Float32Array;

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
  /** A copy of the labels of the run. */
  labels(): Int32Array;

  /**
   * Nearest and second nearest of k centers for rows [from, to), `from` a multiple of 8: label, squared distance to the first and to
   * the second (infinity when k = 1), from differences.
   */
  nearest(centers: Float32Array, k: number, from: number, to: number, out: Nearest): void;

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

/** Filled by `nearest` at the index of each row. */
export interface Nearest {
  readonly labels: Int32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
}
