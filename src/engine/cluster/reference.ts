import { random } from '../../base/random';
import type { AsyncSteps } from '../../base/steps';
import { fastestKernels } from '../../compute/cpu/fastest';
import { sequential, type Job } from '../../compute/parallel';
import { algorithmOf } from './catalog';
import { cellsOf, silhouettes } from './cells';
import { fitEach } from './fits';
import { factorOf } from './factor';
import { measureOf, silhouettesBy } from './judging';
import type { Points } from './types';

/** How customers spread, without how they group. */
export interface Form {
  readonly columns: number;
  /** Lower triangle of the Cholesky factor of the covariance, columns × columns. */
  readonly factor: Float64Array;
  readonly bell: Bell;
}

/**
 * A bell that leans as each column does: log-normal columns of these deviations, skewness and correlations, and normal
 * ones where nothing leans.
 */
export interface Bell {
  readonly deviations: Float64Array;
  /** By column the deviation of the logarithm, below zero where the long tail is. */
  readonly leans: Float64Array;
  /** Cholesky factor of the correlations of the logarithms. */
  readonly factor: Float64Array;
}

export interface Shape extends Form {
  readonly rows: number;
  readonly algorithm: string;
  readonly options: readonly Readonly<Record<string, unknown>>[];
}

export interface Draw {
  readonly kind: 'even' | 'bell';
  readonly seed: number;
}

/** What a candidate reaches on groupless data: the mean silhouette, and that by the method's own distances if others. */
export interface Reached {
  readonly silhouette: number;
  readonly own: number;
}

/** What every candidate reaches on one draw of data of this form that has no groups. */
export const referenceJob: Job<Draw, readonly Reached[], Shape> = {
  name: 'cluster-reference',
  async *run(draw, shape): AsyncSteps<readonly Reached[]> {
    const entry = algorithmOf(shape.algorithm);
    const points = groupless(shape, draw);
    const context = { kernels: fastestKernels(), parallel: sequential };
    const drafts = shape.options.map((options) => ({ ...options, ...entry.draft }));
    const fits = yield* fitEach(entry, points, drafts, context);
    const labelings = fits.map(({ labels }) => labels);
    const values = yield* silhouettes(cellsOf(points, labelings), 0, points.rows, context.kernels);
    const measure = measureOf(entry, shape.options[0] ?? {});
    const own = yield* silhouettesBy(measure, points, labelings, fits.map(({ k }) => k)); // prettier-ignore
    return values.map((each, at) => ({
      // A row in no segment counts as 0.
      silhouette: each.reduce((sum, value) => sum + (value || 0), 0) / points.rows,
      own: own[at]!,
    }));
  },
};

/** Rows without groups that spread as the shape says: an even block or a single bell. */
export function groupless(
  { rows, columns, factor, bell }: Form & { rows: number },
  { kind, seed }: Draw,
): Points {
  const source = random(seed).fork(kind);
  const data = new Float32Array(rows * columns);
  const draws = new Float64Array(columns);
  const by = kind === 'bell' ? bell.factor : factor;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++)
      draws[j] = kind === 'bell' ? source.normal() : (source.next() - 0.5) * Math.sqrt(12);
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let l = 0; l <= j; l++) sum += by[j * columns + l]! * draws[l]!;
      data[i * columns + j] = kind === 'bell' ? bell.deviations[j]! * leaning(sum, bell.leans[j]!) : sum;
    }
  }
  return { rows, columns, data };
}

/** Skewness that a bell takes on at most: that of an exponential law. */
const MOST_SKEWNESS = 2;
/** So little leaning is none. */
const UPRIGHT = 1e-3;

/** A normal value as one of a log-normal law of mean 0 and deviation 1. */
function leaning(normal: number, lean: number): number {
  const half = (lean * lean) / 2;
  return (Math.sign(lean) * (Math.exp(lean * normal - half) - 1)) / Math.sqrt(Math.expm1(2 * half));
}

/** Deviation of the logarithm for a skewness, both with their sign. */
function leanOf(skewness: number): number {
  const half = Math.min(MOST_SKEWNESS, Math.abs(skewness)) ** 2 / 2;
  const root = Math.sqrt(half * (half + 2));
  const spread = Math.cbrt(1 + half + root) + Math.cbrt(1 + half - root) - 2;
  return (skewness < 0 ? -1 : 1) * Math.max(UPRIGHT, Math.sqrt(Math.log1p(Math.max(0, spread))));
}

/** Covariance and skewness of the rows. Cost: rows × columns². */
export function formOf(points: Points): Form {
  const { columns: d } = points;
  const { covariance, thirds } = momentsOf(points);
  const deviations = Float64Array.from({ length: d }, (_, j) => Math.sqrt(covariance[j * d + j]!));
  const leans = deviations.map((deviation, j) => leanOf(deviation > 0 ? thirds[j]! / deviation ** 3 : 0));
  const correlations = covariance.map((value, at) => {
    const [a, b] = [Math.floor(at / d), at % d];
    const scale = deviations[a]! * deviations[b]!;
    return scale > 0 ? betweenLogarithms(value / scale, leans[a]!, leans[b]!) : 0;
  });
  return {
    columns: d,
    factor: factorOf(covariance, d),
    bell: { deviations, leans, factor: factorOf(correlations, d) },
  };
}

/** The correlation of normal values that log-normal ones of such a correlation come from; ±1 where no other gives it. */
function betweenLogarithms(correlation: number, a: number, b: number): number {
  const product = Math.sqrt(Math.expm1(a * a) * Math.expm1(b * b)) * Math.sign(a * b);
  const found = Math.log1p(Math.max(-0.999, correlation * product)) / (a * b);
  return Math.max(-1, Math.min(1, found));
}

function momentsOf({ rows, columns: d, data }: Points) {
  const means = new Float64Array(d);
  for (let i = 0; i < rows; i++) for (let j = 0; j < d; j++) means[j]! += data[i * d + j]! / rows;
  const covariance = new Float64Array(d * d);
  const thirds = new Float64Array(d);
  for (let i = 0; i < rows; i++)
    for (let a = 0; a < d; a++) {
      const off = data[i * d + a]! - means[a]!;
      thirds[a]! += off ** 3 / rows;
      for (let b = 0; b <= a; b++) covariance[a * d + b]! += (off * (data[i * d + b]! - means[b]!)) / rows;
    }
  return { covariance, thirds };
}
