import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { KindredError } from '../../src/base/errors';
import type { Matrix } from '../../src/base/matrix';
import { random } from '../../src/base/random';
import { plainKernels } from '../../src/compute/cpu/plain';
import { breakEven } from '../../src/compute/gpu';
import { tileOf, tileRows } from '../../src/compute/tiles';
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
  2_000,
  1,
).x;
const near = blobs(
  [
    [0, 0, 0],
    [1, 1, 1],
    [2, 0, 1],
  ],
  400,
  2,
).x;
const noise = (rows: number, columns: number, scale = 1): Matrix<Float32Array> => {
  const source = random(rows + columns);
  return {
    rows,
    columns,
    data: Float32Array.from({ length: rows * columns }, () => scale * source.normal()),
  };
};
/** Few different values in each column: many rows stand exactly between two centers. */
const tied = (rows: number): Matrix<Float32Array> => {
  const source = random(rows);
  return { rows, columns: 3, data: Float32Array.from({ length: rows * 3 }, () => 1 + source.below(5)) };
};

async function proposed(x: Matrix<Float32Array>, centers: Float32Array, origin?: Float64Array) {
  const points = device.load(x.columns);
  points.add(tileOf(x, origin, 0, x.rows));
  const labels = await points.nearest(centers, 0);
  points.dispose();
  return labels;
}

test('names its adapter, and knows that it is the processor in disguise', () => {
  expect(device.adapter.length).toBeGreaterThan(2);
  expect(device.software).toBe(true);
});

describe.each([
  ['far apart', far, 4, 0.001],
  ['overlapping', near, 7, 0.01],
  ['40 columns', noise(3_000, 40), 9, 0.01],
  ['one center', noise(500, 4), 1, 0],
  ['very large values', noise(2_000, 6, 1e14), 5, 0.01],
  ['very small values', noise(2_000, 6, 1e-12), 5, 0.01],
  ['denormal squares', noise(500, 2, 1e-22), 3, 1],
  ['tied', tied(1_000), 6, 1],
] as const)('%s', (_, x, k, most) => {
  test('no proposal differs from the processor’s label, and few rows are left to it', async () => {
    const origin = Float64Array.from({ length: x.columns }, (_, j) => x.data[j]! / 3);
    const centers = x.data.slice(0, k * x.columns).map((value, i) => value - origin[i % x.columns]!);
    const plain = plainKernels.load(x, origin);
    plain.begin(k);
    plain.assign(centers, 0, x.rows);
    const expected = plain.labels();
    const labels = await proposed(x, centers, origin);
    const wrong = labels.filter((label, i) => label >= 0 && label !== expected[i]);
    expect(wrong).toEqual(new Int32Array());
    expect(labels.filter((label) => label < 0).length).toBeLessThanOrEqual(most * x.rows);
  });
});

test('tensors are back where they were, also when a pass is given up', async () => {
  const points = device.load(far.columns);
  points.add(tileOf(far, undefined, 0, far.rows));
  const pending = points.nearest(far.data.slice(0, 20), 0);
  points.dispose();
  await pending.catch(() => {});
  expect(device.tensors()).toBe(before);
});

test('a tile of the largest passes stays far below a card’s limits', () => {
  for (const [columns, k] of [
    [1, 1],
    [16, 8],
    [200, 50],
    [16, 20_000],
  ] as const) {
    const rows = tileRows(columns, k);
    expect(rows % 8).toBe(0);
    expect(rows * columns * 4).toBeLessThan(2 ** 27);
  }
});

test.each([
  ['zeros', () => 0],
  ['one label off', (i: number) => (i * 7 + (i === 500 ? 1 : 0)) % 256],
  ['nothing decided', () => -1],
])('the canary finds a card that answers %s', async (_, answer) => {
  const faulty = () => ({
    add: () => {},
    nearest: async () => Int32Array.from({ length: 1024 }, (_, i) => answer(i)),
    dispose: () => {},
  });
  expect(await canary(faulty)).toBe(false);
});

test('without an adapter the start says so', async () => {
  const asked = vi.spyOn(navigator.gpu, 'requestAdapter').mockResolvedValue(null);
  expect(await startGpu()).toMatchObject({ ok: false, problem: { code: 'no-webgpu' } });
  asked.mockRestore();
});

test('break-even: where the card takes half the time of all workers together', () => {
  const pace = { gpuPass: 0.002, gpuStep: 1e-12, cpuStep: 1e-10 };
  const steps = breakEven(pace, 2);
  expect(2 * (pace.gpuPass + steps * pace.gpuStep)).toBeCloseTo((steps * pace.cpuStep) / 2, 9);
  expect(breakEven(pace, 8)).toBeGreaterThan(steps);
  expect(breakEven({ ...pace, gpuStep: 1e-10 }, 2)).toBe(Infinity);
});

test('a lost device is a named problem, and a new one can be started', async () => {
  const points = device.load(near.columns);
  points.add(tileOf(near, undefined, 0, near.rows));
  device.close();
  await device.lost;
  await expect(points.nearest(near.data.slice(0, 9), 0)).rejects.toBeInstanceOf(KindredError);
  points.dispose();
  const again = await startGpu();
  expect(again.ok).toBe(true);
  if (again.ok) device = again.device;
});
