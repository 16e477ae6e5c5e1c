import type { Matrix } from '../../../base/matrix';
import type { AsyncSteps } from '../../../base/steps';
import { added } from '../../../compute/cpu/shared';
import { SHARD_ROWS } from '../../../compute/kernels';
import type { HeldRows, RowsPart } from './rows';
import { iterate, type Reply, type Run } from './lloyd';

/** Whole shards, as many of them for each worker as for the others. */
export function* partsOf(
  points: Matrix<Float32Array>,
  origin: Float64Array,
  k: number,
  width: number,
): Generator<RowsPart> {
  const { rows, columns, data } = points;
  const shards = Math.ceil(rows / SHARD_ROWS);
  const parts = Math.min(width, shards);
  for (let part = 0; part < parts; part++) {
    const from = Math.floor((part * shards) / parts) * SHARD_ROWS;
    const to = Math.min(rows, Math.floor(((part + 1) * shards) / parts) * SHARD_ROWS);
    const range = [from * columns, to * columns] as const;
    const own = data.buffer instanceof ArrayBuffer ? data.slice(...range) : data.subarray(...range);
    yield { points: { rows: to - from, columns, data: own }, origin: origin.slice(), all: rows, k };
  }
}

/** Lloyd's iterations over the pool: the same run as `lloyd`'s, to the bit, with graphics cards and without. */
export async function* lloydOver(
  held: HeldRows,
  size: Pick<Matrix, 'rows' | 'columns'>,
  start: Float32Array,
  limit: number,
  shift: number,
): AsyncSteps<Run> {
  let iterations = iterate(size, start, limit, shift);
  let card = true;
  let reply: Reply = null;
  for (;;) {
    const step = iterations.next(reply);
    if (step.done) return step.value;
    const asked = step.value;
    reply = null;
    if ('centers' in asked) {
      const parts = yield* heard(held.ask('pass', { ...asked, card }), asked.at, asked.of);
      if (parts.some(({ wrong }) => wrong)) {
        card = false;
        iterations = iterate(size, start, limit, shift);
      } else
        reply = {
          ...added(parts, asked.centers.length / size.columns),
          changed: parts.reduce((sum, part) => sum + part.changed, 0),
        };
    } else if ('taken' in asked) {
      const parts = yield* held.ask('farthest', asked);
      reply = parts.reduce((first, other) => (other.distance > first.distance ? other : first));
    } else yield asked;
  }
}

/** Steps with a progress of their own. */
async function* heard<T>(steps: AsyncSteps<T>, done: number, total: number): AsyncSteps<T> {
  try {
    for (;;) {
      const step = await steps.next();
      if (step.done) return step.value;
      yield { done, total };
    }
  } finally {
    await steps.return(undefined as never);
  }
}
