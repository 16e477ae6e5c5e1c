import type { Matrix } from '../base/matrix';

/** Where a person wants the heavy passes: by break-even, never on the graphics card, or there whenever it works. */
export type Compute = 'auto' | 'cpu' | 'gpu';

/**
 * A graphics card, wherever it is. It only proposes: the processor decides every row that rounding could put
 * elsewhere and keeps counts and sums itself, so that a fit is the same to the bit with a card, without one, and with
 * one that is lost half way.
 */
export interface Gpu {
  /** Says that passes over so much are coming: the card may be started meanwhile. */
  expect(rows: number, columns: number, k: number): void;
  /**
   * Copies points, less the origin, to the card for passes of about `k` centers; null where that is not worth it or
   * there is no card to use. Dispose of them to give its memory back.
   */
  load(points: Matrix<Float32Array>, origin: Float64Array, k: number): Promise<GpuPoints | null>;
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

/** Labels of the rows from `from` on; −1 where float32 can't tell which center is nearest. */
export interface Proposal {
  readonly from: number;
  readonly labels: Int32Array;
}

/** What was measured on this device: seconds a pass, and a multiplication (row × column × center) of it. */
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
