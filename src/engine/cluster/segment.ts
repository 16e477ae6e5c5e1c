import { mergeOptions, type OptionSpecs } from '../../base/options';
import type { AsyncSteps } from '../../base/steps';
import { fastestKernels } from '../../compute/cpu/fastest';
import type { Parallel } from '../../compute/parallel';
import type { FeatureMatrix } from '../features/types';
import { algorithmOf, catalog } from './catalog';
import { choose } from './choose';
import { checkCount, checkPoints } from './points';
import type { Segmentation } from './types';

const stage = {
  algorithm: {
    kind: 'choice',
    label: 'Method',
    help: 'How customers are grouped.',
    default: 'kmeans',
    choices: catalog.map(({ id, label }) => ({ value: id, label })),
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

/**
 * Groups customers by the shaped features, with the number of segments given (`k`) or chosen (`k: 0`).
 *
 * @param matrix customers × used features, finite.
 * @param given any of `segmentOptions(algorithm)`; the rest is default.
 * @returns labels by falling size, the model to place others by, and why this many. Errors: `no-customers`,
 * `no-features`, `not-finite`, `more-segments-than-customers`, `bad-option`, `unknown-option`,
 * `unknown-algorithm`.
 */
export async function* segment(
  { x }: Pick<FeatureMatrix, 'x'>,
  given: Readonly<Record<string, unknown>>,
  parallel: Parallel,
): AsyncSteps<Segmentation> {
  const algorithm = String(given.algorithm ?? stage.algorithm.default);
  const merged = mergeOptions<OptionSpecs>(segmentOptions(algorithm), given);
  const own = Object.fromEntries(
    Object.keys(algorithmOf(algorithm).options).map((name) => [name, merged[name]]),
  );
  const seed = Number(merged.seed ?? 0);
  yield* checkPoints(x);
  if (merged.k === 0 && x.rows > 2) {
    const { fit, choice } = yield* choose(
      x,
      { algorithm, options: own, seed, fewest: Number(merged.fewest), most: Number(merged.most) },
      parallel,
    );
    return { ...fit, choice, seed };
  }
  if (merged.k === 0) own.k = 1;
  if (typeof own.k === 'number') checkCount(own.k, x.rows);
  const entry = algorithmOf(algorithm);
  const options = mergeOptions(entry.options, own);
  const fit = yield* entry.fit(x, options, { kernels: fastestKernels(), parallel });
  return { ...fit, choice: null, seed };
}
