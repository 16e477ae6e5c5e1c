import { describe, expect, test } from 'vitest';
import type { ChartTheme } from '../../src/ui/charts/figure';
import { revenueCurveFigure } from '../../src/ui/charts/revenue-curve';
import { silhouetteFigure } from '../../src/ui/charts/silhouette';
import { snakeFigure, widest } from '../../src/ui/charts/snake';

const theme: ChartTheme = {
  ink: 'ink',
  soft: 'soft',
  line: 'line',
  card: 'card',
  font: 'font',
  segments: ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'],
};
const traces = (figure: { data: readonly unknown[] }) =>
  figure.data as readonly { x: number[]; y: number[]; name?: string; line: { color: string } }[];

describe('silhouette plot', () => {
  const bar = (segment: number, values: number[]) => ({
    segment,
    values,
    customers: values.length,
    mean: 0,
    astray: 0,
  });
  const figure = silhouetteFigure(
    { bars: [bar(0, [0.8, 0.5, -0.2]), bar(1, []), bar(2, [0.4])], mean: 0.375, customers: 4, exact: true },
    ['A <b>', 'B', 'C'],
    'Silhouette',
    theme,
  );
  test('a block as high as its segment has customers, none for an empty one, in its color', () => {
    const [a, c, line] = traces(figure);
    expect(a!.x).toEqual([0, 0.8, 0.5, -0.2, 0]);
    expect(a!.y).toEqual([0, 0, 0.375, 0.75, 0.75]);
    expect(c!.x).toEqual([0, 0.4, 0.4, 0]);
    expect(c!.y.map((y) => Math.round(100 * y))).toEqual([77, 77, 102, 102]);
    expect([a!.line.color, c!.line.color]).toEqual(['s1', 's3']);
    expect(line!.x).toEqual([0.375, 0.375]);
    expect(traces(figure)).toHaveLength(3);
  });
  test('names stand beside the blocks, and are no markup', () => {
    const { annotations } = figure.layout as { annotations: { text: string }[] };
    expect(annotations.map(({ text }) => text)).toEqual(['A &lt;b>', 'C']);
  });
});

test('revenue curve: in percent, beside the line of equals; room where it rises above all', () => {
  const curve = { customers: 4, revenue: 10, shares: [0, 0.5, 1], revenueShares: [0, 1.2, 1], gini: 0.7 };
  const figure = revenueCurveFigure(curve, { customers: 'c', revenue: 'r' }, theme);
  expect(traces(figure).map(({ x, y }) => ({ x, y }))).toEqual([
    { x: [0, 100], y: [0, 100] },
    { x: [0, 50, 100], y: [0, 120, 100] },
  ]);
  expect((figure.layout.yaxis as { range: number[] }).range[1]).toBeGreaterThan(120);
});

describe('snake plot', () => {
  const centers = [
    [1, 0.1, -2],
    [-1, 0, 2],
  ];
  test('the features that part the segments most, in their own order', () => {
    expect(widest(centers, 2)).toEqual([0, 2]);
    expect(widest(centers)).toEqual([0, 1, 2]);
    expect(widest([])).toEqual([]);
  });
  test('one line a segment, from the first feature down', () => {
    const figure = snakeFigure(centers, [0, 2], ['F1', 'F2', '<i>F3'], ['A', 'B'], 'steps', theme);
    expect(traces(figure).map(({ x, y, line }) => ({ x, y, color: line.color }))).toEqual([
      { x: [1, -2], y: [0, 1], color: 's1' },
      { x: [-1, 2], y: [0, 1], color: 's2' },
    ]);
    expect((figure.layout.yaxis as { ticktext: string[] }).ticktext).toEqual(['F1', '&lt;i>F3']);
  });
});
