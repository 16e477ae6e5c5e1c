import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { KindredError } from '../../../../src/base/errors';
import type { Matrix } from '../../../../src/base/matrix';
import { mergeOptions } from '../../../../src/base/options';
import { drain, drainAsync } from '../../../../src/base/steps';
import { fastestKernels } from '../../../../src/compute/cpu/fastest';
import { plainKernels } from '../../../../src/compute/cpu/plain';
import type { Gpu } from '../../../../src/compute/gpu';
import { SHARD_ROWS } from '../../../../src/compute/kernels';
import { sequential } from '../../../../src/compute/parallel';
import { fitsOf } from '../../../../src/engine/cluster/choose';
import { kmeans } from '../../../../src/engine/cluster/kmeans/kmeans';
import { kmeansRows } from '../../../../src/engine/cluster/kmeans/rows';
import { lloyd } from '../../../../src/engine/cluster/kmeans/lloyd';
import { lloydOver, partsOf } from '../../../../src/engine/cluster/kmeans/lloyd-over-pool';
import type { Fit } from '../../../../src/engine/cluster/types';
import { engineAbilities } from '../../../../src/engine/jobs';
import { Pool } from '../../../../src/worker/pool';
import { servePool } from '../../../../src/worker/pool-member';
import { groups } from '../../../bench/clusters/data';
import { counted } from '../../../support/counted-kernels';
import { soon } from '../../../support/soon';

vi.mock('../../../../src/compute/cpu/fastest', async (original) => {
  const { fastestKernels: made } = await original<typeof import('../../../../src/compute/cpu/fastest')>();
  const { counted: counting } = await import('../../../support/counted-kernels');
  const counter = counting(made());
  return { fastestKernels: () => counter.kernels, open: counter.open };
});

/** Sets of points that are loaded, wherever. */
const open = async () =>
  (
    (await import('../../../../src/compute/cpu/fastest')) as unknown as Pick<
      ReturnType<typeof counted>,
      'open'
    >
  ).open();

function pool(width: number, signal = new AbortController().signal, gpu?: Gpu) {
  const ports = Array.from({ length: width }, () => {
    const { port1, port2 } = new MessageChannel();
    servePool(port2, engineAbilities, () => gpu);
    return port1;
  });
  return new Pool(ports, () => gpu).forRun(signal);
}

/** A fit with its long arrays as hashes: comparing them number by number takes a second. */
const digest = (fit: Fit) =>
  JSON.stringify(fit, (_, value: unknown) =>
    ArrayBuffer.isView(value)
      ? createHash('sha256')
          .update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
          .digest('hex')
      : value,
  );

const kernels = fastestKernels();
const options = (given: Record<string, unknown>) => mergeOptions(kmeans.options, given);

const { x } = groups(4 * SHARD_ROWS + 1_003, 3);
/** As many rows of which all but a few are the same: most samples hold too few different ones. */
const tied: Matrix<Float32Array> = {
  ...x,
  data: x.data.map((_, at) => (at % (3 * 40_000) === 4 ? at : 1)),
};

describe.each([
  ['full passes', { k: 5, starts: 3, tolerance: 0, iterations: 15 }, x],
  ['one segment', { k: 1, starts: 1 }, x],
  ['mini-batches', { k: 4, starts: 2, batch: 2_000, iterations: 1 }, x],
  ['rows of which few are different', { k: 5, starts: 2 }, tied],
])('%s', (name, given, points) => {
  const alone = drainAsync(kmeans.fit(points, options(given), { kernels, parallel: sequential }));

  test.each([2, 3, 5])('spread over %i workers give the same fit to the bit', async (width) => {
    const found = await drainAsync(kmeans.fit(points, options(given), { kernels, parallel: pool(width) }));
    expect(digest(found)).toBe(digest(await alone));
    await soon(async () => expect(await open()).toBe(0));
  });

  if (name === 'full passes')
    test('plain kernels give it too', async () => {
      const context = { kernels: plainKernels, parallel: sequential };
      const found = await drainAsync(kmeans.fit(points, options(given), context));
      expect(digest(found)).toBe(digest(await alone));
    });
});

test('a sweep loads the rows once and gives the fits of single workers', async () => {
  const given = { starts: 2, iterations: 5, seed: 4 };
  const parallel = pool(2);
  const hold = vi.spyOn(parallel, 'hold');
  const fits = await drainAsync(fitsOf(x, 'kmeans', given, [2, 3, 6], parallel));
  expect(hold).toHaveBeenCalledTimes(1);
  const alone = await drainAsync(fitsOf(x, 'kmeans', given, [2, 3, 6], sequential));
  expect(fits.map(digest)).toEqual(alone.map(digest));
  await soon(async () => expect(await open()).toBe(0));
});

test('centers without rows go to the farthest rows of all workers, and come back fewer where there are none', async () => {
  const starts = [
    [x, [...x.data.subarray(0, 6), ...x.data.subarray(0, 6), 50, 50, 50]],
    [tied, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 3]],
    [{ ...x, data: new Float32Array(x.data.length) }, [0, 0, 0, 1, 1, 1]],
  ] as const;
  for (const [points, centers] of starts) {
    const [start, origin] = [Float32Array.from(centers), new Float64Array(3)];
    const loaded = kernels.load(points, origin);
    const alone = drain(lloyd(loaded, start, 6, 0));
    loaded.dispose();
    const held = pool(3).hold(kmeansRows, partsOf(points, origin, 5, 3));
    const ask = vi.spyOn(held, 'ask');
    expect(await drainAsync(lloydOver(held, points, start, 6, 0))).toEqual(alone);
    expect(ask.mock.calls.some(([question]) => question === 'farthest')).toBe(true);
    held.close();
  }
});

/** A card for each worker that proposes as a real one would, and at some pass of the second worker does otherwise. */
function cards(fault: 'none' | 'lost' | 'wrong') {
  let [loads, live, distrusted] = [0, 0, 0];
  const gpu: Gpu = {
    expect: () => {},
    loadForDistances: async () => null,
    distanceSeconds: async () => null,
    async load(points, origin) {
      const faulty = loads++ === 1;
      const here = plainKernels.load(points, origin);
      live++;
      let passes = 0;
      return {
        async *nearest(centers) {
          if (faulty && passes++ === 1) {
            if (fault === 'lost') throw new KindredError('gpu-lost', 'The card is gone.');
            if (fault === 'wrong') yield { from: 0, labels: new Int32Array(points.rows) };
          }
          here.begin(centers.length / points.columns);
          here.assign(centers, 0, points.rows);
          const labels = here.labels().map((label, i) => (i % 11 === 3 ? -1 : label));
          const half = 8 * Math.floor(points.rows / 16);
          yield { from: 0, labels: labels.slice(0, half) };
          yield { from: half, labels: labels.slice(half) };
        },
        distrust: () => void distrusted++,
        dispose: () => void live--,
      };
    },
  };
  return { gpu, count: () => ({ loads, live, distrusted }) };
}

test.each(['none', 'lost', 'wrong'] as const)(
  'with a card in every worker, and fault %s, the fit is the same to the bit',
  async (fault) => {
    const { gpu, count } = cards(fault);
    const given = options({ k: 4, starts: 2, tolerance: 0, iterations: 6 });
    const alone = await drainAsync(kmeans.fit(x, given, { kernels, parallel: sequential }));
    const parallel = pool(2, undefined, gpu);
    expect(digest(await drainAsync(kmeans.fit(x, given, { kernels, parallel })))).toBe(digest(alone));
    await soon(() => expect(count().live).toBe(0));
    expect(count().loads).toBeGreaterThan(1);
    expect(count().distrusted).toBe(fault === 'wrong' ? 1 : 0);
  },
);

test('up to 262,144 rows a fit stays in one worker', async () => {
  const parallel = pool(2);
  const hold = vi.spyOn(parallel, 'hold');
  const few = { ...x, rows: 2_000, data: x.data.slice(0, 6_000) };
  await drainAsync(kmeans.fit(few, options({ k: 3 }), { kernels, parallel }));
  expect(hold).not.toHaveBeenCalled();
});

test('bad input is the same clear error', async () => {
  const wrong = { ...x, data: x.data.slice() };
  wrong.data[3 * (SHARD_ROWS + 7) + 1] = NaN;
  await expect(
    drainAsync(kmeans.fit(wrong, options({ k: 3 }), { kernels, parallel: pool(2) })),
  ).rejects.toMatchObject({ problem: { code: 'not-finite', numbers: { row: SHARD_ROWS + 8, column: 2 } } });
});

test.each([0, 2, 7])('stopped %i steps after the rows were loaded, all memory comes back', async (more) => {
  const controller = new AbortController();
  const parallel = pool(2, controller.signal);
  const steps = kmeans.fit(x, options({ k: 5, starts: 2, tolerance: 0 }), { kernels, parallel });
  while ((await open()) < 2) await steps.next();
  for (let i = 0; i < more; i++) expect((await steps.next()).done).toBe(false);
  controller.abort();
  await steps.return(undefined as never);
  await soon(async () => expect(await open()).toBe(0));
});
