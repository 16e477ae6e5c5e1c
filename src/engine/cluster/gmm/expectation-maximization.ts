import type { Matrix } from '../../../base/matrix';
import { portion, type Steps } from '../../../base/steps';
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
export interface Moments {
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
  private last = -Infinity;
  private iterations = 0;
  private converged = false;
  private flat = 0;

  constructor(
    public mixture: Mixture,
    private readonly rows: number,
    private readonly limits: Limits,
  ) {}

  get done(): boolean {
    return this.iterations >= this.limits.iterations || this.converged;
  }

  /** How far this is, as a share of the most iterations. */
  get share(): number {
    return this.iterations / this.limits.iterations;
  }

  /** The maximization after a pass over all rows. */
  take({ flat, sums }: Expected): void {
    const all = momentsFor(this.mixture);
    let logLikelihood = 0;
    for (const part of sums) {
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

/** Expectation-maximization from a mixture. Cost: iterations × rows × k × columns². */
export function* maximize(x: Matrix<Float64Array>, start: Mixture, limits: Limits): Steps<EmRun> {
  const likeliest = new Int32Array(x.rows);
  const ascent = new Ascent(start, x.rows, limits);
  while (!ascent.done) {
    const { share } = ascent;
    const pass = expectation(x, ascent.mixture, likeliest, limits);
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
): Steps<Expected> {
  const { rows } = x;
  const density = yield* densityOf(mixture, regularization);
  const block = blockOf(density.k, x.columns);
  const sums: { logLikelihood: number; moments: Moments }[] = [];
  for (let first = 0; first < rows; first += SUM_ROWS) {
    const moments = momentsFor(mixture);
    const end = Math.min(rows, first + SUM_ROWS);
    let logLikelihood = 0;
    for (let from = first; from < end; from += block) {
      const to = Math.min(end, from + block);
      logLikelihood += expect(x, from, to, density, mixture.shape, moments, likeliest, negligible);
      yield { done: to, total: rows };
    }
    sums.push({ logLikelihood, moments });
  }
  return { flat: density.flat, sums };
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
