import { KindredError } from '../../base/errors';
import type { Matrix } from '../../base/matrix';
import { mergeOptions, type OptionSpecs } from '../../base/options';
import type { AsyncSteps } from '../../base/steps';
import { fastestKernels } from '../../compute/cpu/fastest';
import type { Parallel } from '../../compute/parallel';
import type { FeatureMatrix } from '../features/types';
import type { Algorithm } from './algorithm';
import { algorithmOf, catalog } from './catalog';
import { choose } from './choose';
import type { Effort } from './effort';
import { checkCount, checkPoints } from './points';
import { mixedPoints } from './medoids/mixed';
import { rfmColumns } from './rfm-map';
import type { Fit, Segmentation } from './types';

const stage = {
  algorithm: {
    kind: 'choice',
    label: 'Method',
    help: 'How customers are grouped.',
    default: 'kmeans',
    choices: catalog.map(({ id, label }) => ({ value: id, label })),
  },
  effort: {
    kind: 'choice',
    label: 'Effort',
    help: 'How much is tried before a number of segments is proposed: resamples, data without groups, the gap statistic.',
    default: 'quick',
    choices: [
      { value: 'quick', label: 'Quick' },
      { value: 'careful', label: 'Careful' },
      { value: 'expert', label: 'Expert' },
    ],
  },
  fewest: {
    kind: 'integer',
    label: 'Fewest segments to try',
    help: 'Where the search for the best number begins.',
    default: 2,
    min: 2,
    max: 50,
  },
  most: {
    kind: 'integer',
    label: 'Most segments to try',
    help: 'Where the search for the best number ends.',
    default: 12,
    min: 2,
    max: 50,
  },
} as const satisfies OptionSpecs;

/** The settings of the cluster stage with one algorithm: those of the stage, and the algorithm's own. */
export function segmentOptions(algorithm: string = stage.algorithm.default): OptionSpecs {
  const { k, ...own } = algorithmOf(algorithm).options;
  if (k?.kind !== 'integer') return { algorithm: stage.algorithm, ...own };
  const choosable = { ...k, default: 0, min: 0, help: `${k.help} 0 lets the data choose.` };
  return { ...stage, k: choosable, ...own };
}

/** What `compareMethods` takes of the settings of this stage. */
export function comparisonSettings(given: Readonly<Record<string, unknown>>) {
  const names = ['effort', 'fewest', 'most'] as const;
  const own = Object.fromEntries(
    names.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  );
  const { effort, fewest, most } = mergeOptions(
    { effort: stage.effort, fewest: stage.fewest, most: stage.most },
    own,
  );
  return { effort: effort as Effort, seed: Number(given.seed ?? 1), fewest, most };
}

export type Matrices = Pick<FeatureMatrix, 'x' | 'features' | 'categories'>;

/**
 * What serves every number of segments by the method that is set, so that another number is only cut: null where each
 * number is a fit of its own. Reads no `k`, range or effort. Errors as for `segment`.
 */
export async function* grow(
  matrix: Matrices,
  given: Readonly<Record<string, unknown>>,
  parallel: Parallel,
): AsyncSteps<Fit | null> {
  const { entry, own, x } = asked(matrix, given);
  if (!entry.growth) return null;
  const options = mergeOptions(entry.options, { ...own, k: 1 });
  return yield* entry.growth.grow(x, options, { kernels: fastestKernels(), parallel });
}

/**
 * Groups customers by the shaped features, with the number of segments given (`k`) or chosen (`k: 0`).
 *
 * @param matrix customers × used features, finite; the rule-based maps read the original recency, frequency and
 * monetary instead.
 * @param given any of `segmentOptions(algorithm)`, the rest is default; settings of other methods are passed over.
 * @param grown what `grow` gave for the same customers and settings; null to grow anew where the method needs it.
 * @returns labels by falling size, the model to place others by, and why this many. Errors: `no-customers`,
 * `no-features`, `not-finite`, `more-segments-than-customers`, `bad-option`, `unknown-option`,
 * `unknown-algorithm`, `needs-rfm`.
 */
export async function* segment(
  matrix: Matrices,
  given: Readonly<Record<string, unknown>>,
  parallel: Parallel,
  grown: Fit | null = null,
): AsyncSteps<Segmentation> {
  const { algorithm, entry, merged, own, points, x } = asked(matrix, given);
  const seed = Number(merged.seed ?? 0);
  yield* checkPoints(x);
  if (merged.k === 0 && x.rows > 2) {
    const { fit, choice } = yield* choose(
      points,
      {
        algorithm,
        options: own,
        seed,
        fewest: Number(merged.fewest),
        most: Number(merged.most),
        effort: String(merged.effort) as Effort,
      },
      parallel,
      grown,
    );
    return { ...fit, choice, seed };
  }
  if (merged.k === 0) own.k = 1;
  if (typeof own.k === 'number') checkCount(own.k, x.rows);
  return { ...(yield* fitOf(entry, x, own, parallel, grown)), choice: null, seed };
}

/** The method that is set, its settings, and what it reads: `points` by the shaped features, `x` as it does itself. */
export function asked(matrix: Matrices, given: Readonly<Record<string, unknown>>) {
  const algorithm = String(given.algorithm ?? stage.algorithm.default);
  const merged = mergeOptions<OptionSpecs>(segmentOptions(algorithm), forMethod(algorithm, given));
  const entry = algorithmOf(algorithm);
  const own = Object.fromEntries(Object.keys(entry.options).map((name) => [name, merged[name]]));
  const points = entry.input === 'mixed' ? mixedPoints(matrix.x, matrix.categories ?? []) : matrix.x;
  return { algorithm, entry, merged, own, points, x: entry.input === 'rfm' ? rfmInput(matrix) : points };
}

async function* fitOf(
  entry: Algorithm,
  x: Matrix,
  given: Readonly<Record<string, unknown>>,
  parallel: Parallel,
  grown: Fit | null,
): AsyncSteps<Fit> {
  const options = mergeOptions(entry.options, given);
  const context = { kernels: fastestKernels(), parallel };
  const { growth } = entry;
  if (!grown || !growth) return yield* entry.fit(x, options, context);
  return yield* growth.finish(yield* growth.cut(grown, x, Number(options.k)), x, context);
}

/** Without the settings that only other methods have: a screen keeps them when the method changes. */
function forMethod(algorithm: string, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const own = segmentOptions(algorithm);
  const others = new Set(catalog.flatMap(({ id }) => Object.keys(segmentOptions(id))));
  return Object.fromEntries(
    Object.entries(given).filter(([name]) => Object.hasOwn(own, name) || !others.has(name)),
  );
}

function rfmInput(matrix: Pick<FeatureMatrix, 'x' | 'features'>): Matrix<Float64Array> {
  const x = rfmColumns(matrix);
  if (!x) throw new KindredError('needs-rfm', 'The RFM maps need the date of each order. No file has one.');
  return x;
}
