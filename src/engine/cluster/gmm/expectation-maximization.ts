import type { Matrix } from '../../../base/matrix';
import { portion, type Steps } from '../../../base/steps';
import type { Gaussians, Kernels, LoadedGaussians, Moments } from '../../../compute/kernels';
import { densityOf, shareOut, type Mixture, type Shape } from './mixture';

/** Multiplications between two yields: a few milliseconds. */
const BLOCK = 2_000_000;
/** More rows and their densities would not fit into the processor's cache. */
const MOST_BLOCK = 2_048;

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

/** Rows between two yields. */
export const blockOf = (k: number, columns: number) =>
  Math.min(MOST_BLOCK, Math.max(16, Math.floor(BLOCK / (k * (columns * columns + 20)))));

/** Rows whose sums are taken together; those of all are added up in the order of the rows, wherever they were taken. */
export const SUM_ROWS = 32_768;

/** What one pass over rows comes to. */
export interface Expected {
  /** Components without spread in some direction. */
  readonly flat: number;
  /** Of each `SUM_ROWS` rows: their log-likelihood and moments. */
  readonly sums: readonly { readonly logLikelihood: number; readonly moments: Moments }[];
}

/** The iterations from a mixture, without the passes over rows: each is asked for with `mixture`, until `done`. */
export class Ascent {
  mixture: Mixture;
  private last = -Infinity;
  private iterations = 0;
  private converged = false;
  private flat = 0;

  /** @param start a mixture, or a run over the same rows, which goes on. */
  constructor(
    start: Mixture | EmRun,
    private readonly rows: number,
    private readonly limits: Limits,
  ) {
    if ('mixture' in start) {
      this.mixture = start.mixture;
      this.last = start.logLikelihood;
      this.iterations = start.iterations;
      this.converged = start.converged;
      this.flat = start.flat;
    } else this.mixture = start;
  }

  get done(): boolean {
    return this.iterations >= this.limits.iterations || this.converged;
  }

  /** How far this is, as a share of the most iterations. */
  get share(): number {
    return this.iterations / this.limits.iterations;
  }

  /** The maximization after a pass over all rows. */
  take({ flat, sums }: Expected): void {
    const all = sums[0]!.moments;
    let { logLikelihood } = sums[0]!;
    for (const part of sums.slice(1)) {
      logLikelihood += part.logLikelihood;
      for (const name of ['counts', 'sums', 'products'] as const)
        part.moments[name].forEach((value, i) => (all[name][i]! += value));
    }
    this.flat = flat;
    this.mixture = mixtureOf(this.mixture, all, this.rows, this.limits.regularization);
    this.iterations++;
    this.converged = Math.abs(logLikelihood - this.last) <= this.limits.tolerance * this.rows;
    this.last = logLikelihood;
  }

  get run(): EmRun {
    const { mixture, last: logLikelihood, iterations, converged, flat } = this;
    return { mixture, logLikelihood, iterations, converged, flat };
  }
}

/** Expectation-maximization from a mixture, or on from where a run was. Cost: iterations × rows × k × columns². */
export function* maximize(
  x: Matrix<Float64Array>,
  start: Mixture | EmRun,
  limits: Limits,
  kernels: Kernels,
): Steps<EmRun> {
  const likeliest = new Int32Array(x.rows);
  const ascent = new Ascent(start, x.rows, limits);
  while (!ascent.done) {
    const { share } = ascent;
    const pass = expectation(x, ascent.mixture, likeliest, limits, kernels);
    ascent.take(yield* portion(pass, 100 * share, 100 * share + 100 / limits.iterations));
  }
  return ascent.run;
}

/**
 * One pass over rows, each shared among the components.
 *
 * @param likeliest component of each row in the last pass, 0 before the first; kept up to date.
 */
export function* expectation(
  x: Matrix<Float64Array>,
  mixture: Mixture,
  likeliest: Int32Array,
  { regularization, negligible }: Pick<Limits, 'regularization' | 'negligible'>,
  kernels: Kernels,
): Steps<Expected> {
  const { rows } = x;
  const density = yield* densityOf(mixture, regularization);
  const block = blockOf(density.k, x.columns);
  const sums: { logLikelihood: number; moments: Moments }[] = [];
  const gaussians = kernels.gaussians(density);
  try {
    for (let first = 0; first < rows; first += SUM_ROWS) {
      const end = Math.min(rows, first + SUM_ROWS);
      let logLikelihood = 0;
      for (let from = first; from < end; from += block) {
        const to = Math.min(end, from + block);
        logLikelihood += expect(x, from, to, gaussians, density.k, likeliest, negligible);
        yield { done: to, total: rows };
      }
      sums.push({ logLikelihood, moments: gaussians.takeMoments() });
    }
  } finally {
    gaussians.dispose();
  }
  return { flat: density.flat, sums };
}

/** The mixture of hard groups: one component for each of the k labels, `centers` near their means. */
export function* mixtureOfLabels(
  x: Matrix<Float64Array>,
  labels: Int32Array | Uint8Array,
  centers: Float64Array,
  shape: Shape,
  regularization: number,
  kernels: Kernels,
): Steps<Mixture> {
  const { rows, columns } = x;
  const k = centers.length / columns;
  const none = new Float64Array();
  const start: Mixture = { shape, columns, weights: new Float64Array(k), means: centers, covariances: none };
  const gaussians = kernels.gaussians(placesOf(start));
  const block = blockOf(k, columns);
  try {
    for (let from = 0; from < rows; from += block) {
      const to = Math.min(rows, from + block);
      const shares = new Float64Array((to - from) * k);
      for (let i = from, at = 0; i < to; i++, at += k) shares[at + labels[i]!] = 1;
      gaussians.add(x, from, to, shares);
      yield { done: to, total: rows };
    }
    return mixtureOf(start, gaussians.takeMoments(), rows, regularization);
  } finally {
    gaussians.dispose();
  }
}

/** Components of which only the means are known. */
function placesOf({ shape, columns: d, means, weights: { length: k } }: Mixture): Gaussians {
  const triangular = shape === 'full' || shape === 'tied';
  const step = triangular ? (shape === 'full' ? d * d : 0) : d;
  const whiteners = new Float64Array(triangular ? (step > 0 ? k : 1) * d * d : k * d);
  return { k, columns: d, means, triangular, whiteners, step, constants: new Float64Array(k) };
}

/** Adds rows [from, to), each shared among the components, and keeps its likeliest; returns their log-likelihood. */
function expect(
  x: Matrix<Float64Array>,
  from: number,
  to: number,
  gaussians: LoadedGaussians,
  k: number,
  likeliest: Int32Array,
  negligible: number,
): number {
  const values = gaussians.logDensities(x, from, to, likeliest, negligible);
  let sum = 0;
  for (let i = from, at = 0; i < to; i++, at += k) {
    sum += shareOut(values, at, k, negligible);
    for (let c = 0; c < k; c++) if (values[at + c]! > values[at + likeliest[i]!]!) likeliest[i] = c;
  }
  gaussians.add(x, from, to, values);
  return sum;
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
