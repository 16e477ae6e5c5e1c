import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { KindredError } from '../../src/base/errors';
import type { Matrix } from '../../src/base/matrix';
import { random } from '../../src/base/random';
import { plainKernels } from '../../src/compute/cpu/plain';
import { breakEven } from '../../src/compute/gpu';
import { quadTileOf, tileOf, tileRows } from '../../src/compute/tiles';
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
  expect(await canary({ ...device, load: faulty })).toBe(false);
});

test.each([
  ['zeros', () => 0],
  ['not a number', () => NaN],
  ['one sum a thousandth off', (sum: number, i: number) => (i === 500 ? sum * 1.001 : sum)],
  ['too little', null],
])('the canary finds a card whose sums of distances are %s', async (_, answer) => {
  const faulty = (columns: number) => {
    const points = device.loadForDistances(columns);
    const sums = points.distanceSums.bind(points);
    points.distanceSums = async (...asked) =>
      answer ? (await sums(...asked)).map(answer) : new Float32Array();
    return points;
  };
  expect(await canary({ ...device, loadForDistances: faulty })).toBe(false);
  expect(device.tensors()).toBe(before);
});

describe.each([
  ['one row', noise(1, 3), [1]],
  ['a few rows', noise(9, 1), [3, 9]],
  ['five columns, runs that end early', noise(700, 5), [64, 65, 200, 700]],
  ['sixteen columns', noise(1_200, 16), [1_024, 1_200]],
  ['columns that registers do not hold', noise(130, 70), [41, 130]],
  ['far from zero', { ...noise(500, 3), data: noise(500, 3).data.map((value) => 1e4 + value) }, [77, 500]],
  ['very large values', noise(400, 6, 1e14), [100, 400]],
  ['very small values', noise(400, 6, 1e-12), [100, 400]],
  ['tied', tied(1_500), [1_000, 1_500]],
  ['all the same', { rows: 200, columns: 4, data: new Float32Array(800).fill(7) }, [90, 200]],
] as const)('sums of distances: %s', (_, x, ends) => {
  test('are those of float64 to 2 in a million, and the processor’s to 10', async () => {
    const points = device.loadForDistances(x.columns);
    points.add(quadTileOf(x, 0, x.rows));
    const sums = await points.distanceSums(0, 0, 0, Int32Array.from(ends));
    points.dispose();
    expect(device.tensors()).toBe(before);
    const runs = [0];
    for (const end of ends) while (runs.at(-1)! < end) runs.push(Math.min(end, runs.at(-1)! + 256));
    const slots = runs.slice(0, -1).map((at) => ends.findIndex((end) => at < end));
    const plain = plainKernels.load(x);
    const here = plain.distanceSums(Int32Array.from(runs), Int32Array.from(slots), ends.length, 0, x.rows);
    let [apart, exact] = [0, 0];
    for (let i = 0; i < x.rows; i++) {
      const real = new Float64Array(ends.length);
      for (let other = 0, group = 0; other < x.rows; other++) {
        if (other === ends[group]) group++;
        let square = 0;
        for (let j = 0; j < x.columns; j++)
          square += (x.data[i * x.columns + j]! - x.data[other * x.columns + j]!) ** 2;
        real[group]! += Math.sqrt(square);
      }
      ends.forEach((_, g) => {
        const off = (value: number, from: number) => (value === from ? 0 : Math.abs(value - from) / real[g]!);
        exact = Math.max(exact, off(sums[g * x.rows + i]!, real[g]!));
        apart = Math.max(apart, off(sums[g * x.rows + i]!, here[i * ends.length + g]!));
      });
    }
    expect(exact).toBeLessThan(2e-6);
    expect(apart).toBeLessThan(1e-5);
  });
});

test('distances to rows of another tile, from its middle', async () => {
  const [a, b] = [noise(70, 4), noise(200, 4)];
  const points = device.loadForDistances(4);
  points.add(quadTileOf(a, 0, 70));
  points.add(quadTileOf(b, 0, 200));
  const sums = await points.distanceSums(0, 1, 150, Int32Array.of(151, 199));
  points.dispose();
  const distance = (i: number, other: number) =>
    Math.hypot(...[0, 1, 2, 3].map((j) => a.data[4 * i + j]! - b.data[4 * other + j]!));
  for (const i of [0, 69]) {
    let rest = 0;
    for (let other = 151; other < 199; other++) rest += distance(i, other);
    expect(sums[i]).toBeCloseTo(distance(i, 150), 5);
    expect(sums[70 + i]! / rest).toBeCloseTo(1, 5);
  }
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
