import { random } from '../../base/random';
import { fastestKernels } from '../cpu/fastest';
import type { Pace } from '../gpu';
import { tileOf } from '../tiles';
import type { GpuDevice } from './device';

const [ROWS, FEW, COLUMNS, K] = [65_536, 1024, 16, 16];

/**
 * Measures one pass of many rows and one of few on the card, and one of many on the processor: each the shortest of
 * three, after one that compiles. Cost: some ten milliseconds on a card, seconds on a software adapter.
 */
export async function paceOf(device: GpuDevice, now: () => number): Promise<Pace> {
  const source = random(20_260_102);
  const data = Float32Array.from({ length: ROWS * COLUMNS }, () => source.normal());
  const centers = data.slice(0, K * COLUMNS);
  const points = { rows: ROWS, columns: COLUMNS, data };
  const [here, there] = [fastestKernels().load(points), device.load(COLUMNS)];
  const shortest = async (work: () => unknown) => {
    let least = Infinity;
    for (let run = 0; run < 4; run++) {
      const start = now();
      await work();
      if (run > 0) least = Math.min(least, now() - start);
    }
    return least / 1000;
  };
  try {
    there.add(tileOf(points, undefined, 0, ROWS));
    there.add(tileOf(points, undefined, 0, FEW));
    const many = await shortest(() => there.nearest(centers, 0));
    const few = await shortest(() => there.nearest(centers, 1));
    const cpu = await shortest(() => {
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
