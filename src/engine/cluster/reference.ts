import { random } from '../../base/random';
import type { AsyncSteps, Steps } from '../../base/steps';
import { fastestKernels } from '../../compute/cpu/fastest';
import { sequential, type Job } from '../../compute/parallel';
import { algorithmOf } from './catalog';
import { cellsOf, silhouettes } from './cells';
import { fitEach } from './fits';
import { factorOf } from './factor';
import { measureOf, silhouettesBy } from './judging';
import { byRank, onePeakOf, orderOf, ranksOf, type OnePeak } from './one-peak';
import type { Points } from './types';

/** How customers spread, without how they group. */
export interface Form {
  readonly columns: number;
  /** Lower triangle of the Cholesky factor of the covariance, columns × columns. */
  readonly factor: Float64Array;
  /** By column the likeliest law with one peak. */
  readonly laws: readonly OnePeak[];
  /** Cholesky factor of the correlations that normal values of these ranks would have. */
  readonly ties: Float64Array;
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

/**
 * Rows without groups that spread as the shape says: an even block of the covariance; or a bell by the ranks of its
 * values, which are those of laws with one peak (a Gaussian copula).
 */
export function groupless(
  { rows, columns, factor, laws, ties }: Form & { rows: number },
  { kind, seed }: Draw,
): Points {
  const source = random(seed).fork(kind);
  const data = new Float32Array(rows * columns);
  const draws = new Float64Array(columns);
  const by = kind === 'bell' ? ties : factor;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++)
      draws[j] = kind === 'bell' ? source.normal() : (source.next() - 0.5) * Math.sqrt(12);
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let l = 0; l <= j; l++) sum += by[j * columns + l]! * draws[l]!;
      data[i * columns + j] = sum;
    }
  }
  if (kind === 'bell')
    laws.forEach((law, j) => {
      const values = byRank(law, orderOf(columnOf({ rows, columns, data }, j)));
      for (let i = 0; i < rows; i++) data[i * columns + j] = values[i]!;
    });
  return { rows, columns, data };
}

/** Covariance, ranks and laws of the rows. Cost: rows × columns², and sorting. */
export function* formOf(points: Points): Steps<Form> {
  const { columns: d } = points;
  const columns: Float64Array[] = [];
  const ranks: Float64Array[] = [];
  const laws: OnePeak[] = [];
  for (let j = 0; j < d; j++) {
    const column = columnOf(points, j);
    columns.push(column);
    ranks.push(ranksOf(column));
    laws.push(onePeakOf(column));
    yield { done: j, total: d };
  }
  const covariance = covarianceOf(columns);
  yield { done: d, total: d };
  const between = covarianceOf(ranks);
  const ties = between.map((value, at) => {
    const [a, b] = [Math.floor(at / d), at % d];
    const scale = Math.sqrt(between[a * d + a]! * between[b * d + b]!);
    // Pearson 1907: the correlation of normal values by Spearman's of their ranks.
    return scale > 0 ? 2 * Math.sin((Math.PI / 6) * (value / scale)) : 0;
  });
  return {
    columns: d,
    factor: factorOf(covariance, d),
    laws,
    ties: factorOf(ties, d),
  };
}

const columnOf = ({ rows, columns, data }: Points, j: number) =>
  Float64Array.from({ length: rows }, (_, row) => data[row * columns + j]!);

/** The lower triangle. */
function covarianceOf(columns: readonly Float64Array[]): Float64Array {
  const d = columns.length;
  const centered = columns.map((column) => {
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
    return column.map((value) => value - mean);
  });
  const covariance = new Float64Array(d * d);
  for (let a = 0; a < d; a++)
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let i = 0; i < centered[a]!.length; i++) sum += centered[a]![i]! * centered[b]![i]!;
      covariance[a * d + b] = sum / centered[a]!.length;
    }
  return covariance;
}
