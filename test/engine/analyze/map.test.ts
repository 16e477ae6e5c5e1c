import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { matrixOf, toFloat32 } from '../../../src/base/matrix';
import { random } from '../../../src/base/random';
import { drain } from '../../../src/base/steps';
import { gridMap } from '../../../src/engine/analyze/grid-map';
import { drawnOf, MAP_POINTS, principalMap } from '../../../src/engine/analyze/map';
import { raster } from '../../../src/base/raster';
import { densityOf } from '../../../src/engine/analyze/density';
import { thinned } from '../../../src/engine/analyze/thinning';
import { placeOf } from '../../../src/engine/cluster/som/grid';
import { labeledData } from '../../support/iris';
import { describeWithData } from '../../support/shared-data';
import { feature } from './fixtures';

describeWithData('clustering/iris.data.gz', 'principal components of published data', () => {
  test('of the iris data are those of R (prcomp)', () => {
    const { x } = labeledData('iris');
    const { explained, z } = drain(principalMap(toFloat32(x), [], new Int32Array(150))).map;
    // prcomp(iris[1:4]): Proportion of Variance 0.92462 0.05307 0.01710
    expect(explained.map((share) => Number(share.toFixed(5)))).toEqual([0.92462, 0.05307, 0.0171]);
    const mean = z.reduce((sum, value) => sum + value, 0) / 150;
    expect(mean).toBeCloseTo(0, 5);
  });
});

describe('principal components', () => {
  test('axes are named by their two strongest loadings', () => {
    const rows = [[0, 0, 1], [10, -9, 1], [20, -21, 1]]; // prettier-ignore
    const specs = ['frequency', 'recency_days', 'tenure_days'].map((id) => feature(id, []).spec);
    const { axes } = drain(principalMap(toFloat32(matrixOf(rows)), specs, new Int32Array(3))).map;
    expect(axes[0]).toMatch(/^recency_days ↗, frequency ↘$/);
  });

  test.each([
    ['one customer', [[1, 2]]],
    ['all alike', [[1, 2], [1, 2], [1, 2]]], // prettier-ignore
    ['one column', [[1], [2], [4]]], // prettier-ignore
  ])('%s: places and shares are numbers', (_, rows) => {
    const { map } = drain(principalMap(toFloat32(matrixOf(rows)), [], new Int32Array(rows.length)));
    for (const values of [map.x, map.y, map.z, map.explained])
      expect([...values].every(Number.isFinite)).toBe(true);
    expect(map).toMatchObject({ sampled: false, density: null });
  });
});

describe('thinning', () => {
  const crowd = (n: number, seed: number) => {
    const source = random(seed);
    const at = () => Float32Array.from({ length: n }, () => source.normal() ** 3);
    return { x: at(), y: at(), labels: Int32Array.from({ length: n }, () => source.below(4) ** 2 - 1) };
  };

  test('every coarse cell and every segment keeps a dot, whatever the numbers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4_000 }),
        fc.integer({ min: 64, max: 900 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (n, most, seed) => {
          const { x, y, labels } = crowd(n, seed);
          const kept = drain(thinned(x, y, labels, most, seed));
          expect(kept.length).toBeLessThanOrEqual(most);
          expect(kept.length).toBe(new Set(kept).size);
          expect([...kept]).toEqual([...kept].sort((a, b) => a - b));
          if (n <= most) expect(kept.length).toBe(n);
          expect(new Set(kept.map((i) => labels[i]!))).toEqual(new Set(labels));
          // Four segments in 16 cells are 64 groups at most, so that a raster as fine as this one always fits.
          const { cellOf } = raster(x, y, 4, 4);
          const cells = (rows: Iterable<number>) => new Set([...rows].map((i) => cellOf(x[i]!, y[i]!)));
          expect(cells(kept)).toEqual(cells(x.keys()));
        },
      ),
      { numRuns: 40, seed: 1 },
    );
  });

  test('the raster is as fine as the dots allow, and each cell of it keeps one', () => {
    const { x, y, labels } = crowd(60_000, 3);
    const kept = drain(thinned(x, y, labels, 20_000, 1));
    expect(kept.length).toBeGreaterThan(19_000);
    const { cellOf } = raster(x, y, 64, 64);
    const count = (rows: Iterable<number>) => {
      const counts = new Map<number, number>();
      for (const i of rows) {
        const key = cellOf(x[i]!, y[i]!) * 10 + labels[i]! + 1;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      return counts;
    };
    const all = count(x.keys());
    const drawn = count(kept);
    expect([...drawn.keys()].sort()).toEqual([...all.keys()].sort());
    const cells = [...all].sort(([, a], [, b]) => a - b).map(([key, n]) => [n, drawn.get(key)!] as const);
    cells.forEach(([n, kept], i) => {
      const [before, keptBefore] = cells[i - 1] ?? [0, 0];
      if (n > before) expect(kept).toBeGreaterThanOrEqual(keptBefore);
      expect(kept).toBeLessThanOrEqual(n);
    });
  });

  test('the same seed keeps the same dots, another seed others', () => {
    const { x, y, labels } = crowd(5_000, 5);
    const kept = (seed: number) => [...drain(thinned(x, y, labels, 500, seed))];
    expect(kept(1)).toEqual(kept(1));
    expect(kept(1)).not.toEqual(kept(2));
  });

  test('beyond the dots that are drawn, all customers are in the density', () => {
    const { x, y, labels } = crowd(MAP_POINTS + 5_000, 2);
    const { density, row, sampled } = drain(drawnOf(x, y, labels));
    expect(sampled).toBe(true);
    expect(row.length).toBeLessThanOrEqual(MAP_POINTS);
    expect(density!.customers).toBe(x.length);
    expect(density!.counts.reduce((sum, count) => sum + count, 0)).toBe(x.length);
  });

  test('a raster goes from the least to the greatest place', () => {
    const density = densityOf(Float32Array.of(-3, 1, 5), Float32Array.of(0, 0, 0));
    expect(density).toMatchObject({ left: -3, bottom: 0, customers: 3 });
    expect(density.left + density.columns * density.cellWidth).toBeCloseTo(5);
    expect([density.counts[0], density.counts[48], density.counts[95]]).toEqual([1, 1, 1]);
  });
});

test('on the grid each customer stands within its place', () => {
  const grid = { topology: 'hexagonal', width: 3, height: 2 } as const;
  const units = Int32Array.from({ length: 300 }, (_, i) => i % 6);
  const map = drain(gridMap(grid, units, new Int32Array(300), 1, placeOf));
  units.forEach((unit, i) => {
    const { x, y } = placeOf(grid, unit);
    expect(Math.hypot(map.x[i]! - x, map.y[i]! - y)).toBeLessThan(0.421);
  });
  expect(drain(gridMap(grid, units, new Int32Array(300), 1, placeOf))).toEqual(map);
});
