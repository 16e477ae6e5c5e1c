import type { Matrix } from '../../base/matrix';
import { mergeOptions } from '../../base/options';
import type { AsyncSteps } from '../../base/steps';
import type { Algorithm, FitContext } from './algorithm';
import type { Fit } from './types';

/**
 * A fit for each of several options that differ in `k` alone, in their order. An algorithm that can cut one growth for
 * every k grows once, for the largest, and its fits are not finished.
 */
export async function* fitEach(
  entry: Algorithm,
  x: Matrix,
  candidates: readonly Readonly<Record<string, unknown>>[],
  context: FitContext,
): AsyncSteps<Fit[]> {
  const given = candidates.map((options) => mergeOptions(entry.options, options));
  const fits: Fit[] = [];
  const grown = entry.growth ? yield* entry.growth.grow(x, given.at(-1)!, context) : null;
  for (const options of given) {
    fits.push(
      grown && entry.growth
        ? yield* entry.growth.cut(grown, x, Number(options.k))
        : yield* entry.fit(x, options, context),
    );
    yield { done: fits.length, total: given.length };
  }
  return fits;
}
