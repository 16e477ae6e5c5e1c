import type { Matrix } from '../../base/matrix';
import { mergeOptions } from '../../base/options';
import type { AsyncSteps } from '../../base/steps';
import type { Algorithm, FitContext } from './algorithm';
import type { Fit } from './types';

/**
 * A fit for each of several options that differ in `k` alone, in their order, with work that they share done once. An
 * algorithm that can cut one growth for every k grows once, for the largest, where it was not `grown` before, and its
 * fits are not finished.
 */
export async function* fitEach(
  entry: Algorithm,
  x: Matrix,
  candidates: readonly Readonly<Record<string, unknown>>[],
  context: FitContext,
  grown: Fit | null = null,
): AsyncSteps<Fit[]> {
  const given = candidates.map((options) => mergeOptions(entry.options, options));
  const together = entry.fitAll?.(x, given, context);
  if (together) return yield* together;
  const fits: Fit[] = [];
  const { growth } = entry;
  const whole = growth && (grown ?? (yield* growth.grow(x, given.at(-1)!, context)));
  for (const options of given) {
    fits.push(
      growth && whole
        ? yield* growth.cut(whole, x, Number(options.k))
        : yield* entry.fit(x, options, context),
    );
    yield { done: fits.length, total: given.length };
  }
  return fits;
}
