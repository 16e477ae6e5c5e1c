import { mergeOptions } from '../../../src/base/options';
import { drainAsync } from '../../../src/base/steps';
import { fastestKernels } from '../../../src/compute/cpu/fastest';
import type { Parallel } from '../../../src/compute/parallel';
import { fitsOf } from '../../../src/engine/cluster/choose';
import { kmeans } from '../../../src/engine/cluster/kmeans/kmeans';
import { adjustedRand } from '../../../src/engine/cluster/measures';
import { Pool } from '../../../src/worker/pool';
import { cases, dataOf } from '../clusters/cases';
import { medianSeconds, type Inside } from './inside';
import MemberWorker from './member.worker?worker&inline';

const WORKERS = 2;

/** k-means at a million rows with a pool: the cases of one thread again, and the fits that a choice of k needs. */
export default {
  name: 'pool',
  where: 'page',
  async *run(only) {
    const members = Array.from({ length: WORKERS }, () => new MemberWorker());
    const ports = members.map((member) => {
      const { port1, port2 } = new MessageChannel();
      member.postMessage(port2, [port2]);
      return port1;
    });
    const parallel = new Pool(ports).forRun(new AbortController().signal);
    const large = cases.filter(({ algorithm, rows }) => algorithm === 'kmeans' && rows === 1_000_000);
    const data = dataOf(large[0]!);
    try {
      for (const { name, rows, columns, options } of large)
        if (`pool-${name}`.startsWith(only)) {
          const given = mergeOptions(kmeans.options, options);
          const fit = () => drainAsync(kmeans.fit(data.x, given, { kernels: fastestKernels(), parallel }));
          const { labels, measures } = await fit();
          const quality = { ari: adjustedRand(data.truth, labels), workers: WORKERS, ...measures };
          yield { name: `pool-${name}`, n: rows, d: columns, seconds: await medianSeconds(3, fit), quality };
        }
      if ('pool-kmeans-sweep-1m'.startsWith(only)) yield await sweep(data.x, parallel);
    } finally {
      for (const member of members) member.terminate();
    }
  },
} satisfies Inside;

async function sweep(x: ReturnType<typeof dataOf>['x'], parallel: Parallel) {
  const ks = Array.from({ length: 11 }, (_, i) => 2 + i);
  const start = performance.now();
  await drainAsync(fitsOf(x, 'kmeans', {}, ks, parallel));
  const seconds = (performance.now() - start) / 1000;
  const quality = { workers: WORKERS, fewest: 2, most: 12 };
  return { name: 'pool-kmeans-sweep-1m', n: x.rows, d: x.columns, seconds, quality };
}
