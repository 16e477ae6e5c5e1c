/** Cholesky factor, a lower triangle, of a covariance; a column that others determine gets no spread of its own. */
export function factorOf(covariance: Float64Array, d: number): Float64Array {
  const factor = new Float64Array(d * d);
  for (let a = 0; a < d; a++)
    for (let b = 0; b <= a; b++) {
      let sum = covariance[a * d + b]!;
      for (let l = 0; l < b; l++) sum -= factor[a * d + l]! * factor[b * d + l]!;
      const pivot = factor[b * d + b]!;
      if (a === b) factor[a * d + a] = sum > 1e-9 * covariance[a * d + a]! ? Math.sqrt(sum) : 0;
      else factor[a * d + b] = pivot > 0 ? sum / pivot : 0;
    }
  return factor;
}
