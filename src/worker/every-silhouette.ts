import type { AsyncSteps } from '../base/steps';
import { fastestKernels } from '../compute/cpu/fastest';
import type { Parallel } from '../compute/parallel';
import type { Artifacts } from '../engine/advance';
import { barsOf, type Silhouettes } from '../engine/analyze/silhouette-bars';
import { allSilhouettes } from '../engine/cluster/all-silhouettes';
import type { Points } from '../engine/cluster/types';

/** Seconds beyond which a person is not offered to wait. */
const MOST_SECONDS = 600;
/** Rows, and multiplications, that the processor is measured by. */
const [MEASURED_ROWS, MEASURED] = [65_536, 20_000_000];

/** What silhouettes of all customers would take, as measured on this device. */
export interface SilhouetteTime {
  /** NaN where nobody measured: a card that is the processor in disguise. */
  readonly seconds: number;
  readonly onCard: boolean;
  readonly tooLong: boolean;
}

/** Silhouettes of all customers, and whether a graphics card measured their distances. */
export interface EverySilhouette {
  readonly silhouettes: Silhouettes;
  readonly onCard: boolean;
}

export async function* everySilhouette(
  { features, cluster }: Artifacts,
  parallel: Parallel,
): AsyncSteps<EverySilhouette> {
  const found = yield* allSilhouettes(features.x, cluster.labels, { kernels: fastestKernels(), parallel });
  return { silhouettes: yield* barsOf(found, cluster.labels, cluster.k), onCard: found.onCard };
}

/** Cost: some ten milliseconds, and the start of the graphics card where it may pay. */
export async function silhouetteTime(
  x: Points,
  parallel: Parallel,
  now: () => number,
): Promise<SilhouetteTime> {
  const onCard = (await parallel.gpu?.distanceSeconds(x.rows, x.columns)) ?? null;
  const seconds = onCard ?? processorSeconds(x, parallel.width, now);
  return { seconds, onCard: onCard !== null, tooLong: seconds > MOST_SECONDS };
}

/** From the shortest of three measurements of one thread. */
function processorSeconds({ rows, columns, data }: Points, width: number, now: () => number): number {
  const others = Math.min(rows, MEASURED_ROWS);
  const measured = Math.min(others, Math.max(8, Math.floor(MEASURED / (others * columns) / 8) * 8));
  const points = fastestKernels().load({ rows: others, columns, data: data.subarray(0, others * columns) });
  const runs = Int32Array.from({ length: Math.ceil(others / 256) + 1 }, (_, i) => Math.min(others, i * 256));
  const slots = new Int32Array(runs.length - 1);
  let least = Infinity;
  for (let run = 0; run < 3; run++) {
    const start = now();
    points.distanceSums(runs, slots, 1, 0, measured);
    least = Math.min(least, now() - start);
  }
  points.dispose();
  return ((least / 1000) * (rows / measured) * (rows / others)) / width;
}
