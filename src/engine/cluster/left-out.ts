import type { Matrix } from '../../base/matrix';
import { mergeOptions } from '../../base/options';
import type { AsyncSteps } from '../../base/steps';
import { fastestKernels } from '../../compute/cpu/fastest';
import type { Job, Parallel } from '../../compute/parallel';
import type { FeatureMatrix } from '../features/types';
import { algorithmOf } from './catalog';
import { mixedPoints } from './medoids/mixed';
import { takeRows } from './points';
import type { Points } from './types';

/** What is left out of one fit: places among the used features, and among the kinds beside them. */
export interface LeftOut {
  readonly features: readonly number[];
  readonly kinds: readonly number[];
}

interface Shared {
  readonly x: Points;
  readonly components: Pick<NonNullable<FeatureMatrix['components']>, 'shaped' | 'means' | 'loadings'> | null;
  readonly kinds: NonNullable<FeatureMatrix['categories']>;
  readonly algorithm: string;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface Fitted {
  readonly labels: Int32Array;
  readonly k: number;
}

/** One fit with the same settings to fewer columns. */
export const leftOutJob: Job<LeftOut, Fitted, Shared> = {
  name: 'cluster-left-out',
  async *run(
    { features, kinds },
    { x, components, kinds: all, algorithm, options },
    here,
  ): AsyncSteps<Fitted> {
    const entry = algorithmOf(algorithm);
    const numbers = components ? neutralized(x, components, features) : withoutColumns(x, features);
    const points = mixedPoints(
      numbers,
      all.filter((_, at) => !kinds.includes(at)),
    );
    const context = { kernels: fastestKernels(), parallel: here };
    const { labels, k } = yield* entry.fit(points, mergeOptions(entry.options, options), context);
    return { labels, k };
  },
};

/**
 * Groups some customers anew, once for each thing to leave out, with the settings that gave the segments.
 *
 * @param rows of the customers to group.
 * @param found the segmentation's model and k; methods that find their number find it again.
 * @param given settings of the cluster stage.
 * @returns labels in the order of `rows`, one entry for each of `leave`. Errors: `no-features` where nothing is left.
 */
export async function* fitsWithout(
  matrix: Pick<FeatureMatrix, 'x' | 'components' | 'categories'>,
  found: { readonly model: { readonly algorithm: string }; readonly k: number },
  given: Readonly<Record<string, unknown>>,
  rows: Int32Array,
  leave: readonly LeftOut[],
  parallel: Parallel,
): AsyncSteps<Fitted[]> {
  const { algorithm } = found.model;
  const { options: specs, input } = algorithmOf(algorithm);
  const own = { ...given, k: found.k };
  const { components } = matrix;
  const shared: Shared = {
    x: takeRows(matrix.x, rows),
    components: components
      ? {
          shaped: takeRows(components.shaped, rows),
          means: components.means,
          loadings: components.loadings,
        }
      : null,
    kinds:
      input === 'mixed'
        ? (matrix.categories ?? []).map((kind) => ({
            ...kind,
            codes: Int32Array.from(rows, (row) => kind.codes[row]!),
          }))
        : [],
    algorithm,
    options: Object.fromEntries(Object.entries(own).filter(([name]) => Object.hasOwn(specs, name))),
  };
  return yield* parallel.map(leftOutJob, leave, shared);
}

/** The matrix without some of its columns. */
export function withoutColumns({ rows, columns, data }: Points, left: readonly number[]): Points {
  const kept = Array.from({ length: columns }, (_, j) => j).filter((j) => !left.includes(j));
  const out = new Float32Array(rows * kept.length);
  for (let row = 0; row < rows; row++)
    kept.forEach((j, at) => (out[row * kept.length + at] = data[row * columns + j]!));
  return { rows, columns: kept.length, data: out };
}

/** Scores of components as they would be if everybody had the mean of some features. */
export function neutralized(
  scores: Points,
  { shaped, means, loadings }: NonNullable<Shared['components']>,
  left: readonly number[],
): Points {
  const data = scores.data.slice();
  const at = (x: Matrix, row: number, j: number) => x.data[row * x.columns + j]!;
  for (let row = 0; row < scores.rows; row++)
    for (const j of left) {
      const off = at(shaped, row, j) - means[j]!;
      loadings.forEach((loading, c) => (data[row * scores.columns + c]! -= off * loading[j]!));
    }
  return { rows: scores.rows, columns: scores.columns, data };
}
