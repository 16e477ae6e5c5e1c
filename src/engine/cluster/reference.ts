import { random } from '../../base/random';
import type { AsyncSteps } from '../../base/steps';
import { fastestKernels } from '../../compute/cpu/fastest';
import { sequential, type Job } from '../../compute/parallel';
import { algorithmOf } from './catalog';
import { leastRows, pathSilhouette, pathsOf } from './density/path-silhouette';
import { cellsOf, silhouettes } from './cells';
import { fitEach } from './fits';
import type { Points } from './types';

export interface Shape {
  readonly rows: number;
  readonly columns: number;
  /** Lower triangle of the Cholesky factor of the covariance, columns × columns. */
  readonly factor: Float64Array;
  readonly algorithm: string;
  readonly options: readonly Readonly<Record<string, unknown>>[];
}

export interface Draw {
  readonly kind: 'even' | 'bell';
  readonly seed: number;
}

/** The silhouettes that every candidate reaches on one draw of data of this covariance that has no groups. */
export const referenceJob: Job<Draw, readonly number[], Shape> = {
  name: 'cluster-reference',
  async *run(draw, shape): AsyncSteps<readonly number[]> {
    const entry = algorithmOf(shape.algorithm);
    const points = groupless(shape, draw);
    const context = { kernels: fastestKernels(), parallel: sequential };
    const drafts = shape.options.map((options) => ({ ...options, ...entry.draft }));
    const labelings = (yield* fitEach(entry, points, drafts, context)).map(({ labels }) => labels);
    const values = yield* silhouettes(cellsOf(points, labelings), 0, points.rows, context.kernels);
    // A row in no segment counts as 0.
    return values.map((each) => each.reduce((sum, value) => sum + (value || 0), 0) / points.rows);
  },
};

/** The silhouettes along paths that every candidate reaches on such a draw. */
export const pathReferenceJob: Job<Draw, readonly number[], Shape> = {
  name: 'cluster-path-reference',
  async *run(draw, shape): AsyncSteps<readonly number[]> {
    const points = groupless(shape, draw);
    const context = { kernels: fastestKernels(), parallel: sequential };
    const fits = yield* fitEach(algorithmOf(shape.algorithm), points, shape.options, context);
    const paths = yield* pathsOf(points);
    return fits.map(({ labels, k }) => pathSilhouette(paths, labels, k, leastRows(points.rows)));
  },
};

/** Rows of the shape's covariance without groups: an even block or a single bell. */
export function groupless({ rows, columns, factor }: Shape, { kind, seed }: Draw): Points {
  const source = random(seed).fork(kind);
  const data = new Float32Array(rows * columns);
  const draws = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++)
      draws[j] = kind === 'bell' ? source.normal() : (source.next() - 0.5) * Math.sqrt(12);
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let l = 0; l <= j; l++) sum += factor[j * columns + l]! * draws[l]!;
      data[i * columns + j] = sum;
    }
  }
  return { rows, columns, data };
}

/** Cholesky factor of the covariance of the rows; a column that others determine gets no spread of its own. */
export function covarianceFactor({ rows, columns: d, data }: Points): Float64Array {
  const means = new Float64Array(d);
  for (let i = 0; i < rows; i++) for (let j = 0; j < d; j++) means[j]! += data[i * d + j]! / rows;
  const covariance = new Float64Array(d * d);
  for (let i = 0; i < rows; i++)
    for (let a = 0; a < d; a++) {
      const value = (data[i * d + a]! - means[a]!) / rows;
      for (let b = 0; b <= a; b++) covariance[a * d + b]! += value * (data[i * d + b]! - means[b]!);
    }
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
