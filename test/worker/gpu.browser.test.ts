import { expose, wrap } from 'comlink';
import { afterEach, describe, expect, test } from 'vitest';
import { KindredError } from '../../src/base/errors';
import { mergeOptions } from '../../src/base/options';
import { drain, drainAsync } from '../../src/base/steps';
import { fastestKernels } from '../../src/compute/cpu/fastest';
import type { Compute, Gpu } from '../../src/compute/gpu';
import { sequential } from '../../src/compute/parallel';
import { startGpu, type GpuDevice, type GpuStart } from '../../src/compute/webgpu/device';
import { allSilhouettes } from '../../src/engine/cluster/all-silhouettes';
import { kmeans } from '../../src/engine/cluster/kmeans/kmeans';
import { nearestRows, nearestRowsSpread } from '../../src/engine/cluster/nearest-rows';
import { engineAbilities } from '../../src/engine/jobs';
import { GpuClient } from '../../src/worker/gpu-client';
import { gpuService, type GpuService, type GpuState } from '../../src/worker/gpu-service';
import { Pool } from '../../src/worker/pool';
import { servePool } from '../../src/worker/pool-member';
import { blobs, uniform } from '../support/clusters';
import { soon } from '../support/soon';

const points = (each: number) =>
  blobs(
    [
      [0, 0, 0],
      [2, 1, 0],
      [0, 2, 1],
      [1, 0, 2],
    ],
    each,
    3,
  ).x;
const x = points(4_000);
const options = mergeOptions(kmeans.options, { k: 5, starts: 2, tolerance: 0 });
const kernels = fastestKernels();
const here = () => drainAsync(kmeans.fit(x, options, { kernels, parallel: sequential }));

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

/** A card behind the same wall as in the app, and the client of one worker. */
function card(begin: () => Promise<GpuStart> = startGpu) {
  const told: GpuState[] = [];
  let device: { close(): void } | null = null;
  const service = gpuService(
    (state) => told.push(state),
    async () => {
      const start = await begin();
      if (start.ok) device = start.device;
      return start;
    },
  );
  const { port1, port2 } = new MessageChannel();
  expose(service, port1);
  const client = new GpuClient(async () => wrap<GpuService>(port2), 2);
  closers.push(() => device?.close());
  const steps = (compute: Compute, rows = x) =>
    kmeans.fit(rows, options, { kernels, parallel: { ...sequential, gpu: client.gpu(compute) } });
  const gpu = client.gpu('gpu')!;
  return { client, service, told, gpu, steps, fit: (compute: Compute) => drainAsync(steps(compute)) };
}

/** A card that passes the canary, and after so many passes does something else. */
const failing =
  (passes: number, fault: (start: GpuStart & { ok: true }) => Int32Array | null) => async () => {
    const start = await startGpu();
    if (!start.ok) return start;
    const { device } = start;
    let left = passes;
    const load = (columns: number) => {
      const points = device.load(columns);
      const nearest = points.nearest.bind(points);
      points.nearest = async (centers, tile) => {
        const found = await (left-- > 0 ? nearest(centers, tile) : (fault(start) ?? nearest(centers, tile)));
        return found;
      };
      return points;
    };
    return { ok: true as const, device: { ...device, load } };
  };

describe('k-means on a graphics card', () => {
  test('gives the fit of the processor to the bit, and leaves nothing on the card', async () => {
    const { service, told, fit } = card();
    await service.start();
    const before = service.tensors();
    expect(await fit('gpu')).toEqual(await here());
    expect(told.at(-1)).toMatchObject({ fits: 1, problem: null });
    expect(told.at(-1)!.name).toMatch(/\w/);
    await soon(() => expect(service.tensors()).toBe(before));
  });

  test('in every worker of a pool it gives that fit too, and nothing is left', async () => {
    const { service, told, client } = card();
    const many = points(66_000);
    const given = { ...options, starts: 1, iterations: 4 };
    const ports = [0, 1].map(() => {
      const { port1, port2 } = new MessageChannel();
      servePool(port2, engineAbilities, (compute) => client.gpu(compute));
      return port1;
    });
    const parallel = new Pool(ports).forRun(new AbortController().signal, 'gpu');
    const spread = await drainAsync(kmeans.fit(many, given, { kernels, parallel }));
    const alone = await drainAsync(kmeans.fit(many, given, { kernels, parallel: sequential }));
    const { labels, confidence, ...rest } = spread;
    expect(rest).toEqual({ ...alone, labels: undefined, confidence: undefined });
    expect(labels.every((label, row) => label === alone.labels[row])).toBe(true);
    expect(confidence.every((value, row) => value === alone.confidence[row])).toBe(true);
    expect(told.at(-1)!.fits).toBeGreaterThan(1);
    await soon(() => expect(service.tensors()).toBe(0));
  });

  test('a cancelled fit leaves nothing on the card', async () => {
    const { service, steps } = card();
    await service.start();
    const before = service.tensors();
    const running = steps('gpu', points(17_000));
    while (service.tensors() === before) expect((await running.next()).done).toBe(false);
    await running.return(undefined as never);
    await soon(() => expect(service.tensors()).toBe(before));
  });

  test('a device lost mid-fit: the processor goes on, says so once, and gives the same to the bit', async () => {
    const { told, fit } = card(
      failing(2, ({ device }) => {
        device.close();
        return null;
      }),
    );
    expect(await fit('gpu')).toEqual(await here());
    expect(told.at(-1)).toMatchObject({ ready: false, fits: 1, problem: { code: 'gpu-lost' } });
    expect(await fit('gpu')).toEqual(await here());
    expect(told.filter(({ problem }) => problem)).toHaveLength(1);
  });

  test.each([
    ['zeros', 0],
    ['a center that is none', 77],
  ])('a driver that turns to %s mid-fit is found out', async (_, label) => {
    const { told, fit } = card(failing(2, () => new Int32Array(x.rows).fill(label)));
    expect(await fit('gpu')).toEqual(await here());
    await soon(() => expect(told.at(-1)).toMatchObject({ ready: false, problem: { code: 'wrong-gpu' } }));
  });

  test('no adapter: the processor does the work', async () => {
    const problem = { code: 'no-webgpu', message: 'No card.' };
    const { told, fit } = card(async () => ({ ok: false, problem }));
    expect(await fit('gpu')).toEqual(await here());
    expect(told).toEqual([{ name: null, ready: false, fits: 0, problem }]);
  });

  test('a card that is never needed is never started; nor is a software adapter chosen', async () => {
    const { told, service, fit } = card();
    await fit('cpu');
    await fit('auto');
    expect(told).toEqual([]);
    await service.start();
    await fit('auto');
    expect(told.at(-1)).toMatchObject({ fits: 0 });
  });

  test.each([
    ['works', 99, null],
    ['is lost', 0, 'gpu-lost'],
    ['answers zeros', 0, 'wrong-gpu'],
  ])('nearest rows are the processor’s to the bit with a card that %s', async (_, passes, code) => {
    const { service, told, gpu } = card(
      failing(passes, ({ device }) => {
        if (code === 'wrong-gpu') return new Int32Array(3_001);
        device.close();
        return null;
      }),
    );
    const [rows, others] = [uniform(3_001, 9, 1), uniform(400, 9, 2)];
    others.data.set(others.data.subarray(0, 90), 900);
    rows.data.set(others.data.subarray(0, 180), 0);
    const spread = nearestRowsSpread(others, rows, { kernels, parallel: { ...sequential, gpu } });
    expect(await drainAsync(spread)).toEqual(drain(nearestRows(others, rows, kernels)));
    await soon(() => expect(told.at(-1)).toMatchObject({ fits: 1, problem: code && { code } }));
    await soon(() => expect(service.tensors()).toBe(0));
  });
});

describe('silhouettes of all rows on a graphics card', () => {
  const rows = points(700);
  const labels = Int32Array.from({ length: rows.rows }, (_, i) => (i % 9) - 1);
  labels[5] = 8;
  const steps = (gpu: Gpu | undefined) =>
    allSilhouettes(rows, labels, { kernels, parallel: { ...sequential, gpu } });

  /** A card that passes the canary, and whose second run does something else. */
  const turning = (fault: (device: GpuDevice, sums: Float32Array) => Float32Array) => async () => {
    const start = await startGpu();
    if (!start.ok) return start;
    const { device } = start;
    const loadForDistances = (columns: number) => {
      const loaded = device.loadForDistances(columns);
      const sums = loaded.distanceSums.bind(loaded);
      loaded.distanceSums = async (...asked) => fault(device, await sums(...asked));
      return loaded;
    };
    return { ok: true as const, device: { ...device, loadForDistances } };
  };

  test('are those of the processor to 1 in 100,000, and nothing stays on the card', async () => {
    const { service, told, gpu } = card();
    await service.start();
    const before = service.tensors();
    const [found, here] = [await drainAsync(steps(gpu)), await drainAsync(steps(undefined))];
    expect([found.onCard, here.onCard]).toEqual([true, false]);
    const apart = found.values.map((value, i) => Math.abs(value - here.values[i]!));
    expect(apart.filter((value) => value > 1e-5)).toHaveLength(0);
    const none = (values: Float64Array) => Array.from(values, (value) => Number.isNaN(value));
    expect(none(found.values)).toEqual(none(here.values));
    expect(told.at(-1)).toMatchObject({ fits: 1, problem: null });
    await soon(() => expect(service.tensors()).toBe(before));
  });

  test('that were given up leave nothing on the card', async () => {
    const { service, gpu } = card();
    await service.start();
    const before = service.tensors();
    const running = steps(gpu);
    expect((await running.next()).done).toBe(false);
    await running.return(undefined as never);
    await soon(() => expect(service.tensors()).toBe(before));
    expect((await drainAsync(steps(gpu))).onCard).toBe(true);
  });

  test.each([
    ['is lost', 'gpu-lost', (device: GpuDevice) => (device.close(), new Float32Array(0))],
    ['answers zeros', 'wrong-gpu', (_: GpuDevice, sums: Float32Array) => sums.fill(0)],
  ])('that %s: the processor finds them, and says so once', async (_, code, fault) => {
    const { told, gpu } = card(
      turning((device, sums) => {
        const found = fault(device, sums);
        if (found.length === 0) throw new KindredError('gpu-lost', 'Gone.');
        return found;
      }),
    );
    const here = await drainAsync(steps(undefined));
    expect(await drainAsync(steps(gpu))).toEqual(here);
    await soon(() => expect(told.at(-1)).toMatchObject({ ready: false, problem: { code } }));
    expect(await drainAsync(steps(gpu))).toEqual(here);
    expect(told.filter(({ problem }) => problem)).toHaveLength(1);
  });

  test('no adapter, few rows, or the processor in disguise: the card is not used', async () => {
    const none = card(async () => ({ ok: false, problem: { code: 'no-webgpu', message: 'No card.' } }));
    expect((await drainAsync(steps(none.gpu))).onCard).toBe(false);
    const { client, told } = card();
    expect(client.gpu('cpu')).toBeUndefined();
    const auto = client.gpu('auto')!;
    expect(await auto.distanceSeconds(10_000, 16)).toBeNull();
    expect(told).toEqual([]);
    expect(await auto.distanceSeconds(100_000, 16)).toBeNull();
    expect(await client.gpu('gpu')!.distanceSeconds(10, 2)).toBeNaN();
    expect(told.at(-1)).toMatchObject({ ready: true, fits: 0 });
  });
});
