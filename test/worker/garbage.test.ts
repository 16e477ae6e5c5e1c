import { afterEach, expect, test, vi } from 'vitest';
import { drainAsync } from '../../src/base/steps';
import type { StageProgress } from '../../src/engine/advance';
import { collectGarbage } from '../../src/worker/garbage';
import { Pool } from '../../src/worker/pool';
import { servePool } from '../../src/worker/pool-member';
import { tidied } from '../../src/worker/reach';

afterEach(() => vi.unstubAllGlobals());

test('asking for a collection does no harm where memory is refused, or can’t be given back at once', () => {
  expect(collectGarbage()).toBeUndefined();
  let refused = 0;
  vi.stubGlobal('ArrayBuffer', function () {
    refused++;
    throw new RangeError('Array buffer allocation failed');
  });
  expect(collectGarbage()).toBeUndefined();
  expect(refused).toBe(1);
});

test('a pool that tidies up answers as before', async () => {
  const { port1, port2 } = new MessageChannel();
  const double = { name: 'double', run: (input: number) => 2 * input };
  servePool(port2, { jobs: [double as never], residents: [] });
  const pool = new Pool([port1]);
  pool.tidy();
  const parallel = pool.forRun(new AbortController().signal);
  expect(await drainAsync(parallel.map(double, [1, 2], null))).toEqual([2, 4]);
  port1.close();
});

test('garbage is collected around every stage that runs, and not where nothing is stale', async () => {
  const progress = (stage: StageProgress['stage']): StageProgress => ({ stage, done: 1, total: 2 });
  async function* steps(list: readonly StageProgress[]): AsyncGenerator<StageProgress, number, void> {
    yield* list;
    return list.length;
  }
  const tidy = vi.fn();
  for await (const _ of tidied(steps([]), tidy)) void _;
  expect(tidy).toHaveBeenCalledTimes(0);
  for await (const _ of tidied(
    steps([progress('features'), progress('features'), progress('cluster')]),
    tidy,
  ))
    void _;
  expect(tidy).toHaveBeenCalledTimes(3);
});
