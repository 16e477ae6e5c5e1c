import type { Matrix } from '../../src/base/matrix';
import { random } from '../../src/base/random';

export interface Labeled {
  readonly x: Matrix<Float32Array>;
  readonly truth: Int32Array;
}

/** Round Gaussian groups of unit spread around the given centers, rows in random order. */
export function blobs(centers: readonly (readonly number[])[], perGroup: number, seed: number): Labeled {
  const source = random(seed);
  const columns = centers[0]!.length;
  const rows = centers.length * perGroup;
  const truth = Int32Array.from({ length: rows }, () => source.below(centers.length));
  const data = new Float32Array(rows * columns);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) data[i * columns + j] = centers[truth[i]!]![j]! + source.normal();
  return { x: { rows, columns, data }, truth };
}

/** One round Gaussian cloud: no groups. */
export const cloud = (rows: number, columns: number, seed: number): Matrix<Float32Array> =>
  blobs([new Array<number>(columns).fill(0)], rows, seed).x;

/** Evenly spread over the unit cube: no groups. */
export function uniform(rows: number, columns: number, seed: number): Matrix<Float32Array> {
  const source = random(seed);
  return { rows, columns, data: Float32Array.from({ length: rows * columns }, () => source.next()) };
}

/** A matrix with its rows in the given order. */
export function reorder({ columns, data }: Matrix<Float32Array>, order: Int32Array): Matrix<Float32Array> {
  const out = new Float32Array(order.length * columns);
  order.forEach((row, i) => out.set(data.subarray(row * columns, (row + 1) * columns), i * columns));
  return { rows: order.length, columns, data: out };
}
