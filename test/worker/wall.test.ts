import { describe, expect, test } from 'vitest';
import { KindredError } from '../../src/base/errors';
import { drainAsync, type Steps } from '../../src/base/steps';
import { sequential, type Job, type Parallel, type Resident } from '../../src/compute/parallel';
import { drive } from '../../src/worker/drive';
import { Pool } from '../../src/worker/pool';
import { servePool } from '../../src/worker/pool-member';
import { outcomeOf, transferables } from '../../src/worker/protocol';
import { soon } from '../support/soon';

let [begun, freed] = [0, 0];
function* endless(): Steps<never> {
  begun++;
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

/** Sums of numbers that stay where they were sent. */
let opened = 0;
const sums = {
  name: 'sums',
  open(part: { values: Float64Array }) {
    if (part.values.length === 0) throw new KindredError('nothing', 'There is nothing to add up.');
    opened++;
    return { values: part.values, asked: 0 };
  },
  questions: {
    plus: (state: { values: Float64Array; asked: number }, more: number) =>
      state.values.reduce((sum, value) => sum + value, more),
    *asked(state: { asked: number }, _: null): Steps<number> {
      yield { done: 0, total: 1 };
      return ++state.asked;
    },
    refuse(state: { values: Float64Array }, least: number) {
      if (state.values.length < least) throw new KindredError('too-few', 'There are too few.');
      return state.values.length;
    },
    forever: (_: unknown, __: null) => endless(),
  },
  close() {
    opened--;
  },
} satisfies Resident<
  { values: Float64Array },
  { values: Float64Array; asked: number },
  Record<string, (state: { values: Float64Array; asked: number }, input: never) => unknown>
>;
const parts = () =>
  [Float64Array.of(1, 2), Float64Array.of(3), Float64Array.of(4, 5, 6)].map((values) => ({ values }));

function pool(width: number): Pool {
  const ports = Array.from({ length: width }, () => {
    const { port1, port2 } = new MessageChannel();
    servePool(port2, { jobs: [addShared, failing, forever] as never, residents: [sums as never] });
    return port1;
  });
  return new Pool(ports);
}

/** Does it once so many more have begun, however late they do. */
async function onceBegun(more: number, then: () => void): Promise<void> {
  const all = begun + more;
  await soon(() => expect(begun).toBe(all));
  then();
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
    await Promise.all([
      onceBegun(2, () => controller.abort()),
      expect(run).rejects.toMatchObject({ problem: { code: 'stopped' } }),
    ]);
    const after = shared.forRun(new AbortController().signal);
    expect(await drainAsync(after.map(addShared, [1, 2], { base: 1 }))).toEqual([2, 3]);
    await soon(() => expect(freed).toBe(before + 2));
  });
});

describe('states held in the pool', () => {
  const places: [string, () => Parallel][] = [
    ['here', () => sequential],
    ...[1, 2, 5].map((width): [string, () => Parallel] => [
      `in ${width} members`,
      () => pool(width).forRun(new AbortController().signal),
    ]),
  ];

  test.each(places)('%s: each keeps its part between questions, until closed', async (_, parallel) => {
    const held = parallel().hold(sums, parts());
    expect(await drainAsync(held.ask('plus', 10))).toEqual([13, 13, 25]);
    expect(await drainAsync(held.ask('asked', null))).toEqual([1, 1, 1]);
    expect(await drainAsync(held.ask('asked', null))).toEqual([2, 2, 2]);
    expect(opened).toBe(3);
    held.close();
    await soon(() => expect(opened).toBe(0));
  });

  test.each(places)('%s: a failure is that of the question, and the rest goes on', async (_, parallel) => {
    const held = parallel().hold(sums, parts());
    await expect(drainAsync(held.ask('refuse', 2))).rejects.toMatchObject({ problem: { code: 'too-few' } });
    expect(await drainAsync(held.ask('refuse', 1))).toEqual([2, 1, 3]);
    held.close();
    const empty = parallel().hold(sums, [...parts(), { values: new Float64Array(0) }]);
    await expect(drainAsync(empty.ask('plus', 1))).rejects.toMatchObject({ problem: { code: 'nothing' } });
    empty.close();
    await soon(() => expect(opened).toBe(0));
  });

  test('parts are handed over one by one, and shared memory is not', () => {
    // A page that is not isolated has none.
    const shared: Float64Array[] =
      'SharedArrayBuffer' in globalThis ? [new Float64Array(new SharedArrayBuffer(16))] : [];
    const given: Float64Array[] = [];
    function* each() {
      for (const values of [Float64Array.of(1), Float64Array.of(2), ...shared]) {
        expect(given.every((before) => shared.includes(before) || before.length === 0)).toBe(true);
        given.push(values);
        yield { values };
      }
    }
    pool(2).forRun(new AbortController().signal).hold(sums, each()).close();
    expect(given.map(({ length }) => length)).toEqual([0, 0, ...shared.map(() => 2)]);
  });

  test('an abort ends the wait at once, and what was held is given back', async () => {
    const before = freed;
    const shared = pool(2);
    const controller = new AbortController();
    const held = shared.forRun(controller.signal).hold(sums, parts());
    const run = drainAsync(held.ask('forever', null)).finally(() => held.close());
    await Promise.all([
      onceBegun(3, () => controller.abort()),
      expect(run).rejects.toMatchObject({ problem: { code: 'stopped' } }),
    ]);
    await soon(() => expect([opened, freed]).toEqual([0, before + 3]));
    const after = shared.forRun(new AbortController().signal);
    expect(await drainAsync(after.map(addShared, [1, 2], { base: 1 }))).toEqual([2, 3]);
  });

  test('closing while a question runs ends it', async () => {
    const before = freed;
    const held = pool(2).forRun(new AbortController().signal).hold(sums, parts());
    const run = drainAsync(held.ask('forever', null));
    await Promise.all([
      onceBegun(3, () => held.close()),
      expect(run).rejects.toMatchObject({ problem: { code: 'stopped' } }),
    ]);
    await soon(() => expect([opened, freed]).toEqual([0, before + 3]));
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
