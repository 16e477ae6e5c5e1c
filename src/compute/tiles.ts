import type { Matrix } from '../base/matrix';

/** Multiplications one run of a program may make: a fraction of a second on a slow card. */
const MOST_STEPS = 2 ** 31;
const MOST_ROWS = 65_536;

/** Rows of a tile for passes of k centers; a multiple of 8. */
export const tileRows = (columns: number, k: number): number =>
  Math.max(1024, Math.min(MOST_ROWS, Math.floor(MOST_STEPS / (columns * k) / 8) * 8));

/** Rows of a tile for sums of distances; enough to keep a large card busy. */
export const DISTANCE_ROWS = 16_384;
/** Columns up to which a card sums distances: one row must fit the memory of a workgroup. */
export const DISTANCE_COLUMNS = 4096;

/** Other rows whose distances to one tile a run of the program sums. */
export const otherRows = (columns: number): number =>
  Math.min(DISTANCE_ROWS, Math.floor(MOST_STEPS / DISTANCE_ROWS / columns));

/** Rows [from, to) as float32, less the origin, one column after the other. */
export function tileOf(
  { columns, data }: Matrix,
  origin: Float64Array | undefined,
  from: number,
  to: number,
): { rows: number; data: Float32Array<ArrayBuffer> } {
  const rows = to - from;
  const tile = new Float32Array(rows * columns);
  for (let j = 0; j < columns; j++) {
    const less = origin?.[j] ?? 0;
    for (let i = 0, at = from * columns + j; i < rows; i++, at += columns)
      tile[j * rows + i] = data[at]! - less;
  }
  return { rows, data: tile };
}

/** Groups of four that hold so many columns. */
export const quadsOf = (columns: number): number => Math.ceil(columns / 4);

/** Rows [from, to) one after the other, each filled up with zeros to whole groups of four. */
export function quadTileOf(
  { columns, data }: Matrix<Float32Array>,
  from: number,
  to: number,
): { rows: number; data: Float32Array<ArrayBuffer> } {
  const rows = to - from;
  const width = 4 * quadsOf(columns);
  const tile = new Float32Array(rows * width);
  for (let i = 0; i < rows; i++)
    tile.set(data.subarray((from + i) * columns, (from + i + 1) * columns), i * width);
  return { rows, data: tile };
}
