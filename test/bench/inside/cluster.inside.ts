import { mergeOptions } from '../../../src/base/options';
import { drainAsync } from '../../../src/base/steps';
import { fastestKernels } from '../../../src/compute/cpu/fastest';
import { sequential } from '../../../src/compute/parallel';
import { algorithmOf } from '../../../src/engine/cluster/catalog';
import { cellsOf, silhouettes } from '../../../src/engine/cluster/cells';
import { adjustedRand } from '../../../src/engine/cluster/measures';
import { cases, dataOf, type Case } from '../clusters/cases';
import type { Planted } from '../clusters/data';
import type { Inside } from './inside';

/** Fits that took less are made three times. */
const SHORT_SECONDS = 3;

/** Every method at the sizes of the peers, by one thread, data in memory. */
export default {
  name: 'cluster',
  where: 'worker',
  async *run(only) {
    const held = new Map<string, Planted>();
    for (const each of cases) {
      const name = `cluster-${each.name}`;
      if (!name.startsWith(only)) continue;
      const key = `${each.rows}x${each.columns}`;
      const data = held.get(key) ?? dataOf(each);
      held.clear();
      held.set(key, data);
      const seconds: number[] = [];
      let quality: Record<string, number> = {};
      while (seconds.length === 0 || (seconds.length < 3 && seconds[0]! < SHORT_SECONDS)) {
        const start = performance.now();
        quality = await measured(each, data);
        seconds.push((performance.now() - start) / 1000);
      }
      const median = seconds.sort((a, b) => a - b)[seconds.length >> 1]!;
      yield { name, n: each.rows, d: each.columns, seconds: median, quality };
    }
  },
} satisfies Inside;

async function measured(
  { algorithm, options }: Case,
  { x, truth }: Planted,
): Promise<Record<string, number>> {
  const kernels = fastestKernels();
  if (algorithm === 'silhouette') {
    const [values] = await drainAsync(silhouettes(cellsOf(x, [truth]), 0, x.rows, kernels));
    return { silhouette: values!.reduce((sum, value) => sum + value, 0) / x.rows };
  }
  const entry = algorithmOf(algorithm);
  const context = { kernels, parallel: sequential };
  const { labels, k, measures } = await drainAsync(
    entry.fit(x, mergeOptions(entry.options, options), context),
  );
  return { ari: adjustedRand(truth, labels), k, ...measures };
}
