import type { Matrix } from '../../../base/matrix';
import type { AsyncSteps, Steps } from '../../../base/steps';
import { fastestKernels } from '../../../compute/cpu/fastest';
import { SHARD_ROWS, type LoadedPoints } from '../../../compute/kernels';
import type { Held, Parallel, Resident } from '../../../compute/parallel';
import { byUnits, nearestUnits, type NearestUnits, type Regions } from './placement';

/** Some of the rows, and where they are where that is known. */
interface Part {
  readonly points: Matrix<Float32Array>;
  readonly origin: Float64Array;
  readonly labels: Int32Array;
  readonly distances: Float32Array;
}

interface State extends Pick<Part, 'labels' | 'distances'> {
  readonly loaded: LoadedPoints;
}

/** The rows of a map over the pool: each worker places its own. */
export const mapRows = {
  name: 'som-rows',
  open: ({ points, origin, labels, distances }: Part): State => ({
    loaded: fastestKernels().load(points, origin),
    labels,
    distances,
  }),
  questions: {
    nearest: ({ loaded }: State, { codebook }: Pick<Regions, 'codebook'>): Steps<NearestUnits> =>
      nearestUnits(loaded, codebook),
    confidence: ({ loaded, labels, distances }: State, regions: Regions): Steps<Float32Array> =>
      byUnits(loaded, regions, labels, distances),
  },
  close: ({ loaded }): void => loaded.dispose(),
} satisfies Resident<Part, State, Record<string, (state: State, input: never) => unknown>>;

/** Rows beyond which the pool shares them: handing them over costs less than it saves. */
export const SPREAD_ROWS = 2 * SHARD_ROWS;

type Places = Pick<Part, 'labels' | 'distances'>;
const nowhere: Places = { labels: new Int32Array(), distances: new Float32Array() };

/** `nearestUnits` over the pool, the same to the bit. */
export async function* nearestUnitsOver(
  parallel: Parallel,
  points: Matrix<Float32Array>,
  origin: Float64Array,
  codebook: Float32Array,
): AsyncSteps<NearestUnits> {
  const parts = yield* asked(parallel, points, origin, nowhere, (held) => held.ask('nearest', { codebook }));
  const units = new Int32Array(points.rows);
  const distances = new Float32Array(points.rows);
  let from = 0;
  for (const part of parts) {
    units.set(part.units, from);
    distances.set(part.distances, from);
    from += part.units.length;
  }
  return { units, distances };
}

/** `byUnits` over the pool, the same to the bit. */
export async function* byUnitsOver(
  parallel: Parallel,
  points: Matrix<Float32Array>,
  origin: Float64Array,
  { codebook, labels, k }: Regions,
  places: Places,
): AsyncSteps<Float32Array> {
  const regions = { codebook, labels, k };
  const parts = yield* asked(parallel, points, origin, places, (held) => held.ask('confidence', regions));
  const confidence = new Float32Array(points.rows);
  let from = 0;
  for (const part of parts) {
    confidence.set(part, from);
    from += part.length;
  }
  return confidence;
}

async function* asked<R>(
  parallel: Parallel,
  points: Matrix<Float32Array>,
  origin: Float64Array,
  places: Places,
  question: (held: Held<typeof mapRows.questions>) => AsyncSteps<R>,
): AsyncSteps<R> {
  const held = parallel.hold(mapRows, partsOf(points, origin, places, parallel.width));
  try {
    return yield* question(held);
  } finally {
    held.close();
  }
}

function* partsOf(
  { rows, columns, data }: Matrix<Float32Array>,
  origin: Float64Array,
  { labels, distances }: Places,
  width: number,
): Generator<Part> {
  for (let part = 0; part < width; part++) {
    const [from, to] = [Math.floor((part * rows) / width), Math.floor(((part + 1) * rows) / width)];
    const range = [from * columns, to * columns] as const;
    const own = data.buffer instanceof ArrayBuffer ? data.slice(...range) : data.subarray(...range);
    yield {
      points: { rows: to - from, columns, data: own },
      origin: origin.slice(),
      labels: labels.slice(from, to),
      distances: distances.slice(from, to),
    };
  }
}
