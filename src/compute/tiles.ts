import type { Matrix } from '../base/matrix';

/** Multiplications one run of a program may make: a fraction of a second on a slow card. */
const MOST_STEPS = 2 ** 31;
const MOST_ROWS = 65_536;

/** Rows of a tile for passes of k centers; a multiple of 8. */
export const tileRows = (columns: number, k: number): number =>
  Math.max(1024, Math.min(MOST_ROWS, Math.floor(MOST_STEPS / (columns * k) / 8) * 8));

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
