import { random } from '../../base/random';
import { fastestKernels } from '../cpu/fastest';
import type { Pace, Paces } from '../gpu';
import { DISTANCE_ROWS, quadTileOf, tileOf } from '../tiles';
import type { GpuDevice } from './device';

type Now = () => number;

const [ROWS, FEW, COLUMNS, K] = [65_536, 1024, 16, 16];
/** Rows that the processor sums distances of: as many as it does in some ten milliseconds. */
const SUMMED = 256;

/**
 * Measures both kinds of work on the card and on the processor: each the shortest of three, after one that compiles.
 * Cost: some ten milliseconds on a card, seconds on a software adapter.
 */
export async function paceOf(device: GpuDevice, now: Now): Promise<Paces> {
  return { nearest: await nearestPace(device, now), distances: await distancesPace(device, now) };
}

/** One pass of many rows and one of few on the card, and one of many on the processor. */
async function nearestPace(device: GpuDevice, now: Now): Promise<Pace> {
  const points = noise(ROWS);
  const centers = points.data.slice(0, K * COLUMNS);
  const [here, there] = [fastestKernels().load(points), device.load(COLUMNS)];
  try {
    there.add(tileOf(points, undefined, 0, ROWS));
    there.add(tileOf(points, undefined, 0, FEW));
    const many = await shortest(now, () => there.nearest(centers, 0));
    const few = await shortest(now, () => there.nearest(centers, 1));
    const cpu = await shortest(now, () => {
      here.begin(K);
      here.assign(centers, 0, ROWS);
    });
    return {
      gpuPass: few,
      gpuStep: Math.max(0, many - few) / ((ROWS - FEW) * COLUMNS * K),
      cpuStep: cpu / (ROWS * COLUMNS * K),
    };
  } finally {
    here.dispose();
    there.dispose();
  }
}

/** Sums of distances of a tile's rows to many others and to few on the card, and of some rows on the processor. */
async function distancesPace(device: GpuDevice, now: Now): Promise<Pace> {
  const others = DISTANCE_ROWS / 4;
  const points = noise(DISTANCE_ROWS);
  const [here, there] = [fastestKernels().load(points), device.loadForDistances(COLUMNS)];
  try {
    there.add(quadTileOf(points, 0, DISTANCE_ROWS));
    const many = await shortest(now, () => there.distanceSums(0, 0, 0, Int32Array.of(others)));
    const few = await shortest(now, () => there.distanceSums(0, 0, 0, Int32Array.of(64)));
    const runs = Int32Array.from({ length: others / 256 + 1 }, (_, run) => run * 256);
    const slots = new Int32Array(runs.length - 1);
    const cpu = await shortest(now, () => here.distanceSums(runs, slots, 1, 0, SUMMED));
    return {
      gpuPass: few,
      gpuStep: Math.max(0, many - few) / (DISTANCE_ROWS * COLUMNS * (others - 64)),
      cpuStep: cpu / (SUMMED * COLUMNS * others),
    };
  } finally {
    here.dispose();
    there.dispose();
  }
}

function noise(rows: number) {
  const source = random(20_260_102);
  return {
    rows,
    columns: COLUMNS,
    data: Float32Array.from({ length: rows * COLUMNS }, () => source.normal()),
  };
}

/** Seconds of the shortest of three runs, after one that does not count. */
async function shortest(now: Now, work: () => unknown): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < 4; run++) {
    const start = now();
    await work();
    if (run > 0) least = Math.min(least, now() - start);
  }
  return least / 1000;
}
