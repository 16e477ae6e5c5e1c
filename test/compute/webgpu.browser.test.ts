import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KindredError } from '../../src/base/errors';
import { plainKernels } from '../../src/compute/cpu/plain';
import { simdKernels } from '../../src/compute/cpu/simd';
import type { LoadedPoints } from '../../src/compute/kernels';
import { canary } from '../../src/compute/webgpu/canary';
import { startGpu, type GpuDevice } from '../../src/compute/webgpu/device';
import { blobs } from '../support/clusters';

let device: GpuDevice;
let before: number;

beforeAll(async () => {
  const start = await startGpu();
  if (!start.ok) throw new Error(start.problem.message);
  device = start.device;
  before = device.tensors();
});
afterAll(() => device.close());

const far = blobs(
  [
    [0, 0, 0, 0, 0],
    [12, 0, 0, 0, 0],
    [0, 12, 0, 0, 0],
    [0, 0, 12, 0, 0],
  ],
  17_000,
  1,
);
const near = blobs(
  [
    [0, 0, 0],
    [1, 1, 1],
    [2, 0, 1],
  ],
  400,
  2,
);
const firstRows = (x: typeof far.x, k: number) => x.data.slice(0, k * x.columns);

const pass = (loaded: LoadedPoints, centers: Float32Array, k: number) => {
  loaded.begin(k);
  loaded.assign(centers, 0, loaded.rows);
  const { counts, sums } = loaded.totals();
  const found = { counts: counts.slice(), sums: sums.slice(), labels: loaded.labels() };
  loaded.dispose();
  return found;
};

test('names its adapter', () => expect(device.adapter.length).toBeGreaterThan(2));

describe.each([
  ['68,000 rows in two tiles, far apart', far.x, 4],
  ['1,200 overlapping rows', near.x, 7],
] as const)('%s', (_, x, k) => {
  const origin = Float64Array.from({ length: x.columns }, (_, j) => j / 3);
  const centers = firstRows(x, k).map((value, i) => value - origin[i % x.columns]!);

  test('plain, SIMD and WebGPU agree', async () => {
    const plain = pass(plainKernels.load(x, origin), centers, k);
    expect(pass(simdKernels()!.load(x, origin), centers, k)).toEqual(plain);

    const points = device.load(x, origin);
    const labels = await points.labels(centers);
    const { counts, sums } = await points.assign(centers);
    points.dispose();
    // A row on a border may fall to either side: two scores that float32 can't tell apart.
    const differing = labels.filter((label, i) => label !== plain.labels[i]).length;
    expect(differing).toBeLessThanOrEqual(x.rows / 10_000);
    counts.forEach((count, c) => expect(Math.abs(count - plain.counts[c]!)).toBeLessThanOrEqual(differing));
    if (differing === 0)
      sums.forEach((sum, i) =>
        expect(Math.abs(sum - plain.sums[i]!)).toBeLessThan(1e-5 * (x.rows + Math.abs(sum))),
      );
  });
});

test('tensors are back where they were, also when a pass is given up', async () => {
  const points = device.load(far.x);
  const pending = points.assign(firstRows(far.x, 4));
  points.dispose();
  await pending;
  expect(device.tensors()).toBe(before);
});

test('the canary finds a card that returns zeros', async () => {
  const zeros = () => ({
    assign: async (centers: Float32Array) => ({
      counts: new Int32Array(8),
      sums: new Float64Array(centers.length),
    }),
    dispose: () => {},
  });
  expect(await canary(zeros)).toBe(false);
});

test('a lost device is a named problem, and a new one can be started', async () => {
  const points = device.load(near.x);
  device.close();
  await device.lost;
  await expect(points.assign(firstRows(near.x, 3))).rejects.toBeInstanceOf(KindredError);
  points.dispose();
  const again = await startGpu();
  expect(again.ok).toBe(true);
  if (again.ok) device = again.device;
});
