/** A dense row-major matrix: `data[row * columns + column]`. */
export interface Matrix<A extends Float32Array | Float64Array = Float32Array | Float64Array> {
  readonly rows: number;
  readonly columns: number;
  readonly data: A;
}

export const matrix32 = (rows: number, columns: number): Matrix<Float32Array> => ({
  rows,
  columns,
  data: new Float32Array(rows * columns),
});

/** Builds a float64 matrix from rows of equal length. */
export function matrixOf(rows: readonly (readonly number[])[]): Matrix<Float64Array> {
  const columns = rows[0]?.length ?? 0;
  const data = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => data.set(row, i * columns));
  return { rows: rows.length, columns, data };
}

export function toFloat32(x: Matrix): Matrix<Float32Array> {
  return x.data instanceof Float32Array
    ? (x as Matrix<Float32Array>)
    : { rows: x.rows, columns: x.columns, data: Float32Array.from(x.data) };
}

/** Zeros that workers share instead of copying, where the page may do so (it is isolated from other origins). */
export const shareable = (length: number): Float32Array =>
  typeof SharedArrayBuffer === 'undefined'
    ? new Float32Array(length)
    : new Float32Array(new SharedArrayBuffer(length * Float32Array.BYTES_PER_ELEMENT));
