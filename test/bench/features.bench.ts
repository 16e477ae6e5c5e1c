import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ordersFile } from './orders-file';
import type { Bench } from './types';

const LINES = 1_000_000;

/** Features by pandas group-by on the order lines of `features-1m`; what it compares with runs inside Chromium. */
export const featuresPeer: Bench = {
  name: 'features-1m-pandas',
  async *run({ peer }) {
    if (!peer) return;
    const script = join(import.meta.dirname, 'features_peer.py');
    const { status, stdout } = spawnSync('/usr/bin/python3', [script, ordersFile(LINES)], {
      encoding: 'utf8',
    });
    if (status !== 0) return;
    const { seconds, ...quality } = JSON.parse(stdout) as { seconds: number } & Record<string, number>;
    yield { name: 'features-1m-pandas', n: LINES, d: 6, seconds, quality };
  },
};
