import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu/dist/base';
import * as tf from '@tensorflow/tfjs-core';
import { KindredError } from '../../base/errors';
import { halfSquares } from '../cpu/shared';
import { NearestProgram } from './nearest-program';

/** Rows of one column after the other, less the origin: what one run of the program reads. */
export interface Tile {
  readonly rows: number;
  readonly data: Float32Array;
}

/** Points on the graphics card, in tiles far below the largest buffer that it can bind. */
export class CardPoints {
  private tiles: tf.Tensor2D[] = [];

  constructor(private readonly columns: number) {}

  add({ rows, data }: Tile): void {
    this.tiles.push(tf.tensor2d(data, [this.columns, rows]));
  }

  /**
   * Index of the nearest center (k × columns, less the origin) of every row of one tile, −1 where rounding could name
   * another. Errors: `gpu-lost`. Cost: rows × k × columns.
   */
  async nearest(centers: Float32Array, tile: number): Promise<Int32Array> {
    let found: tf.Tensor | null = null;
    let places: tf.Tensor | null = null;
    try {
      const x = this.tiles[tile]!;
      const k = centers.length / this.columns;
      const half = new Float32Array(k);
      halfSquares(centers, k, this.columns, half, 0);
      const most = half.reduce((a, b) => Math.max(a, b), 0);
      places = tf.tensor2d(centers, [k, this.columns]);
      const program = new NearestProgram(x.shape[1], this.columns);
      const backend = tf.backend() as WebGPUBackend;
      const output = backend.runWebGPUProgram(program, [x, places], 'int32', [
        { type: 'float32', data: [most] },
        { type: 'float32', data: [Math.sqrt(2 * most)] },
      ]);
      found = tf.engine().makeTensorFromTensorInfo(output);
      return Int32Array.from(await found.data());
    } catch {
      throw lostCard();
    } finally {
      tf.dispose([found, places].filter((tensor) => tensor !== null));
    }
  }

  /** Gives the memory of the card back. */
  dispose(): void {
    tf.dispose(this.tiles);
    this.tiles = [];
  }
}

export const lostCard = () =>
  new KindredError(
    'gpu-lost',
    'The graphics card stopped answering. The processor took over; the segments are the same.',
  );
