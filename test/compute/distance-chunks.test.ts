import * as fc from '../support/properties';
import { expect, test } from 'vitest';
import { distanceChunks } from '../../src/compute/distance-chunks';
import { distanceSeconds } from '../../src/compute/gpu';
import { DISTANCE_COLUMNS, DISTANCE_ROWS, otherRows } from '../../src/compute/tiles';
import { runsOf } from '../../src/compute/webgpu/distances-program';

test('chunks and their runs hold every row once, in its own group and tile', () => {
  const sizes = fc.array(fc.nat(30_000), { minLength: 1, maxLength: 5 });
  const columns = fc.constantFrom(1, 3, 16, 100, 1_000, 4_096);
  fc.assert(
    fc.property(sizes, columns, (sizes, columns) => {
      const starts = Int32Array.from([
        0,
        ...sizes.map((_, i) => sizes.slice(0, i + 1).reduce((a, b) => a + b)),
      ]);
      const rows = starts.at(-1)!;
      let next = 0;
      for (const { tile, from, groups, ends } of distanceChunks(rows, columns, starts)) {
        expect(tile * DISTANCE_ROWS + from).toBe(next);
        expect(ends.at(-1)! - from).toBeLessThanOrEqual(otherRows(columns));
        const runs = runsOf(from, ends, columns);
        let place = 0;
        let wrong = 0;
        for (let r = 0; r < runs.length; r += 3) {
          const [first, count, closes] = [runs[r]!, runs[r + 1]!, runs[r + 2]!];
          const group = groups[place]!;
          if (tile * DISTANCE_ROWS + first !== next || count <= 0) wrong++;
          next += count;
          if (starts[group]! >= next || next > starts[group + 1]!) wrong++;
          if (closes >= 0 && closes !== place++) wrong++;
        }
        expect([wrong, place]).toEqual([0, groups.length]);
      }
      expect(next).toBe(rows);
    }),
    { numRuns: 30 },
  );
});

test('one run of the program stays short on a slow card, and its rows fit a workgroup', () => {
  for (const columns of [1, 8, 16, 200, DISTANCE_COLUMNS]) {
    expect(otherRows(columns)).toBeGreaterThan(0);
    expect(otherRows(columns) * DISTANCE_ROWS * columns).toBeLessThanOrEqual(2 ** 31);
    const held = runsOf(0, Int32Array.of(100_000), columns)[1]!;
    expect(held).toBeGreaterThan(0);
    expect(held * Math.ceil(columns / 4) * 16).toBeLessThanOrEqual(16_384);
  }
});

test('the seconds of a card count its passes, those of the processor its threads', () => {
  const pace = { gpuPass: 0.01, gpuStep: 1e-12, cpuStep: 1e-10 };
  const { gpu, cpu } = distanceSeconds(pace, 2 * DISTANCE_ROWS, 16, 4);
  const steps = (2 * DISTANCE_ROWS) ** 2 * 16;
  expect(gpu).toBeCloseTo(8 * 0.01 + steps * 1e-12, 9);
  expect(cpu).toBeCloseTo((steps * 1e-10) / 4, 9);
});
