import { symmetricEigen } from '../../../base/eigen';
import { random } from '../../../base/random';
import type { Steps } from '../../../base/steps';
import { gram, times, transposedTimes, type Sparse } from './sparse';

/** The largest singular values, falling, and their vectors: `left` is rows × k, `right` columns × k, row-major. */
export interface SingularVectors {
  readonly k: number;
  readonly values: Float64Array;
  readonly left: Float64Array;
  readonly right: Float64Array;
}

export interface SvdOptions {
  readonly seed: number;
  /** Directions beyond k that make the k exact enough. */
  readonly oversampling?: number;
  /** Rounds of multiplying by x and xᵀ: more separate singular values that lie close. */
  readonly powerRounds?: number;
}

/**
 * Truncated singular value decomposition by random projection (Halko, Martinsson and Tropp, 2011). Each right
 * vector's largest entry is positive, so that signs do not depend on the seed.
 *
 * @returns min(k, rows, columns) of them; a value of zero has zero vectors
 * Cost: O(entries · (k + oversampling) · powerRounds).
 */
export function* truncatedSvd(
  x: Sparse,
  k: number,
  { seed, oversampling = 10, powerRounds = 6 }: SvdOptions,
): Steps<SingularVectors> {
  const kept = Math.min(k, x.rows, x.columns);
  const p = Math.min(kept + oversampling, x.rows, x.columns);
  const source = random(seed);
  const start = Float64Array.from({ length: x.columns * p }, () => source.normal());
  let q = orthonormal(times(x, start, p), p);
  for (let round = 0; round < powerRounds; round++) {
    yield { done: round, total: powerRounds + 1 };
    const right = orthonormal(transposedTimes(x, q, p), p);
    yield { done: round + 0.5, total: powerRounds + 1 };
    q = orthonormal(times(x, right, p), p);
  }
  // b = xᵀq is columns × p; the eigenvectors of bᵀb turn q and b into the singular vectors.
  const b = transposedTimes(x, q, p);
  const { values: squares, vectors } = symmetricEigen(gram(b, p), p);
  const values = squares.slice(0, kept).map((square) => Math.sqrt(Math.max(0, square)));
  const left = turned(q, p, vectors, kept);
  const right = turned(b, p, vectors, kept);
  for (let j = 0; j < kept; j++) {
    const sign = signOf(right, kept, j);
    scaleColumn(right, kept, j, values[j]! > 1e-12 * values[0]! ? sign / values[j]! : 0);
    scaleColumn(left, kept, j, values[j]! > 1e-12 * values[0]! ? sign : 0);
  }
  return { k: kept, values, left, right };
}

/** Modified Gram–Schmidt, twice ("twice is enough"); a column that depends on others becomes zero. */
function orthonormal(a: Float64Array, k: number): Float64Array {
  for (let j = 0; j < k; j++) {
    const before = norm(a, k, j);
    for (let pass = 0; pass < 2; pass++)
      for (let i = 0; i < j; i++) {
        let dot = 0;
        for (let at = 0; at < a.length; at += k) dot += a[at + i]! * a[at + j]!;
        for (let at = 0; at < a.length; at += k) a[at + j]! -= dot * a[at + i]!;
      }
    const after = norm(a, k, j);
    scaleColumn(a, k, j, after > 1e-10 * before && after > 0 ? 1 / after : 0);
  }
  return a;
}

function norm(a: Float64Array, k: number, j: number): number {
  let sum = 0;
  for (let at = j; at < a.length; at += k) sum += a[at]! * a[at]!;
  return Math.sqrt(sum);
}

function scaleColumn(a: Float64Array, k: number, j: number, factor: number): void {
  for (let at = j; at < a.length; at += k) a[at]! *= factor;
}

function signOf(a: Float64Array, k: number, j: number): number {
  let largest = 0;
  for (let at = j; at < a.length; at += k) if (Math.abs(a[at]!) > Math.abs(largest) + 1e-12) largest = a[at]!;
  return largest < 0 ? -1 : 1;
}

/** a · the first `kept` vectors. */
function turned(a: Float64Array, p: number, vectors: readonly Float64Array[], kept: number): Float64Array {
  const product = new Float64Array((a.length / p) * kept);
  for (let from = 0, to = 0; from < a.length; from += p, to += kept)
    for (let j = 0; j < kept; j++) {
      const vector = vectors[j]!;
      let sum = 0;
      for (let i = 0; i < p; i++) sum += a[from + i]! * vector[i]!;
      product[to + j] = sum;
    }
  return product;
}
