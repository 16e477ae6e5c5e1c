import * as tf from '@tensorflow/tfjs-core';
import { KindredError } from '../../base/errors';
import type { Matrix } from '../../base/matrix';
import { shifted } from '../cpu/plain';
import { halfSquares } from '../cpu/shared';
import type { Totals } from '../kernels';

/** Rows of one tile: float32 sums over so many lose little, and their float64 total nothing. */
const TILE_ROWS = 65_536;

/** Points on the graphics card, for k-means passes. */
export class GpuPoints {
  readonly rows: number;
  readonly columns: number;
  private tiles: tf.Tensor2D[];

  constructor(points: Matrix, origin?: Float64Array) {
    const { rows, columns: d } = points;
    this.rows = rows;
    this.columns = d;
    const data = shifted(points, origin);
    this.tiles = [];
    for (let from = 0; from < rows; from += TILE_ROWS) {
      const count = Math.min(TILE_ROWS, rows - from);
      this.tiles.push(tf.tensor2d(data.subarray(from * d, (from + count) * d), [count, d]));
    }
  }

  /**
   * Rows and sums of the rows nearest to each center (k × columns, less the origin). Differs from the processor's
   * kernels by rounding: counts by rows on a border, sums by a share of about 1e-6.
   */
  async assign(centers: Float32Array): Promise<Totals> {
    const d = this.columns;
    const k = centers.length / d;
    const values = await computed(() => {
      const nearest = this.nearestTo(centers, k);
      const tiles = this.tiles.map((x) => {
        const member = tf.oneHot(nearest(x), k, 1, 0, 'float32');
        const sums = tf.matMul(member, x, true, false);
        return tf.concat([sums, tf.reshape(tf.sum(member, 0), [k, 1])], 1);
      });
      return tf.stack(tiles);
    });
    const counts = new Int32Array(k);
    const sums = new Float64Array(k * d);
    for (let at = 0; at < values.length;) {
      for (let c = 0; c < k; c++) {
        for (let j = 0; j < d; j++) sums[c * d + j]! += values[at++]!;
        counts[c]! += values[at++]!;
      }
    }
    return { counts, sums };
  }

  /** Index of the nearest center of every row. */
  async labels(centers: Float32Array): Promise<Int32Array> {
    const k = centers.length / this.columns;
    return Int32Array.from(await computed(() => tf.concat(this.tiles.map(this.nearestTo(centers, k)))));
  }

  /** Gives the memory of the card back. */
  dispose(): void {
    tf.dispose(this.tiles);
    this.tiles = [];
  }

  private nearestTo(centers: Float32Array, k: number): (x: tf.Tensor2D) => tf.Tensor1D {
    const half = new Float32Array(k);
    halfSquares(centers, k, this.columns, half, 0);
    const norms = tf.tensor1d(half);
    const places = tf.tensor2d(centers, [k, this.columns]);
    return (x) => tf.argMin(tf.sub(norms, tf.matMul(x, places, false, true)), 1);
  }
}

/** The values of what a function makes of tensors, all of which are gone afterwards. A lost device gets a name. */
async function computed(make: () => tf.Tensor): Promise<ArrayLike<number>> {
  let result: tf.Tensor | null = null;
  try {
    result = tf.tidy(make);
    return await result.data();
  } catch {
    throw new KindredError(
      'gpu-lost',
      'The graphics card stopped answering. The processor can do the work instead.',
    );
  } finally {
    result?.dispose();
  }
}
