import type { Matrix } from '../../../base/matrix';
import type { Steps } from '../../../base/steps';
import { densityOf, logDensities, type Density, type Mixture, type Shape } from './mixture';

/** Multiplications between two yields: a few milliseconds. */
const BLOCK = 2_000_000;

export interface EmRun {
  readonly mixture: Mixture;
  /** Log-likelihood before the last maximization. */
  readonly logLikelihood: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** Components without spread in some direction, before the last maximization. */
  readonly flat: number;
}

export interface Limits {
  readonly iterations: number;
  /** Stops when the log-likelihood a row changes by less. */
  readonly tolerance: number;
  /** Added to every variance. */
  readonly regularization: number;
  /** A component with less than e to this of what the likeliest has of a row gets none of it. */
  readonly negligible: number;
}

/** Sums of one pass, about the means that the pass began with: no precision is lost far from zero. */
interface Moments {
  readonly counts: Float64Array;
  readonly sums: Float64Array;
  /** Lower triangles (full: k of them, tied: one) or squares (k × columns). */
  readonly products: Float64Array;
  /** Room for one row less a mean. */
  readonly differences: Float64Array;
}

/** Rows between two yields. */
export const blockOf = (k: number, columns: number) =>
  Math.max(16, Math.floor(BLOCK / (k * (columns * columns + 20))));

/** Expectation-maximization from a mixture. Cost: iterations × rows × k × columns². */
export function* maximize(
  x: Matrix<Float64Array>,
  start: Mixture,
  { iterations: limit, tolerance, regularization, negligible }: Limits,
): Steps<EmRun> {
  const { rows } = x;
  const likeliest = new Int32Array(rows);
  let mixture = start;
  let last = -Infinity;
  let iterations = 0;
  let converged = false;
  let flat = 0;
  while (iterations < limit && !converged) {
    const density = yield* densityOf(mixture, regularization);
    flat = density.flat;
    const moments = momentsFor(mixture);
    const block = blockOf(density.k, x.columns);
    let sum = 0;
    for (let from = 0; from < rows; from += block) {
      const to = Math.min(rows, from + block);
      sum += expect(x, from, to, density, mixture.shape, moments, likeliest, negligible);
      yield { done: iterations * rows + to, total: limit * rows };
    }
    mixture = mixtureOf(mixture, moments, rows, regularization);
    iterations++;
    converged = Math.abs(sum - last) <= tolerance * rows;
    last = sum;
  }
  return { mixture, logLikelihood: last, iterations, converged, flat };
}

/** The mixture of hard groups: one component for each of the k labels, `centers` near their means. */
export function mixtureOfLabels(
  x: Matrix<Float64Array>,
  labels: Int32Array,
  centers: Float64Array,
  shape: Shape,
  regularization: number,
): Mixture {
  const k = centers.length / x.columns;
  const none = new Float64Array();
  const start: Mixture = {
    shape,
    columns: x.columns,
    weights: new Float64Array(k),
    means: centers,
    covariances: none,
  };
  const moments = momentsFor(start);
  for (let i = 0; i < x.rows; i++) add(x, i * x.columns, labels[i]!, 1, start, moments);
  return mixtureOf(start, moments, x.rows, regularization);
}

function momentsFor({ shape, columns: d, weights: { length: k } }: Mixture): Moments {
  const products = shape === 'full' ? k * d * d : shape === 'tied' ? d * d : k * d;
  return {
    counts: new Float64Array(k),
    sums: new Float64Array(k * d),
    products: new Float64Array(products),
    differences: new Float64Array(d),
  };
}

/** Adds rows [from, to), each shared among the components, and keeps its likeliest; returns their log-likelihood. */
function expect(
  x: Matrix<Float64Array>,
  from: number,
  to: number,
  density: Density,
  shape: Shape,
  moments: Moments,
  likeliest: Int32Array,
  negligible: number,
): number {
  const logs = new Float64Array(density.k);
  const place = { shape, means: density.means };
  let sum = 0;
  for (let i = from; i < to; i++) {
    const at = i * x.columns;
    const whole = logDensities(density, x.data, at, logs, likeliest[i]!, negligible);
    sum += whole;
    for (let c = 0; c < density.k; c++) {
      if (logs[c]! > logs[likeliest[i]!]!) likeliest[i] = c;
      const logShare = logs[c]! - whole;
      if (logShare > negligible) add(x, at, c, Math.exp(logShare), place, moments);
    }
  }
  return sum;
}

function add(
  { columns: d, data }: Matrix<Float64Array>,
  at: number,
  c: number,
  share: number,
  { shape, means }: Pick<Mixture, 'shape' | 'means'>,
  { counts, sums, products, differences }: Moments,
): void {
  counts[c]! += share;
  const mean = c * d;
  if (shape === 'full' || shape === 'tied') {
    let p = shape === 'full' ? c * d * d : 0;
    for (let a = 0; a < d; a++, p += d) {
      differences[a] = data[at + a]! - means[mean + a]!;
      const value = share * differences[a]!;
      sums[mean + a]! += value;
      for (let b = 0; b <= a; b++) products[p + b]! += value * differences[b]!;
    }
  } else
    for (let a = 0; a < d; a++) {
      const difference = data[at + a]! - means[mean + a]!;
      sums[mean + a]! += share * difference;
      products[mean + a]! += share * difference * difference;
    }
}

/** The maximization: weights, means and covariances of the shape from the sums about the old means. */
function mixtureOf(
  { shape, columns: d, means: before }: Mixture,
  { counts, sums, products }: Moments,
  rows: number,
  regularization: number,
): Mixture {
  const k = counts.length;
  // A component that lost every row keeps its place instead of dividing by nothing.
  const sizes = counts.map((count) => count + 10 * Number.EPSILON);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const shift = sums.map((sum, i) => sum / sizes[Math.floor(i / d)]!);
  const means = before.map((mean, i) => mean + shift[i]!);
  const shared = { shape, columns: d, weights: sizes.map((size) => size / total), means };
  if (shape === 'diagonal' || shape === 'spherical') {
    const variances = products.map(
      (sum, i) => Math.max(0, sum / sizes[Math.floor(i / d)]! - shift[i]! ** 2) + regularization,
    );
    if (shape === 'diagonal') return { ...shared, covariances: variances };
    const round = sizes.map(
      (_, c) => variances.subarray(c * d, (c + 1) * d).reduce((sum, v) => sum + v, 0) / d,
    );
    return { ...shared, covariances: round };
  }
  const covariances = new Float64Array(products.length);
  const blocks = shape === 'full' ? k : 1;
  for (let m = 0; m < blocks; m++)
    for (let a = 0; a < d; a++)
      for (let b = 0; b <= a; b++) {
        let value = products[(m * d + a) * d + b]!;
        if (shape === 'full') value = value / sizes[m]! - shift[m * d + a]! * shift[m * d + b]!;
        else {
          for (let c = 0; c < k; c++) value -= sizes[c]! * shift[c * d + a]! * shift[c * d + b]!;
          value /= rows;
        }
        if (a === b) value = Math.max(0, value) + regularization;
        covariances[(m * d + a) * d + b] = covariances[(m * d + b) * d + a] = value;
      }
  return { ...shared, covariances };
}
