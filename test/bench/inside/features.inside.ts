import { drain, drainAsync, type Steps } from '../../../src/base/steps';
import { sequential } from '../../../src/compute/parallel';
import { inspect } from '../../../src/engine/collect/inspect';
import { read } from '../../../src/engine/collect/read';
import { features } from '../../../src/engine/features/features';
import { prepare } from '../../../src/engine/prepare/prepare';
import { bulkOrders } from '../../../src/sample/bulk';
import { medianSeconds, type Inside } from './inside';

const LINES = 1_000_000;

/**
 * From read tables to what is known of each customer, one thread: `-prepare` cleans and groups the lines, `-1m` is the
 * feature stage on the base that it makes. `longestStepMs` is the longest time without a pause,
 * of the middle run.
 */
export default {
  name: 'features',
  where: 'worker',
  async *run() {
    const file = new File([...bulkOrders(LINES)], 'orders.csv');
    const [guess] = await drainAsync(inspect(file));
    const tables = [await drainAsync(read(file, guess!, {}, sequential))];
    const preparing = await medianSeconds(1, () => drain(prepare(tables)));
    yield { name: 'features-1m-prepare', n: LINES, d: 0, seconds: preparing, quality: {} };
    const base = drain(prepare(tables));
    const longest: number[] = [];
    const seconds = await medianSeconds(5, () => {
      longest.push(longestStep(features(base)));
    });
    const longestStepMs = longest.sort((a, b) => a - b)[longest.length >> 1]!;
    const made = drain(features(base));
    const quality = { customers: made.customers.length, used: made.used.length, longestStepMs };
    yield { name: 'features-1m', n: LINES, d: made.features.length, seconds, quality };
  },
} satisfies Inside;

/** Runs steps to their end; the longest of them in milliseconds. */
function longestStep(steps: Steps<unknown>): number {
  let longest = 0;
  for (;;) {
    const start = performance.now();
    const { done } = steps.next();
    longest = Math.max(longest, performance.now() - start);
    if (done) return longest;
  }
}
