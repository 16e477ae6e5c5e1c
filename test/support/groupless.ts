import { mergeOptions } from '../../src/base/options';
import { random } from '../../src/base/random';
import { drainAsync } from '../../src/base/steps';
import { fastestKernels } from '../../src/compute/cpu/fastest';
import { sequential } from '../../src/compute/parallel';
import { algorithmOf, catalog } from '../../src/engine/cluster/catalog';
import { compareMethods } from '../../src/engine/cluster/compare';
import { comparedTrials } from '../../src/engine/cluster/effort';
import { segment } from '../../src/engine/cluster/segment';
import type { Points } from '../../src/engine/cluster/types';
import { isReal } from '../../src/engine/cluster/verdict';
import { weigh } from '../../src/engine/cluster/weigh';
import { evened, moments } from '../../src/engine/features/shape';
import { cloud, uniform } from './clusters';

type Make = (rows: number, columns: number, seed: number) => Points;

/** Customers who hang together by a common value, each column `tie` of it and the rest its own. */
const tied =
  (tie: number): Make =>
  (rows, columns, seed) => {
    const source = random(seed);
    const data = new Float32Array(rows * columns);
    for (let i = 0; i < rows; i++) {
      const common = Math.sqrt(tie) * source.normal();
      for (let j = 0; j < columns; j++) data[i * columns + j] = common + Math.sqrt(1 - tie) * source.normal();
    }
    return { rows, columns, data };
  };

/** Log-normal counts, evened out and scaled as features are, which leaves them skewed. */
const skewed: Make = (rows, columns, seed) => {
  const { data } = tied(0.3)(rows, columns, seed);
  for (let j = 0; j < columns; j++) {
    const raw = Float64Array.from({ length: rows }, (_, i) => Math.exp(data[i * columns + j]!));
    const { column } = evened(raw, 'count', 'log');
    const { mean, deviation } = moments(column);
    column.forEach((value, i) => (data[i * columns + j] = (value - mean) / deviation));
  }
  return { rows, columns, data };
};

/** Data without groups. */
export const groupless: Readonly<Record<'even' | 'bell' | 'tied' | 'skewed', Make>> = {
  even: uniform,
  bell: cloud,
  tied: tied(0.7),
  skewed,
};

/** Every method that groups numbers, and "all" for the comparison of them. */
export const asked = [...catalog.filter(({ input }) => input !== 'rfm').map(({ id }) => id), 'all'];

/** Whether a method says that there are groups, with two to `most` segments where it takes a number. */
export async function seesGroups(method: string, x: Points, seed: number, most: number): Promise<boolean> {
  if (method === 'all') {
    const given = { effort: 'quick', seed, fewest: 2, most } as const;
    return (await drainAsync(compareMethods(x, given, sequential))).separated;
  }
  const entry = algorithmOf(method);
  if ('k' in entry.options) {
    const given = { algorithm: method, most, seed };
    return (await drainAsync(segment({ x, features: [] }, given, sequential))).choice!.separated;
  }
  const context = { kernels: fastestKernels(), parallel: sequential };
  const fit = await drainAsync(entry.fit(x, mergeOptions(entry.options, {}), context));
  const given = { algorithm: method, options: [{}], seed, trials: comparedTrials.quick };
  const { evidence } = await drainAsync(weigh(x, given, [fit], sequential));
  return isReal(evidence[0]!);
}
