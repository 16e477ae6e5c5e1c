import { expose, wrap } from 'comlink';
import { drainAsync } from '../../../src/base/steps';
import { fastestKernels } from '../../../src/compute/cpu/fastest';
import { sequential } from '../../../src/compute/parallel';
import { allSilhouettes, type AllSilhouettes } from '../../../src/engine/cluster/all-silhouettes';
import { GpuClient } from '../../../src/worker/gpu-client';
import { gpuService, type GpuService } from '../../../src/worker/gpu-service';
import { blobs } from '../../support/clusters';
import { medianSeconds, type Inside } from './inside';

const [COLUMNS, K] = [8, 8];

/**
 * Silhouettes of all rows among all: one thread of the processor, and the graphics card with what the processor checks
 * and sums. A card that is the processor in disguise gets fewer rows.
 */
export default {
  name: 'silhouettes',
  where: 'worker',
  async *run(only) {
    const service = gpuService();
    const { port1, port2 } = new MessageChannel();
    expose(service, port1);
    const start = await service.start();
    const gpu = new GpuClient(async () => wrap<GpuService>(port2), 1).gpu('gpu');
    const software = start.ok && start.value.software;
    const rows = software ? 10_000 : 100_000;
    const middles = Array.from({ length: K }, (_, c) =>
      Array.from({ length: COLUMNS }, (_, j) => (c >> (j % 3)) % 2),
    );
    const { x, truth } = blobs(middles, rows / K, 7);
    let here: AllSilhouettes | null = null;
    for (const name of start.ok ? (['simd', 'gpu'] as const) : (['simd'] as const)) {
      if (!`silhouettes-${name}`.startsWith(only)) continue;
      const parallel = name === 'gpu' ? { ...sequential, gpu } : sequential;
      let found: AllSilhouettes | null = null;
      const seconds = await medianSeconds(name === 'gpu' ? 3 : 1, async () => {
        found = await drainAsync(allSilhouettes(x, truth, { kernels: fastestKernels(), parallel }));
      });
      const { values, onCard } = found!;
      const mean = values.reduce((sum, value) => sum + value, 0) / rows;
      const apart = here
        ? values.reduce((most, value, i) => Math.max(most, Math.abs(value - here!.values[i]!)), 0)
        : NaN;
      here ??= found;
      yield {
        name: `silhouettes-${name}`,
        n: rows,
        d: COLUMNS,
        seconds,
        quality: {
          mean,
          ...(name === 'gpu' && { apart, onCard: Number(onCard), software: Number(software) }),
        },
      };
    }
    port1.close();
  },
} satisfies Inside;
