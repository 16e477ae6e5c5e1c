import * as tf from '@tensorflow/tfjs-core';
import { quadsOf } from '../tiles';
import { answerOf, backend } from './ask';
import { DistancesProgram, runsOf } from './distances-program';
import type { Tile } from './points';

/** Points on the graphics card, for sums of distances among them, in tiles of `quadTileOf`. */
export class CardDistances {
  private tiles: tf.Tensor2D[] = [];

  constructor(private readonly columns: number) {}

  add({ rows, data }: Tile): void {
    this.tiles.push(tf.tensor2d(data, [rows, 4 * quadsOf(this.columns)]));
  }

  /**
   * Sums of distances from every row of one tile to rows of another, from `from` on, by group (groups × rows); none of
   * the groups is empty.
   *
   * @param ends the row of the other tile after the last of each group. Errors: `gpu-lost`.
   * Cost: rows × other rows × columns.
   */
  distanceSums(tile: number, other: number, from: number, ends: Int32Array): Promise<Float32Array> {
    return answerOf(async (keep) => {
      const [x, y] = [this.tiles[tile]!, this.tiles[other]!];
      const rows = x.shape[0];
      const runs = runsOf(from, ends, this.columns);
      const program = new DistancesProgram(rows, ends.length, this.columns);
      const output = backend().runWebGPUProgram(
        program,
        [x, y, keep(tf.tensor1d(runs, 'int32'))],
        'float32',
        [
          { type: 'int32', data: [rows] },
          { type: 'int32', data: [runs.length / 3] },
        ],
      );
      return Float32Array.from(await keep(tf.engine().makeTensorFromTensorInfo(output)).data());
    });
  }

  /** Gives the memory of the card back. */
  dispose(): void {
    tf.dispose(this.tiles);
    this.tiles = [];
  }
}
