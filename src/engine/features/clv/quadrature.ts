/** Nodes in (0, 1) and their weights, which sum to 1. */
export interface Rule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Gauss's rule of n nodes for the beta(a, b) distribution: Σ wₖ f(pₖ) equals E[f(p)] for polynomials up to degree
 * 2n − 1. Golub, Welsch (1969) on the recurrence of the Jacobi polynomials, shifted to [0, 1]. O(n²).
 */
export function betaRule(a: number, b: number, n: number): Rule {
  const diagonal = new Float64Array(n);
  const off = new Float64Array(n);
  const s = a + b;
  for (let k = 0; k < n; k++) {
    // The first is the mean of the distribution.
    diagonal[k] = k === 0 ? a / s : 0.5 + ((a - b) * (s - 2)) / (2 * (2 * k + s - 2) * (2 * k + s));
    const j = k + 1;
    const square =
      j === 1
        ? (a * b) / (s * s * (s + 1))
        : (j * (j + a - 1) * (j + b - 1) * (j + s - 2)) /
          ((2 * j + s - 2) ** 2 * (2 * j + s - 1) * (2 * j + s - 3));
    off[k] = Math.sqrt(square);
  }
  return eigenRule(diagonal, off);
}

/** Gauss–Legendre on [0, 1]. */
export const uniformRule = (n: number): Rule => betaRule(1, 1, n);

/**
 * Eigenvalues of a symmetric tridiagonal matrix and the squared first entries of its eigenvectors: implicit QL
 * (Martin, Wilkinson 1968). Own code: no maintained library offers it without a whole matrix package.
 */
function eigenRule(d: Float64Array, e: Float64Array): Rule {
  const n = d.length;
  const z = new Float64Array(n);
  z[0] = 1;
  e[n - 1] = 0;
  for (let l = 0; l < n; l++) {
    for (let round = 0; round < 60; round++) {
      let m = l;
      while (m < n - 1 && Math.abs(e[m]!) > 2.3e-16 * (Math.abs(d[m]!) + Math.abs(d[m + 1]!))) m++;
      if (m === l) break;
      let g = (d[l + 1]! - d[l]!) / (2 * e[l]!);
      let r = Math.hypot(g, 1);
      g = d[m]! - d[l]! + e[l]! / (g + (g < 0 ? -r : r));
      let [s, c, p] = [1, 1, 0];
      let i = m - 1;
      for (; i >= l; i--) {
        const f = s * e[i]!;
        const b = c * e[i]!;
        r = Math.hypot(f, g);
        e[i + 1] = r;
        if (r === 0) {
          d[i + 1]! -= p;
          e[m] = 0;
          break;
        }
        s = f / r;
        c = g / r;
        g = d[i + 1]! - p;
        r = (d[i]! - g) * s + 2 * c * b;
        p = s * r;
        d[i + 1] = g + p;
        g = c * r - b;
        const [upper, lower] = [z[i + 1]!, z[i]!];
        z[i + 1] = s * lower + c * upper;
        z[i] = c * lower - s * upper;
      }
      if (r === 0 && i >= l) continue;
      d[l]! -= p;
      e[l] = g;
      e[m] = 0;
    }
  }
  return { nodes: d.map((node) => Math.min(1, Math.max(0, node))), weights: z.map((each) => each * each) };
}
