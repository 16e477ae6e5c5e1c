import type { Matrix } from '../../base/matrix';
import { mergeOptions } from '../../base/options';
import type { AsyncSteps } from '../../base/steps';
import type { Algorithm, FitContext } from './algorithm';
import type { Fit } from './types';

/**
 * A fit for each of several options that differ in `k` alone, in their order. An algorithm that can cut one fit for
 * every k is fitted once, for the largest.
 */
export async function* fitEach(
  entry: Algorithm,
  x: Matrix,
  candidates: readonly Readonly<Record<string, unknown>>[],
  context: FitContext,
): AsyncSteps<Fit[]> {
  const given = candidates.map((options) => mergeOptions(entry.options, options));
  const fits: Fit[] = [];
  const whole = entry.recut ? yield* entry.fit(x, given.at(-1)!, context) : null;
  for (const options of given) {
    fits.push(
      whole && entry.recut
        ? yield* entry.recut(whole, x, Number(options.k))
        : yield* entry.fit(x, options, context),
    );
    yield { done: fits.length, total: given.length };
  }
  return fits;
}
