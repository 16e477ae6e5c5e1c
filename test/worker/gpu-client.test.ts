import { describe, expect, test } from 'vitest';
import { mergeOptions } from '../../src/base/options';
import { drainAsync } from '../../src/base/steps';
import { fastestKernels } from '../../src/compute/cpu/fastest';
import type { Compute, Paces } from '../../src/compute/gpu';
import { sequential } from '../../src/compute/parallel';
import { DISTANCE_ROWS } from '../../src/compute/tiles';
import type { Tile } from '../../src/compute/webgpu/points';
import { kmeans } from '../../src/engine/cluster/kmeans/kmeans';
import { GpuClient } from '../../src/worker/gpu-client';
import { blobs } from '../support/clusters';

const quick = { gpuPass: 0.001, gpuStep: 1e-13, cpuStep: 1e-10 };
const slow = { ...quick, gpuStep: 1e-10 };

/** A card whose every distance is 1 and that leaves every row to the processor, with this pace. */
function card(pace: Paces | null, software = false) {
  const tiles: number[] = [];
  const asked = { starts: 0, open: 0 };
  const passes = { rows: 0 };
  const service = {
    start: async () => {
      asked.starts++;
      return { ok: true as const, value: { software, pace } };
    },
    open: async () => asked.open++,
    add: async (_: number, { rows }: Tile) => void tiles.push(rows),
    nearest: async (_: number, _centers: Float32Array, tile: number) => {
      passes.rows += tiles[tile]!;
      return { ok: true as const, value: new Int32Array(tiles[tile]!).fill(-1) };
    },
    distanceSums: async (_: number, tile: number, _other: number, from: number, ends: Int32Array) => {
      const value = new Float32Array(ends.length * tiles[tile]!);
      ends.forEach((end, g) =>
        value.fill(end - (ends[g - 1] ?? from), g * tiles[tile]!, (g + 1) * tiles[tile]!),
      );
      return { ok: true as const, value };
    },
    drop: async () => void asked.open--,
    distrust: async () => {},
  };
  return { client: new GpuClient(async () => service, 2), tiles, asked, passes };
}

test('sums of distances over many tiles hold every row of every group once, block after block', async () => {
  const rows = 2 * DISTANCE_ROWS + 7_000;
  const { client, tiles, asked } = card({ nearest: quick, distances: quick });
  const starts = Int32Array.of(0, 1, 9_000, 9_000, 30_000, rows);
  const points = { rows, columns: 16, data: new Float32Array(rows * 16) };
  const loaded = (await client.gpu('auto')!.loadForDistances(points))!;
  expect(tiles).toEqual([DISTANCE_ROWS, DISTANCE_ROWS, 7_000]);
  const sums = Array.from({ length: 5 }, () => new Float64Array(rows));
  const blocks: number[] = [];
  for await (const part of loaded.distanceSums(starts)) {
    part.groups.forEach((group, g) => {
      for (let i = 0; i < part.rows; i++) sums[group]![part.from + i]! += part.sums[g * part.rows + i]!;
    });
    if (part.last) blocks.push(part.from);
  }
  expect(blocks).toEqual([0, DISTANCE_ROWS, 2 * DISTANCE_ROWS]);
  sums.forEach((of, group) => expect(new Set(of)).toEqual(new Set([starts[group + 1]! - starts[group]!])));
  loaded.dispose();
  expect(asked).toEqual({ starts: 1, open: 0 });
});

test('distances go to a card that takes half the time of all threads, and to none when few or slow', async () => {
  const says = (pace: Paces | null, software = false) => card(pace, software).client.gpu('auto')!;
  expect(await says({ nearest: slow, distances: quick }).distanceSeconds(100_000, 8)).toBeGreaterThan(0.008);
  expect(await says({ nearest: quick, distances: slow }).distanceSeconds(100_000, 8)).toBeNull();
  expect(await says(null, true).distanceSeconds(100_000, 8)).toBeNull();
  expect(await says({ nearest: quick, distances: quick }).distanceSeconds(100_000, 5_000)).toBeNull();
  const { client, asked } = card({ nearest: quick, distances: quick });
  expect(await client.gpu('auto')!.distanceSeconds(20_000, 8)).toBeNull();
  expect(asked.starts).toBe(0);
  expect(await client.gpu('gpu')!.distanceSeconds(20_000, 8)).toBeGreaterThan(0);
});

describe('k-means, where a person left the choice to the measure,', () => {
  const paces = { nearest: quick, distances: quick };
  const centers = Array.from({ length: 8 }, (_, c) =>
    Array.from({ length: 16 }, (_, j) => (j === c ? 6 : 0)),
  );
  const large = blobs(centers, 7_000, 2).x;
  const small = blobs(centers, 200, 2).x;

  async function fitBy(compute: Compute, x: typeof large, pace: Paces | null, software = false) {
    const { client, asked, passes } = card(pace, software);
    const options = mergeOptions(kmeans.options, { k: x === large ? 50 : 8, starts: 1, iterations: 3 });
    const gpu = client.gpu(compute);
    const context = { kernels: fastestKernels(), parallel: { ...sequential, ...(gpu && { gpu }) } };
    const { labels } = await drainAsync(kmeans.fit(x, options, context));
    return { labels, asked, rows: passes.rows };
  }

  test('takes the card for large data, with the same labels, and gives it back', async () => {
    const [taken, without] = [await fitBy('auto', large, paces), await fitBy('cpu', large, paces)];
    expect(taken.rows).toBeGreaterThanOrEqual(large.rows);
    expect(taken.labels).toEqual(without.labels);
    expect([taken.asked, without.asked]).toEqual([
      { starts: 1, open: 0 },
      { starts: 0, open: 0 },
    ]);
  });

  test('does not even start it for small data', async () => {
    const { rows, asked } = await fitBy('auto', small, paces);
    expect([rows, asked.starts]).toEqual([0, 0]);
    expect((await fitBy('gpu', small, paces)).rows).toBeGreaterThan(0);
  });

  test.each([
    ['is software', paces, true],
    ['is slow', { ...paces, nearest: slow }, false],
    ['was not measured', null, false],
  ] as const)('never takes one that %s', async (_, pace, software) => {
    const { rows, asked } = await fitBy('auto', large, pace, software);
    expect([rows, asked.starts]).toEqual([0, 1]);
  });
});
