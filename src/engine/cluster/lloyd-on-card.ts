import { KindredError } from '../../base/errors';
import type { AsyncSteps } from '../../base/steps';
import type { GpuPoints } from '../../compute/gpu';
import type { LoadedPoints } from '../../compute/kernels';
import { iterate, lloyd, pass, type Pass, type Run } from './lloyd';

/** Share of rows left to the processor from which a card is of no use: heavily tied data. */
const MOST_DECIDED = 0.2;

/**
 * Lloyd's iterations with labels proposed by a graphics card: the same run as `lloyd`'s, to the bit. A card that is
 * lost or leaves too much to decide is not asked again, and the processor goes on where it stopped. After one that
 * computes wrongly the processor begins anew: what else was wrong is not known.
 */
export async function* lloydOn(
  card: GpuPoints,
  points: LoadedPoints,
  start: Float32Array,
  limit: number,
  shift: number,
): AsyncSteps<Run> {
  const iterations = iterate(points, start, limit, shift);
  let changed = 0;
  let usable = true;
  for (;;) {
    const step = iterations.next(changed);
    if (step.done) return step.value;
    if ('centers' in step.value) {
      let from = 0;
      changed = 0;
      if (usable) {
        const found = yield* proposedPass(card, points, step.value);
        if (!found) return yield* lloyd(points, start, limit, shift);
        ({ changed, from, usable } = found);
      }
      if (from < points.rows) changed += yield* pass(points, step.value, from);
    } else yield step.value;
  }
}

/** A pass by proposals, as far as they came; null when one was wrong. */
async function* proposedPass(
  card: GpuPoints,
  points: LoadedPoints,
  { centers, at, of }: Pass,
): AsyncSteps<{ changed: number; from: number; usable: boolean } | null> {
  const { rows } = points;
  let [changed, decided, done] = [0, 0, 0];
  try {
    for await (const { from, labels } of card.nearest(centers)) {
      const found = points.adopt(centers, from, labels);
      if (found.wrong) {
        card.distrust();
        return null;
      }
      changed += found.changed;
      decided += found.decided;
      done = from + labels.length;
      if (done < rows) yield { done: Math.min(at, of - 1) * rows + done, total: of * rows };
    }
  } catch (thrown) {
    if (!(thrown instanceof KindredError && thrown.problem.code === 'gpu-lost')) throw thrown;
    return { changed, from: done, usable: false };
  }
  return { changed, from: done, usable: decided <= MOST_DECIDED * rows };
}
