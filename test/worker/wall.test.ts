import { describe, expect, test, vi } from 'vitest';
import { KindredError } from '../../src/base/errors';
import { drainAsync, type Steps } from '../../src/base/steps';
import { sequential, type Job } from '../../src/compute/parallel';
import { drive } from '../../src/worker/drive';
import { Pool, servePool } from '../../src/worker/pool';
import { outcomeOf, transferables } from '../../src/worker/protocol';

let freed = 0;
function* endless(): Steps<never> {
  try {
    for (let i = 0; ; i++) {
      for (let spin = 0; spin < 20_000; spin++) Math.sqrt(spin);
      yield { done: i % 100, total: 100 };
    }
  } finally {
    freed++;
  }
}

const addShared: Job<number, number, { base: number }> = {
  name: 'add-shared',
  *run(input, shared) {
    for (let i = 0; i < 3; i++) yield { done: i, total: 3 };
    return input + shared.base;
  },
};
const failing: Job<number, number, null> = {
  name: 'failing',
  run(input) {
    if (input === 2) throw new KindredError('no-twos', 'Twos are not allowed.');
    return input;
  },
};
const forever: Job<number, never, null> = { name: 'forever', run: () => endless() };

function pool(width: number): Pool {
  const ports = Array.from({ length: width }, () => {
    const { port1, port2 } = new MessageChannel();
    servePool(port2, [addShared, failing, forever] as never);
    return port1;
  });
  return new Pool(ports);
}

describe('drive', () => {
  test('reports progress, and stops between slices when told to', async () => {
    const before = freed;
    const controller = new AbortController();
    const seen: number[] = [];
    const run = drive(endless(), controller.signal, ({ done }) => {
      seen.push(done);
      if (seen.length === 3) controller.abort();
    });
    await expect(run).rejects.toMatchObject({ problem: { code: 'stopped' } });
    expect(seen).toHaveLength(3);
    expect(freed).toBe(before + 1);
  });

  test('a macrotask gets in, so that an abort by message is heard', async () => {
    const controller = new AbortController();
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => controller.abort();
    port1.postMessage('abort');
    await expect(drive(endless(), controller.signal)).rejects.toMatchObject({ problem: { code: 'stopped' } });
    port1.close();
  });
});

describe('pool', () => {
  test.each([1, 2, 5])('gives the results of a sequential run, in order, with %i members', async (width) => {
    const inputs = Array.from({ length: 9 }, (_, i) => i);
    const parallel = pool(width).forRun(new AbortController().signal);
    const here = await drainAsync(sequential.map(addShared, inputs, { base: 100 }));
    expect(await drainAsync(parallel.map(addShared, inputs, { base: 100 }))).toEqual(here);
    expect(await drainAsync(parallel.map(addShared, [], { base: 1 }))).toEqual([]);
  });

  test('a failing job fails the whole with its own problem, and the pool goes on working', async () => {
    const parallel = pool(2).forRun(new AbortController().signal);
    await expect(drainAsync(parallel.map(failing, [1, 2, 3, 4], null))).rejects.toMatchObject({
      problem: { code: 'no-twos', message: 'Twos are not allowed.' },
    });
    expect(await drainAsync(parallel.map(addShared, [1], { base: 1 }))).toEqual([2]);
  });

  test('an abort ends the wait at once and frees the members', async () => {
    const before = freed;
    const shared = pool(2);
    const controller = new AbortController();
    const run = drainAsync(shared.forRun(controller.signal).map(forever, [1, 2, 3], null));
    setTimeout(() => controller.abort(), 30);
    await expect(run).rejects.toMatchObject({ problem: { code: 'stopped' } });
    const after = shared.forRun(new AbortController().signal);
    expect(await drainAsync(after.map(addShared, [1, 2], { base: 1 }))).toEqual([2, 3]);
    await vi.waitFor(() => expect(freed).toBe(before + 2));
  });
});

describe('outcomes', () => {
  test('an expected failure keeps its words, an unexpected one never quotes its message', async () => {
    expect(await outcomeOf(() => 5)).toEqual({ ok: true, value: 5 });
    const known = await outcomeOf(() => {
      throw new KindredError('x', 'A plain sentence.', { rows: 3 });
    });
    expect(known).toEqual({
      ok: false,
      problem: { code: 'x', message: 'A plain sentence.', numbers: { rows: 3 } },
    });
    const bug = await outcomeOf(() => {
      throw new TypeError('cannot read jane@example.org');
    });
    expect(JSON.stringify(bug)).not.toContain('jane');
  });

  test('typed arrays in a result are handed over, each buffer once', () => {
    const a = new Float64Array(4);
    expect(transferables({ a, deep: [{ again: a, b: new Int32Array(2) }], text: ['x'] })).toHaveLength(2);
  });
});
