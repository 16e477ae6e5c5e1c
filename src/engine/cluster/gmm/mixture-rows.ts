import type { Matrix } from '../../../base/matrix';
import type { AsyncSteps, Steps } from '../../../base/steps';
import { fastestKernels } from '../../../compute/cpu/fastest';
import type { Held, Resident } from '../../../compute/parallel';
import { at } from '../share';
import { centered } from './centered';
import {
  Ascent,
  expectation,
  SUM_ROWS,
  type EmRun,
  type Expected,
  type Limits,
} from './expectation-maximization';
import type { Mixture } from './mixture';
import { placeRows, together, type Placed, type PlacedRows } from './placement';

/** Some of the rows: a multiple of `SUM_ROWS`, but for the last part. */
interface Part {
  readonly rows: Matrix;
  readonly origin: Float64Array;
}

interface State {
  readonly points: Matrix<Float64Array>;
  readonly likeliest: Int32Array;
}

interface Asked extends Pick<Limits, 'regularization' | 'negligible'> {
  readonly mixture: Mixture;
  /** Whether a run begins. */
  readonly begin: boolean;
}

/** The rows of a mixture over the pool: each worker holds its own for all passes. */
export const mixtureRows = {
  name: 'mixture-rows',
  open({ rows, origin }: Part): State {
    return { points: centered(rows, origin), likeliest: new Int32Array(rows.rows) };
  },
  questions: {
    *pass({ points, likeliest }: State, { mixture, begin, ...limits }: Asked): Steps<Expected> {
      if (begin) likeliest.fill(0);
      return yield* expectation(points, mixture, likeliest, limits, fastestKernels());
    },
    place: (
      { points }: State,
      { mixture, regularization }: Pick<Asked, 'mixture' | 'regularization'>,
    ): Steps<PlacedRows> =>
      placeRows(mixture, mixture.weights.length, points, regularization, fastestKernels()),
  },
  close(): void {},
} satisfies Resident<Part, State, Record<string, (state: State, input: never) => unknown>>;

export type HeldMixtureRows = Held<typeof mixtureRows.questions>;

/** As many rows for each worker as for the others. */
export function* partsOf(
  { rows, columns, data }: Matrix,
  origin: Float64Array,
  width: number,
): Generator<Part> {
  const units = Math.ceil(rows / SUM_ROWS);
  const parts = Math.min(width, units);
  for (let part = 0; part < parts; part++) {
    const from = Math.floor((part * units) / parts) * SUM_ROWS;
    const to = Math.min(rows, Math.floor(((part + 1) * units) / parts) * SUM_ROWS);
    const range = [from * columns, to * columns] as const;
    const own = data.buffer instanceof ArrayBuffer ? data.slice(...range) : data.subarray(...range);
    yield { rows: { rows: to - from, columns, data: own }, origin: origin.slice() };
  }
}

/** `maximize` over the pool, the same to the bit. */
export async function* maximizeOver(
  held: HeldMixtureRows,
  rows: number,
  start: Mixture,
  limits: Limits,
): AsyncSteps<EmRun> {
  const { regularization, negligible } = limits;
  const ascent = new Ascent(start, rows, limits);
  while (!ascent.done) {
    const { mixture, share } = ascent;
    const asked = held.ask('pass', { mixture, regularization, negligible, begin: share === 0 });
    const parts = yield* at(asked, share);
    ascent.take({ flat: parts[0]!.flat, sums: parts.flatMap(({ sums }) => sums) });
  }
  return ascent.run;
}

/** `place` over the pool, the same to the bit. */
export async function* placeOver(
  held: HeldMixtureRows,
  mixture: Mixture,
  regularization: number,
): AsyncSteps<Placed> {
  return together(yield* held.ask('place', { mixture, regularization }));
}
