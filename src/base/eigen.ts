/**
 * Eigenvalues and vectors of a symmetric matrix by cyclic Jacobi rotations (Golub & Van Loan, 8.5).
 * Own code: for the few dozen columns we have it is 40 lines and exact to rounding, where a linear-algebra
 * package would be the largest dependency of the engine.
 *
 * @param matrix d × d, row-major, symmetric; not changed.
 * @returns eigenvalues in falling order, and their unit vectors as rows; each vector's largest entry is positive.
 */
export function symmetricEigen(
  matrix: Float64Array,
  d: number,
): { readonly values: Float64Array; readonly vectors: readonly Float64Array[] } {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(d * d);
  for (let i = 0; i < d; i++) v[i * d + i] = 1;
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let p = 0; p < d; p++) for (let q = p + 1; q < d; q++) off += a[p * d + q]! ** 2;
    if (off < 1e-24) break;
    for (let p = 0; p < d; p++) for (let q = p + 1; q < d; q++) rotate(a, v, d, p, q);
  }
  const order = Array.from({ length: d }, (_, i) => i).sort((i, j) => a[j * d + j]! - a[i * d + i]!);
  return {
    values: Float64Array.from(order, (i) => a[i * d + i]!),
    vectors: order.map((i) => {
      const vector = Float64Array.from({ length: d }, (_, row) => v[row * d + i]!);
      const largest = vector.reduce((best, x) => (Math.abs(x) > Math.abs(best) + 1e-12 ? x : best), 0);
      return largest < 0 ? vector.map((x) => -x) : vector;
    }),
  };
}

function rotate(a: Float64Array, v: Float64Array, d: number, p: number, q: number): void {
  const apq = a[p * d + q]!;
  if (apq === 0) return;
  const theta = (a[q * d + q]! - a[p * d + p]!) / (2 * apq);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let i = 0; i < d; i++) {
    const aip = a[i * d + p]!;
    const aiq = a[i * d + q]!;
    a[i * d + p] = c * aip - s * aiq;
    a[i * d + q] = s * aip + c * aiq;
  }
  for (let i = 0; i < d; i++) {
    const api = a[p * d + i]!;
    const aqi = a[q * d + i]!;
    a[p * d + i] = c * api - s * aqi;
    a[q * d + i] = s * api + c * aqi;
    const vip = v[i * d + p]!;
    const viq = v[i * d + q]!;
    v[i * d + p] = c * vip - s * viq;
    v[i * d + q] = s * vip + c * viq;
  }
}
