import { expect, test } from 'vitest';
import type { Matrix } from '../../src/base/matrix';
import { GpuClient } from '../../src/worker/gpu-client';

/** A fast card: a pass costs a tenth of a millisecond and hardly more a multiplication. */
const nearest = { gpuPass: 0.0001, gpuStep: 1e-13, cpuStep: 7e-11 };
const service = {
  start: async () => ({
    ok: true,
    value: { adapter: 'A card', software: false, pace: { nearest, distances: null } },
  }),
  open: async () => 1,
  add: async () => {},
  drop: async () => {},
};

async function client(workers: number) {
  const gpu = new GpuClient(async () => service as never, workers).gpu('auto')!;
  gpu.expect(1_000_000, 16, 8);
  await new Promise((resolve) => setTimeout(resolve));
  return gpu;
}
const points = (rows: number): Matrix<Float32Array> => ({
  rows,
  columns: 16,
  data: new Float32Array(rows * 16),
});
const origin = new Float64Array(16);

test('a worker’s share of a large pass goes to the card, as many rows of a small pass do not', async () => {
  const gpu = await client(2);
  expect(await gpu.load(points(125_000), origin, 8)).toBeNull();
  const card = await gpu.load(points(125_000), origin, 8, 1_000_000);
  expect(card).not.toBeNull();
  card!.dispose();
});

test('a share goes there only where the card takes half the time of all workers', async () => {
  // 31,250 rows each: 32 passes of 0.1 ms, one after the other, against 0.3 ms a worker.
  const gpu = await client(32);
  expect(await gpu.load(points(31_250), origin, 8, 1_000_000)).toBeNull();
});
