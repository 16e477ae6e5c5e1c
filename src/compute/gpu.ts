import type { Matrix } from '../base/matrix';
import { DISTANCE_ROWS, otherRows } from './tiles';

/** Where a person wants the heavy passes: by break-even, never on the graphics card, or there whenever it works. */
export type Compute = 'auto' | 'cpu' | 'gpu';

/**
 * A graphics card, wherever it is. Of segments it only proposes: the processor decides every row that rounding could
 * put elsewhere and keeps counts and sums itself, so that a fit is the same to the bit with a card, without one, and
 * with one that is lost half way. Sums of distances are its own, and only shown.
 */
export interface Gpu {
  /** Says that passes over so much are coming: the card may be started meanwhile. */
  expect(rows: number, columns: number, k: number): void;
  /**
   * Copies points, less the origin, to the card for passes of about `k` centers; null where that is not worth it or
   * there is no card to use. Dispose of them to give its memory back.
   * @param all rows of the passes as a whole, where workers share them and `points` are those of one.
   */
  load(
    points: Matrix<Float32Array>,
    origin: Float64Array,
    k: number,
    all?: number,
  ): Promise<GpuPoints | null>;
  /**
   * Copies points to the card for the sums of all distances among them, and starts it for that where so much pays; null
   * as for `load`. Dispose of them to give its memory back.
   */
  loadForDistances(points: Matrix<Float32Array>): Promise<GpuDistances | null>;
  /**
   * Seconds that the card would take for the sums of distances among so many rows: null where `loadForDistances` would
   * give none, NaN where nobody measured. May start the card.
   */
  distanceSeconds(rows: number, columns: number): Promise<number | null>;
}

/** Points on the card. */
export interface GpuPoints {
  /**
   * The nearest of the centers (k × columns, less the origin) for every row, block by block in their order.
   * Errors: `gpu-lost`.
   */
  nearest(centers: Float32Array): AsyncIterable<Proposal>;
  /** Tells that the card computed wrongly: nobody uses it from then on. */
  distrust(): void;
  dispose(): void;
}

/** Points on the card, for sums of distances among them. */
export interface GpuDistances {
  /**
   * Sums of distances from every row to the rows of each group, in parts: those of a block of rows one after the other,
   * blocks in their order. Group g holds the rows `starts[g]` to `starts[g + 1]`; the first starts at 0, the last ends
   * with the last row. Errors: `gpu-lost`. Cost: rows² × columns.
   */
  distanceSums(starts: Int32Array): AsyncIterable<DistancePart>;
  /** Tells that the card computed wrongly: nobody uses it from then on. */
  distrust(): void;
  dispose(): void;
}

/** What some rows of some groups add to the sums of a block of rows. */
export interface DistancePart {
  /** The block: `rows` rows from `from` on. */
  readonly from: number;
  readonly rows: number;
  /** The groups that these sums are of. */
  readonly groups: readonly number[];
  /** Groups × rows. */
  readonly sums: Float32Array;
  /** The sums of this block are complete with it. */
  readonly last: boolean;
}

/** Labels of the rows from `from` on; −1 where float32 can't tell which center is nearest. */
export interface Proposal {
  readonly from: number;
  readonly labels: Int32Array;
}

/** What was measured on this device, of either kind of work. */
export interface Paces {
  /** A multiplication is row × column × center. */
  readonly nearest: Pace;
  /** A multiplication is row × column × other row. */
  readonly distances: Pace;
}

/** Seconds a pass, and a multiplication of it. */
export interface Pace {
  readonly gpuPass: number;
  readonly gpuStep: number;
  readonly cpuStep: number;
}

/**
 * Multiplications a pass from which the card takes half the time of `workers` processor threads at most; infinity
 * where it never does.
 */
export function breakEven({ gpuPass, gpuStep, cpuStep }: Pace, workers: number): number {
  const gain = cpuStep / workers - 2 * gpuStep;
  return gain > 0 ? (2 * gpuPass) / gain : Infinity;
}

/** Seconds of all sums of distances among rows: on the card, and on `workers` processor threads. */
export function distanceSeconds(
  { gpuPass, gpuStep, cpuStep }: Pace,
  rows: number,
  columns: number,
  workers: number,
): { readonly gpu: number; readonly cpu: number } {
  const steps = rows * rows * columns;
  const passes = Math.ceil(rows / DISTANCE_ROWS) * Math.ceil(rows / otherRows(columns));
  return { gpu: passes * gpuPass + steps * gpuStep, cpu: (steps * cpuStep) / workers };
}
