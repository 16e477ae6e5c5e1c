import { KindredError } from '../../../base/errors';
import type { AsyncSteps } from '../../../base/steps';
import type { GpuPoints } from '../../../compute/gpu';
import type { LoadedPoints } from '../../../compute/kernels';
import { farthest, iterate, lloyd, pass, type Pass, type Reply, type Run } from './lloyd';

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
  let usable: GpuPoints | null = card;
  let reply: Reply = null;
  for (;;) {
    const step = iterations.next(reply);
    if (step.done) return step.value;
    reply = null;
    if ('centers' in step.value) {
      const found: CardPass | null = yield* passOn(usable, points, step.value);
      if (!found) return yield* lloyd(points, start, limit, shift);
      if (!found.usable) usable = null;
      reply = { changed: found.changed, ...points.totals() };
    } else if ('taken' in step.value) reply = farthest(points, step.value.taken);
    else yield step.value;
  }
}

export interface CardPass {
  readonly changed: number;
  /** Whether the card is worth asking again. */
  readonly usable: boolean;
}

/** One pass of a run, by proposals as far as there are any; null when one was wrong, and the run with it. */
export async function* passOn(
  card: GpuPoints | null,
  points: LoadedPoints,
  asked: Pass,
): AsyncSteps<CardPass | null> {
  if (asked.begin) points.begin(asked.centers.length / points.columns);
  const proposed = card ? yield* proposedPass(card, points, asked) : NO_PROPOSALS;
  if (!proposed) return null;
  const { from, usable } = proposed;
  const rest = from < points.rows ? yield* pass(points, asked, from) : 0;
  return { changed: proposed.changed + rest, usable };
}

const NO_PROPOSALS = { changed: 0, from: 0, usable: false };

/** A pass by proposals, as far as they came; null when one was wrong. */
async function* proposedPass(
  card: GpuPoints,
  points: LoadedPoints,
  { centers, at, of }: Pass,
): AsyncSteps<(CardPass & { readonly from: number }) | null> {
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
