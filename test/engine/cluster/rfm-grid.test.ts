import { expect, test } from 'vitest';
import { random } from '../../../src/base/random';
import { drain } from '../../../src/base/steps';
import { rfmGrid } from '../../../src/engine/cluster/rfm-grid';
import type { FeatureMatrix } from '../../../src/engine/features/types';

function matrixOf(columns: Record<string, number[]>): FeatureMatrix {
  const features = Object.entries(columns).map(([id, values]) => ({
    spec: { id },
    values: Float64Array.from(values),
  }));
  const rows = features[0]?.values.length ?? 0;
  return { features, x: { rows, columns: 0, data: new Float32Array(0) } } as unknown as FeatureMatrix;
}

const n = 500;
const source = random(5);
const draw = (scale: number) => Array.from({ length: n }, () => Math.ceil(source.next() * scale));
const recency_days = draw(365);
const frequency = draw(40);
const monetary = draw(900);

test('the grid and both maps count every customer and every cent once', () => {
  const grid = drain(rfmGrid(matrixOf({ recency_days, frequency, monetary })))!;
  const total = monetary.reduce((sum, value) => sum + value, 0);
  expect(grid.cells).toHaveLength(25);
  for (const part of [grid.cells, ...grid.maps.map(({ segments }) => segments)]) {
    expect(part.reduce((sum, { customers }) => sum + customers, 0)).toBe(n);
    expect(part.reduce((sum, { revenue }) => sum + revenue, 0)).toBeCloseTo(total, 6);
  }
  expect(grid.maps.map(({ id }) => id)).toEqual(['A', 'B']);
  expect(grid.cells.find(({ recency, frequency: f }) => recency === 5 && f === 5)!.segment).toBe('Champions');
});

test('the grid and map A agree segment by segment', () => {
  const grid = drain(rfmGrid(matrixOf({ recency_days, frequency, monetary })))!;
  for (const { name, customers } of grid.maps[0]!.segments) {
    const cells = grid.cells.filter(({ segment }) => segment === name);
    expect(cells.reduce((sum, cell) => sum + cell.customers, 0)).toBe(customers);
  }
});

test('without money there is map A alone, without dates nothing', () => {
  const grid = drain(rfmGrid(matrixOf({ recency_days, frequency })))!;
  expect(grid.maps.map(({ id }) => id)).toEqual(['A']);
  expect(grid.cells[0]!.revenue).toBeNaN();
  expect(drain(rfmGrid(matrixOf({ frequency })))).toBeNull();
});
