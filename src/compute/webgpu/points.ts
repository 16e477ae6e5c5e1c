import * as tf from '@tensorflow/tfjs-core';
import { halfSquares } from '../cpu/shared';
import { answerOf, backend } from './ask';
import { NearestProgram } from './nearest-program';

/** Rows as a program reads them. */
export interface Tile {
  readonly rows: number;
  readonly data: Float32Array;
}

/** Points on the graphics card, for the nearest of centers, in tiles of `tileOf` far below the largest buffer that it can bind. */
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
  nearest(centers: Float32Array, tile: number): Promise<Int32Array> {
    return answerOf(async (keep) => {
      const x = this.tiles[tile]!;
      const k = centers.length / this.columns;
      const half = new Float32Array(k);
      halfSquares(centers, k, this.columns, half, 0);
      const most = half.reduce((a, b) => Math.max(a, b), 0);
      const places = keep(tf.tensor2d(centers, [k, this.columns]));
      const program = new NearestProgram(x.shape[1], this.columns);
      const output = backend().runWebGPUProgram(program, [x, places], 'int32', [
        { type: 'float32', data: [most] },
        { type: 'float32', data: [Math.sqrt(2 * most)] },
      ]);
      return Int32Array.from(await keep(tf.engine().makeTensorFromTensorInfo(output)).data());
    });
  }

  /** Gives the memory of the card back. */
  dispose(): void {
    tf.dispose(this.tiles);
    this.tiles = [];
  }
}
