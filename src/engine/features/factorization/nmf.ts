import type { Steps } from '../../../base/steps';
import { portion } from '../../../base/steps';
import { gram, squaredNorm, times, transposedTimes, type Sparse } from './sparse';
import { truncatedSvd, type SingularVectors } from './svd';

/** x ≈ weights · basisᵀ, all of them zero or more. Parts stand in falling order of what they explain. Plain data. */
export interface Nmf {
  readonly k: number;
  readonly columns: number;
  /** Columns × k, row-major; each part has length 1. */
  readonly basis: Float64Array;
  /** Share of the squared entries of x that is left over, 0 to 1. */
  readonly error: number;
  readonly iterations: number;
  /** Whether the error had settled within the iterations allowed. */
  readonly converged: boolean;
}

export interface NmfOptions {
  readonly seed: number;
  readonly iterations?: number;
  /** Stops when an iteration lowers the error by less than this share of it. */
  readonly tolerance?: number;
}

/**
 * Non-negative matrix factorization: least squares by hierarchical alternating steps (HALS, Cichocki and Phan 2009),
 * begun at the singular vectors (NNDSVD, Boutsidis and Gallopoulos 2008). That beginning depends on the data and
 * hardly on the seed, so parts stay the same under another one. Own code: the packages that have it take dense
 * matrices and random beginnings.
 *
 * @param x no negative entry
 * @param k parts; fewer come back where x has not so many rows or columns
 * @returns the parts and the weights of the rows of x (rows × k, row-major, as `project` gives them)
 * Cost: O(iterations · entries · k).
 */
export function* nmf(
  x: Sparse,
  k: number,
  { seed, iterations = 200, tolerance = 1e-4 }: NmfOptions,
): Steps<{ readonly model: Nmf; readonly weights: Float64Array }> {
  const begin = yield* portion(truncatedSvd(x, k, { seed }), 0, 30);
  const parts = begin.k;
  const { weights, basis } = nonNegative(begin);
  const total = squaredNorm(x);
  let [error, before, done] = [1, Infinity, 0];
  while (done < iterations && before - error >= tolerance * error && total > 0) {
    yield { done: 30 + (70 * done) / iterations, total: 100 };
    before = done === 0 ? Infinity : error;
    improve(weights, times(x, basis, parts), gram(basis, parts), parts);
    const product = transposedTimes(x, weights, parts);
    const products = gram(weights, parts);
    improve(basis, product, products, parts);
    error = Math.max(0, leftOver(total, basis, product, products, parts) / total);
    done++;
    if (error < 1e-12) break;
  }
  const model: Nmf = {
    k: parts,
    columns: x.columns,
    basis: ordered(basis, weights, parts),
    error: total > 0 ? error : 0,
    iterations: done,
    converged: done < iterations,
  };
  return { model, weights: project(model, x) };
}

/** Sweeps over the parts of one row until its weights stand. */
const SWEEPS = 50;

/**
 * The weights of rows, known or new, in the parts of a model: non-negative least squares, row by row.
 *
 * @returns x.rows × k, row-major; zeros for a row without entries
 * Cost: O(entries · k + rows · k²).
 */
export function project({ k, basis }: Nmf, x: Sparse): Float64Array {
  const target = times(x, basis, k);
  const products = gram(basis, k);
  const weights = new Float64Array(target.length);
  for (let from = 0; from < weights.length; from += k) {
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      let moved = 0;
      for (let j = 0; j < k; j++) moved = Math.max(moved, step(weights, target, products, from, j, k));
      if (moved < 1e-9) break;
    }
  }
  return weights;
}

/** Sets one weight to its best value with the others held; returns by how much it moved. */
function step(
  a: Float64Array,
  target: Float64Array,
  products: Float64Array,
  from: number,
  j: number,
  k: number,
): number {
  const own = products[j * k + j]!;
  if (own <= 0) return 0;
  let gradient = target[from + j]!;
  for (let i = 0; i < k; i++) gradient -= a[from + i]! * products[i * k + j]!;
  const old = a[from + j]!;
  a[from + j] = Math.max(0, old + gradient / own);
  return Math.abs(a[from + j]! - old);
}

/** One pass over all entries. */
function improve(a: Float64Array, target: Float64Array, products: Float64Array, k: number): void {
  for (let from = 0; from < a.length; from += k)
    for (let j = 0; j < k; j++) step(a, target, products, from, j, k);
}

/** ‖x − weights · basisᵀ‖² without forming the product. */
function leftOver(
  total: number,
  basis: Float64Array,
  product: Float64Array,
  products: Float64Array,
  k: number,
): number {
  let cross = 0;
  for (let i = 0; i < basis.length; i++) cross += basis[i]! * product[i]!;
  const own = gram(basis, k);
  let both = 0;
  for (let i = 0; i < own.length; i++) both += own[i]! * products[i]!;
  return total - 2 * cross + both;
}

/** NNDSVD: of each pair of singular vectors the half (positive or negative parts) that says more. */
function nonNegative({ k, values, left, right }: SingularVectors): {
  weights: Float64Array;
  basis: Float64Array;
} {
  const [weights, basis] = [new Float64Array(left.length), new Float64Array(right.length)];
  for (let j = 0; j < k; j++) {
    const halves = [1, -1].map((sign) => {
      const [l, r] = [halfNorm(left, k, j, sign), halfNorm(right, k, j, sign)];
      return { sign, l, r, size: l * r };
    });
    const { sign, l, r, size } = halves[0]!.size >= halves[1]!.size ? halves[0]! : halves[1]!;
    if (size === 0) continue;
    const scale = Math.sqrt(values[j]! * size);
    for (let at = j; at < left.length; at += k) weights[at] = (scale * Math.max(0, sign * left[at]!)) / l;
    for (let at = j; at < right.length; at += k) basis[at] = (scale * Math.max(0, sign * right[at]!)) / r;
  }
  return { weights, basis };
}

function halfNorm(a: Float64Array, k: number, j: number, sign: number): number {
  let sum = 0;
  for (let at = j; at < a.length; at += k) sum += Math.max(0, sign * a[at]!) ** 2;
  return Math.sqrt(sum);
}

/** The parts with length 1, those that explain most first; ties as they came. */
function ordered(basis: Float64Array, weights: Float64Array, k: number): Float64Array {
  const lengths = Float64Array.from({ length: k }, (_, j) => halfNorm(basis, k, j, 1));
  const sizes = Float64Array.from({ length: k }, (_, j) => lengths[j]! * halfNorm(weights, k, j, 1));
  const order = Array.from({ length: k }, (_, j) => j).sort((i, j) => sizes[j]! - sizes[i]!);
  const sorted = new Float64Array(basis.length);
  for (let from = 0; from < basis.length; from += k)
    order.forEach((j, to) => (sorted[from + to] = lengths[j]! > 0 ? basis[from + j]! / lengths[j]! : 0));
  return sorted;
}
