import { random } from '../../../src/base/random';
import { fastestKernels } from '../../../src/compute/cpu/fastest';
import { plainKernels } from '../../../src/compute/cpu/plain';
import { tileOf, tileRows } from '../../../src/compute/tiles';
import { startGpu } from '../../../src/compute/webgpu/device';
import { medianSeconds, type Inside } from './inside';

const [ROWS, COLUMNS] = [1_000_000, 16];

/** One k-means pass over all rows: plain loops, SIMD WebAssembly, and the graphics card with labels read back. */
export default {
  name: 'pass',
  where: 'worker',
  async *run(only) {
    const source = random(7);
    const middles = Float32Array.from({ length: 50 * COLUMNS }, () => 4 * source.normal());
    const data = Float32Array.from(
      { length: ROWS * COLUMNS },
      (_, i) => middles[(Math.floor(i / COLUMNS) % 50) * COLUMNS + (i % COLUMNS)]! + source.normal(),
    );
    const points = { rows: ROWS, columns: COLUMNS, data };
    const start = await startGpu();
    for (const k of [8, 50]) {
      const centers = middles.slice(0, k * COLUMNS);
      const row = (name: string, seconds: number, quality: Record<string, number> = {}) => ({
        name: `pass-${name}-k${k}`,
        n: ROWS,
        d: COLUMNS,
        seconds,
        quality,
      });
      let labels = new Int32Array();
      for (const kernels of [plainKernels, fastestKernels()]) {
        if (!`pass-${kernels.name}-k${k}`.startsWith(only)) continue;
        const loaded = kernels.load(points);
        loaded.begin(k);
        loaded.assign(centers, 0, ROWS);
        yield row(kernels.name, await medianSeconds(3, () => loaded.assign(centers, 0, ROWS)));
        labels = loaded.labels() as Int32Array<ArrayBuffer>;
        loaded.dispose();
      }
      if (!start.ok || !`pass-gpu-k${k}`.startsWith(only)) continue;
      const card = start.device.load(COLUMNS);
      const size = tileRows(COLUMNS, k);
      const tiles = Math.ceil(ROWS / size);
      for (let t = 0; t < tiles; t++)
        card.add(tileOf(points, undefined, t * size, Math.min(ROWS, (t + 1) * size)));
      let found: Int32Array[] = [];
      const seconds = await medianSeconds(3, async () => {
        found = await Promise.all(Array.from({ length: tiles }, (_, t) => card.nearest(centers, t)));
      });
      let [undecided, wrong] = [0, 0];
      found.forEach((part, t) =>
        part.forEach((label, i) => {
          if (label < 0) undecided++;
          else if (labels.length > 0 && label !== labels[t * size + i]) wrong++;
        }),
      );
      card.dispose();
      yield row('gpu', seconds, { undecided, wrong, software: Number(start.device.software) });
    }
    if (start.ok) start.device.close();
  },
} satisfies Inside;
