import { describe, expect, test, vi } from 'vitest';
import { mergeOptions } from '../../../../src/base/options';
import { drain, drainAsync } from '../../../../src/base/steps';
import { fastestKernels } from '../../../../src/compute/cpu/fastest';
import { sequential, type Parallel } from '../../../../src/compute/parallel';
import { hierarchical } from '../../../../src/engine/cluster/hierarchical/hierarchical';
import { leavesFor, leavesSpread } from '../../../../src/engine/cluster/hierarchical/leaves';
import { blocksOf, blocksOver, spreads } from '../../../../src/engine/cluster/hierarchical/linkage-blocks';
import type { Matrix } from '../../../../src/base/matrix';
import { groups } from '../../../bench/clusters/data';
import { digest, poolOf, withHeld } from '../../../support/pool';

const kernels = fastestKernels();
const options = (linkage: string) => mergeOptions(hierarchical.options, { linkage, k: 4 });
/** Enough differences for a pool. */
const { x } = groups(600, 300);

const pointsOf = (rows: number, columns: number): Matrix<Float64Array> => {
  const { x } = groups(rows, columns);
  return { ...x, data: Float64Array.from(x.data) };
};

describe.each([
  ['one row', 1, 2],
  ['less than a block', 7, 3],
  ['a few blocks, the last not full', 100, 5],
  ['several pieces for each worker', 2_117, 2],
  ['float32', 4_001, 1],
])('%s', (_, rows, columns) => {
  const points = pointsOf(rows, columns);
  test('distances by a pool of any width are the same, to the bit', async () => {
    const alone = drain(blocksOf(points));
    expect(alone.distances.constructor).toBe(rows > 4_000 ? Float32Array : Float64Array);
    const before = points.data.slice();
    for (const width of [2, 3, 5])
      expect(digest(await drainAsync(blocksOver(points, poolOf(width))))).toBe(digest(alone));
    expect(points.data).toEqual(before);
  });
});

test('the pair a < b is at rows[a] + columns[b]', () => {
  const points = pointsOf(70, 3);
  const { distances, rows, columns } = drain(blocksOf(points));
  for (let a = 0; a < 70; a += 3)
    for (let b = a + 1; b < 70; b++) {
      const gaps = [0, 1, 2].map((j) => points.data[a * 3 + j]! - points.data[b * 3 + j]!);
      expect(distances[rows[a]! + columns[b]!]).toBeCloseTo(Math.hypot(...gaps), 12);
    }
});

test.each(['average', 'complete'])(
  '%s linkage over a pool of any width gives the same tree',
  async (linkage) => {
    const fit = async (parallel: Parallel) =>
      digest(await drainAsync(hierarchical.fit(x, options(linkage), { kernels, parallel })));
    const parallel = poolOf(2);
    const hold = vi.spyOn(parallel, 'hold');
    const alone = await fit(sequential);
    expect(await fit(parallel)).toBe(alone);
    expect(hold).toHaveBeenCalledTimes(1);
    expect(await fit(poolOf(3))).toBe(alone);
  },
);

test('rows are placed in small groups by a pool of any width as by one worker, to the bit', async () => {
  const many = groups(10_500, 50).x;
  const alone = drain(leavesFor(many, 10_000, 3, kernels));
  expect(alone.points.rows).toBeLessThanOrEqual(4_000);
  for (const width of [2, 5]) {
    const parallel = poolOf(width);
    const map = vi.spyOn(parallel, 'map');
    const spread = await drainAsync(leavesSpread(many, 10_000, 3, { kernels, parallel }));
    expect(digest(spread)).toBe(digest(alone));
    expect(map).toHaveBeenCalledTimes(1);
  }
  const few = await drainAsync(leavesSpread(x, 10_000, 3, { kernels, parallel: poolOf(2) }));
  expect(digest(few)).toBe(digest(drain(leavesFor(x, 10_000, 3, kernels))));
});

test('few distances, and linkages that need none, stay here', async () => {
  expect(spreads(x, poolOf(1))).toBe(false);
  expect(spreads(x, poolOf(2))).toBe(true);
  expect(spreads({ ...x, rows: 500 }, poolOf(2))).toBe(false);
  const parallel = poolOf(2);
  const hold = vi.spyOn(parallel, 'hold');
  const few = groups(300, 4).x;
  for (const linkage of ['average', 'ward', 'single'])
    await drainAsync(hierarchical.fit(few, options(linkage), { kernels, parallel }));
  expect(hold).not.toHaveBeenCalled();
});

test('progress of the distances never exceeds its total, and stopping ends it', async () => {
  const stop = new AbortController();
  const { parallel, held } = withHeld(poolOf(2, stop.signal));
  const steps = blocksOver(pointsOf(2_600, 2), parallel);
  const shares: number[] = [];
  while (!shares.some((share) => share > 0)) {
    const step = await steps.next();
    if (step.done) throw new Error('ended before it was stopped');
    shares.push(step.value.done / step.value.total);
  }
  for (const share of shares) expect(share >= 0 && share < 1).toBe(true);
  expect(held.size).toBe(1);
  stop.abort();
  const rest = async () => {
    while (!(await steps.next()).done);
  };
  await expect(rest()).rejects.toMatchObject({ problem: { code: 'stopped' } });
  expect(held.size).toBe(0);
});
