import { performance } from 'node:perf_hooks';
import { asked, groupless, seesGroups } from '../support/groupless';
import type { Bench } from './types';

const SEEDS = 100;
const ROWS = 300;
const COLUMNS = [2, 4, 8];
const MOST = 8;

/**
 * How often each method, and the comparison of all, sees groups in data without any: `groupless-METHOD-DATA`, of 100
 * seeds each. It takes long, and is run only when it is named.
 */
export const falseAlarms: Bench = {
  name: 'groupless',
  async *run({ only }) {
    if (!only.startsWith('groupless')) return;
    for (const method of asked)
      for (const [kind, make] of Object.entries(groupless)) {
        const name = `groupless-${method}-${kind}`;
        if (!name.startsWith(only)) continue;
        for (const columns of COLUMNS) {
          const begin = performance.now();
          let alarms = 0;
          for (let seed = 1; seed <= SEEDS; seed++)
            alarms += Number(await seesGroups(method, make(ROWS, columns, seed), seed, MOST));
          const seconds = (performance.now() - begin) / 1000;
          yield { name, n: ROWS, d: columns, seconds, quality: { seeds: SEEDS, alarms } };
        }
      }
  },
};
