import * as fc from '../../support/properties';
import { expect, test } from 'vitest';
import type { Matrix } from '../../../src/base/matrix';
import { random } from '../../../src/base/random';
import { drain, drainAsync } from '../../../src/base/steps';
import { plainKernels } from '../../../src/compute/cpu/plain';
import { fastestKernels } from '../../../src/compute/cpu/fastest';
import { sequential, type Parallel } from '../../../src/compute/parallel';
import { distinctRows } from '../../../src/engine/cluster/distinct-rows';
import { kdTree, leavesOf } from '../../../src/engine/cluster/kd-tree';
import { NearestSearch } from '../../../src/engine/cluster/nearest-search';
import { nearestRows, nearestRowsSpread } from '../../../src/engine/cluster/nearest-rows';
import { sortedOrder } from '../../../src/engine/cluster/ordering';
import { uniform } from '../../support/clusters';

function lattice(rows: number, columns: number, seed: number): Matrix<Float64Array> {
  const source = random(seed);
  return { rows, columns, data: Float64Array.from({ length: rows * columns }, () => source.below(6)) };
}

test('a tree holds every row once, and finds the neighbors that all pairs give', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      (rows, columns, k, seed) => {
        const x = lattice(rows, columns, seed);
        const tree = drain(kdTree(x));
        expect([...tree.order].sort((a, b) => a - b)).toEqual([...Array(rows).keys()]);
        const search = new NearestSearch(tree, k);
        const leaves = leavesOf(tree);
        for (let position = 0; position < rows; position += 7) {
          const row = tree.order[position]!;
          const all = Float64Array.from({ length: rows }, (_, other) => squared(x, row, other)).sort();
          const wanted = Float64Array.from({ length: k }, (_, i) => all[i] ?? Infinity);
          search.findAt(position, leaves[position]!);
          expect(search.distances).toEqual(wanted);
          search.find(x.data, row * columns);
          expect(search.distances).toEqual(wanted);
        }
      },
    ),
    { numRuns: 60, seed: 1 },
  );
});

test.each([3, 12])('nearest rows in %i columns are those of all pairs, on either kernels', (columns) => {
  const points = uniform(700, columns, 1);
  const x = uniform(3_000, columns, 2);
  const found = drain(nearestRows(points, x, fastestKernels()));
  expect(drain(nearestRows(points, x, plainKernels))).toEqual(found);
  for (let row = 0; row < x.rows; row += 101) {
    let best = Infinity;
    for (let other = 0; other < points.rows; other++) {
      let sum = 0;
      for (let j = 0; j < columns; j++)
        sum += (x.data[row * columns + j]! - points.data[other * columns + j]!) ** 2;
      best = Math.min(best, sum);
    }
    expect(found.distances[row]).toBeCloseTo(Math.sqrt(best), 5);
  }
  expect(drain(nearestRows(points, points, fastestKernels())).distances.every((d) => d === 0)).toBe(true);
});

test('spread over a pool, nearest rows are the same to the bit', async () => {
  const [points, x] = [uniform(20_000, 3, 3), uniform(35_000, 3, 4)];
  let slices = 0;
  const parallel: Parallel = {
    ...sequential,
    width: 3,
    map: (job, inputs, shared) => {
      slices += inputs.length;
      return sequential.map(job, structuredClone(inputs), structuredClone(shared));
    },
  };
  const kernels = fastestKernels();
  const spread = await drainAsync(nearestRowsSpread(points, x, { kernels, parallel }));
  expect(slices).toBe(12);
  expect(spread).toEqual(drain(nearestRows(points, x, kernels)));
  await drainAsync(nearestRowsSpread(points, uniform(100, 3, 5), { kernels, parallel }));
  expect(slices).toBe(12);
});

test('equal rows are one kind, minus zero and zero too', () => {
  const x = { rows: 5, columns: 2, data: Float32Array.of(1, 0, 2, 0, 1, -0, 2, 1, 2, 0) };
  const { firsts, kindOf, counts } = drain(distinctRows(x));
  expect([...firsts]).toEqual([0, 1, 3]);
  expect([...kindOf]).toEqual([0, 1, 0, 2, 1]);
  expect([...counts]).toEqual([2, 2, 1]);
});

test('an order sorts values, equal ones by index', () => {
  const source = random(2);
  const values = Float64Array.from({ length: 5_000 }, () => source.below(900));
  const order = sortedOrder(values);
  expect([...order]).toEqual([...values.keys()].sort((a, b) => values[a]! - values[b]! || a - b));
});

function squared({ columns, data }: Matrix, a: number, b: number): number {
  let sum = 0;
  for (let j = 0; j < columns; j++) sum += (data[a * columns + j]! - data[b * columns + j]!) ** 2;
  return sum;
}
