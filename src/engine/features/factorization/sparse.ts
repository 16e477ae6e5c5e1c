/** A matrix of mostly zeros, row by row: those of row r are offsets[r] … offsets[r + 1] − 1. */
export interface Sparse {
  readonly rows: number;
  readonly columns: number;
  readonly offsets: Int32Array;
  /** Columns, rising within a row. */
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** x · b; b is x.columns × k, row-major. Result: x.rows × k. Cost: O(entries · k). */
export function times({ rows, offsets, indices, values }: Sparse, b: Float64Array, k: number): Float64Array {
  const product = new Float64Array(rows * k);
  for (let r = 0; r < rows; r++) {
    const to = r * k;
    for (let at = offsets[r]!; at < offsets[r + 1]!; at++) {
      const value = values[at]!;
      const from = indices[at]! * k;
      for (let j = 0; j < k; j++) product[to + j]! += value * b[from + j]!;
    }
  }
  return product;
}

/** xᵀ · b; b is x.rows × k, row-major. Result: x.columns × k. Cost: O(entries · k). */
export function transposedTimes(x: Sparse, b: Float64Array, k: number): Float64Array {
  const { rows, columns, offsets, indices, values } = x;
  const product = new Float64Array(columns * k);
  for (let r = 0; r < rows; r++) {
    const from = r * k;
    for (let at = offsets[r]!; at < offsets[r + 1]!; at++) {
      const value = values[at]!;
      const to = indices[at]! * k;
      for (let j = 0; j < k; j++) product[to + j]! += value * b[from + j]!;
    }
  }
  return product;
}

/** aᵀ · a of a tall matrix with k columns, row-major. Result: k × k. */
export function gram(a: Float64Array, k: number): Float64Array {
  const product = new Float64Array(k * k);
  for (let from = 0; from < a.length; from += k)
    for (let i = 0; i < k; i++) {
      const value = a[from + i]!;
      if (value !== 0) for (let j = 0; j < k; j++) product[i * k + j]! += value * a[from + j]!;
    }
  return product;
}

/** Sum of the squared entries. */
export const squaredNorm = ({ values }: Sparse): number =>
  values.reduce((sum, value) => sum + value * value, 0);

/** The rows named, in the order given. */
export function rowsOf(x: Sparse, rows: Int32Array | readonly number[]): Sparse {
  const offsets = new Int32Array(rows.length + 1);
  rows.forEach((r, i) => (offsets[i + 1] = offsets[i]! + x.offsets[r + 1]! - x.offsets[r]!));
  const indices = new Int32Array(offsets[rows.length]!);
  const values = new Float64Array(indices.length);
  rows.forEach((r, i) => {
    indices.set(x.indices.subarray(x.offsets[r]!, x.offsets[r + 1]!), offsets[i]!);
    values.set(x.values.subarray(x.offsets[r]!, x.offsets[r + 1]!), offsets[i]!);
  });
  return { rows: rows.length, columns: x.columns, offsets, indices, values };
}
