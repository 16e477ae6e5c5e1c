import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cases, dataOf } from './clusters/cases';
import type { Bench } from './types';

const cache = resolve(import.meta.dirname, '../../.cache/bench');
const script = join(import.meta.dirname, 'cluster_peer.py');

/** What scikit-learn needs for the same data; ours is measured in `inside/cluster.inside.ts`. */
export const clusterPeers: Bench = {
  name: 'cluster',
  async *run({ only, peer }) {
    if (!peer) return;
    mkdirSync(cache, { recursive: true });
    const file = join(cache, 'cluster.f32');
    for (const each of cases) {
      const name = `cluster-${each.name}`;
      if (!each.peer || !name.startsWith(only)) continue;
      const { x, truth } = dataOf(each);
      writeFileSync(file, x.data);
      writeFileSync(`${file}.truth`, truth);
      const { status, stdout } = spawnSync(
        '/usr/bin/python3',
        [script, file, String(each.columns), each.peer],
        { encoding: 'utf8' },
      );
      if (status !== 0) continue;
      const { seconds, ...quality } = JSON.parse(stdout) as { seconds: number };
      yield { name: `${name}-sklearn`, n: each.rows, d: each.columns, seconds, quality };
    }
  },
};
