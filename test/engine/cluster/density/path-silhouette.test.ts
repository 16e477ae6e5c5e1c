import * as fc from '../../../support/properties';
import { describe, expect, test } from 'vitest';
import { matrixOf, type Matrix } from '../../../../src/base/matrix';
import { random } from '../../../../src/base/random';
import { drain } from '../../../../src/base/steps';
import { pathSilhouette, pathsOf } from '../../../../src/engine/cluster/density/path-silhouette';
import { blobs, uniform } from '../../../support/clusters';
import { goldenSet, truthOf } from '../../../support/golden';

const measured = (x: Matrix, labels: Int32Array, k: number, least = 1) =>
  drain(pathSilhouette(drain(pathsOf(x)), labels, k, least));

/** The definition: core distances by sorting, the widest step of the best path by Floyd's rounds, lower medians. */
function defined(x: Matrix, labels: Int32Array, k: number): number {
  const all = Array.from({ length: x.rows }, (_, i) => i);
  const row = (i: number) => x.data.subarray(i * x.columns, (i + 1) * x.columns);
  const distance = (i: number, j: number) =>
    Math.hypot(...Array.from(row(i), (value, c) => value - row(j)[c]!));
  const rising = (values: number[]) => values.sort((a, b) => a - b);
  const cores = all.map((i) => rising(all.map((j) => distance(i, j)))[Math.min(10, x.rows) - 1]!);
  const wide = all.map((i) => all.map((j) => (i === j ? 0 : Math.max(cores[i]!, cores[j]!, distance(i, j)))));
  for (const m of all)
    for (const i of all)
      for (const j of all) wide[i]![j] = Math.min(wide[i]![j]!, Math.max(wide[i]![m]!, wide[m]![j]!));
  const to = (i: number, c: number) => {
    const there = rising(all.filter((j) => labels[j] === c).map((j) => wide[i]![j]!));
    return there[Math.ceil(there.length / 2) - 1] ?? Infinity;
  };
  const values = all.map((i) => {
    if (labels[i]! < 0) return 0;
    const a = to(i, labels[i]!);
    const b = Math.min(...Array.from({ length: k }, (_, c) => (c === labels[i] ? Infinity : to(i, c))));
    return b === Infinity || Math.max(a, b) === 0 ? 0 : (b - a) / Math.max(a, b);
  });
  return values.reduce((sum, value) => sum + value, 0) / x.rows;
}

test('it is what its definition says', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 14, max: 30 }),
      fc.integer({ min: 1, max: 3 }),
      fc.nat(),
      (rows, columns, seed) => {
        const x = uniform(rows, columns, seed);
        const source = random(seed).fork('labels');
        // Segments of one row meet themselves at 0 in the definition, at their first step here.
        const labels = Int32Array.from({ length: rows }, (_, i) => (i < 9 ? i % 3 : source.below(4) - 1));
        expect(measured(x, labels, 3)).toBeCloseTo(defined(x, labels, 3), 6);
      },
    ),
    { numRuns: 40 },
  ));

test('the order of rows and the unit change nothing', () => {
  const { x, truth } = blobs([[0, 0], [5, 0], [0, 5]], 20, 3); // prettier-ignore
  const value = measured(x, truth, 3);
  const back = Array.from({ length: x.rows }, (_, i) => x.rows - 1 - i);
  const turned = matrixOf(back.map((i) => Array.from(x.data.subarray(2 * i, 2 * i + 2), (each) => 8 * each)));
  expect(
    measured(
      turned,
      Int32Array.from(back, (i) => truth[i]!),
      3,
    ),
  ).toBeCloseTo(value, 12);
});

describe('shapes', () => {
  test.each([
    ['moons', 0.5],
    ['rings', 0.48],
  ])('%s stand apart as they are, and not cut across', (name, expected) => {
    const x = goldenSet(name);
    const truth = truthOf(name);
    const k = new Set(truth).size;
    expect(measured(x, truth, k)).toBeCloseTo(expected, 2);
    const across = Int32Array.from({ length: x.rows }, (_, i) => Number(x.data[2 * i]! > 0));
    expect(measured(x, across, 2)).toBeLessThan(expected / 1.5);
  });
});

test('what is too small, in no segment, alone or all the same counts as 0', () => {
  const far = matrixOf([...Array.from({ length: 30 }, (_, i) => [i % 6, i % 5]), [99, 99], [99, 98]]);
  const two = Int32Array.from({ length: 32 }, (_, i) => Number(i >= 30));
  expect(measured(far, two, 2)).toBeGreaterThan(0.5);
  expect(measured(far, two, 2, 8)).toBe(0);
  expect(measured(far, new Int32Array(32).fill(-1), 0)).toBe(0);
  expect(measured(far, new Int32Array(32), 1)).toBe(0);
  expect(measured(matrixOf(Array.from({ length: 32 }, () => [1, 2])), two, 2)).toBe(0);
  expect(measured(matrixOf([[1, 2]]), Int32Array.of(0), 1)).toBe(0);
});
