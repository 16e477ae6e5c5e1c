// values[rows[i]] for every i, one function for each kind of array: shared code over several kinds runs several
// times slower.

export function gather32(values: Int32Array, rows: Int32Array): Int32Array<ArrayBuffer> {
  const result = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) result[i] = values[rows[i]!]!;
  return result;
}

export function gatherBytes(values: Uint8Array, rows: Int32Array): Uint8Array {
  const result = new Uint8Array(rows.length);
  for (let i = 0; i < rows.length; i++) result[i] = values[rows[i]!]!;
  return result;
}

export function gatherFloats(values: Float64Array, rows: Int32Array): Float64Array {
  const result = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) result[i] = values[rows[i]!]!;
  return result;
}

export function gatherSmallFloats(values: Float64Array, rows: Int32Array): Float32Array {
  const result = new Float32Array(rows.length);
  for (let i = 0; i < rows.length; i++) result[i] = values[rows[i]!]!;
  return result;
}

export function gatherShares(values: Float32Array, rows: Int32Array): Float32Array {
  const result = new Float32Array(rows.length);
  for (let i = 0; i < rows.length; i++) result[i] = values[rows[i]!]!;
  return result;
}
