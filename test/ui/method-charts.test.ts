import { describe, expect, test } from 'vitest';
import type { SomView } from '../../src/engine/cluster/som/views';
import { componentPlanesFigure, planesHeight } from '../../src/ui/charts/component-planes';
import { condensedTreeFigure, placeBars } from '../../src/ui/charts/condensed-tree';
import { countCurvesFigure } from '../../src/ui/charts/count-curves';
import { cutBetween, dendrogramFigure, mostSegments } from '../../src/ui/charts/dendrogram';
import type { ChartTheme } from '../../src/ui/charts/figure';
import { holdoutFigure } from '../../src/ui/charts/holdout';
import { kDistanceFigure } from '../../src/ui/charts/k-distance';
import { somFigure } from '../../src/ui/charts/som';
import { sweepFigure } from '../../src/ui/charts/sweep';
import { method } from '../../src/ui/text/en/method';

const theme: ChartTheme = {
  ink: 'ink',
  soft: 'soft',
  line: 'line',
  card: 'card',
  font: 'font',
  segments: ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'],
};
const drawn = (figure: { data: readonly unknown[] }) =>
  figure.data.map((trace) => {
    const { x, y, line } = trace as { x: unknown; y: unknown; line?: { color?: string } };
    return { x, y, color: line?.color };
  });

describe('dendrogram', () => {
  // Rows 0 and 1 join at 1, 2 and 3 at 2, all at 5.
  const tree = {
    feet: [0, 1, 2, 3].map((x) => ({ x, rows: 1, label: x < 2 ? 0 : 1 })),
    merges: [
      { left: 0, right: 1, leftHeight: 0, rightHeight: 0, height: 1, label: 0 },
      { left: 2, right: 3, leftHeight: 0, rightHeight: 0, height: 2, label: 1 },
      { left: 0.5, right: 2.5, leftHeight: 1, rightHeight: 2, height: 5, label: -1 },
    ],
    cut: [2, 5] as const,
  };

  test('a cut into k lies between the merges on either side of it', () => {
    expect([1, 2, 3, 4].map((k) => cutBetween(tree, k))).toEqual([
      [5, 5 * 1.08],
      [2, 5],
      [1, 2],
      [0, 1],
    ]);
    expect(mostSegments(tree)).toBe(4);
  });

  test('branches have the color of their segment, and the line meets as many as asked', () => {
    expect(drawn(dendrogramFigure(tree, 2, 'height', theme))).toEqual([
      { x: [0.5, 0.5, 2.5, 2.5, null], y: [1, 5, 5, 2, null], color: 'soft' },
      { x: [0, 0, 1, 1, null], y: [0, 1, 1, 0, null], color: 's1' },
      { x: [2, 2, 3, 3, null], y: [0, 2, 2, 0, null], color: 's2' },
      { x: [0, 1], y: [0, 0], color: undefined },
      { x: [2, 3], y: [0, 0], color: undefined },
      { x: [-0.5, 3.5], y: [3.5, 3.5], color: 'ink' },
    ]);
  });
});

test('the k-distance curve shows the proposed radius and the one in use', () => {
  const view = {
    k: 5,
    shares: [0, 0.5, 1],
    distances: [1, 2, 9],
    knee: { share: 0.5, distance: 2 },
    eps: 2.5,
  };
  expect(drawn(kDistanceFigure(view, { share: 'share', distance: 'distance' }, theme))).toEqual([
    { x: [0, 50, 100], y: [1, 2, 9], color: 's1' },
    { x: [0, 100], y: [2.5, 2.5], color: 'ink' },
    { x: [50], y: [2], color: undefined },
  ]);
});

describe('condensed tree', () => {
  const bar = (parent: number, label: number, size: number, lambdas: number[], rows: number[]) => ({
    parent,
    label,
    birth: lambdas[0]!,
    death: lambdas.at(-1)!,
    size,
    stability: 1,
    lambdas,
    rows,
  });
  const bars = [
    bar(-1, -1, 30, [0, 1], [30, 30]),
    bar(0, 0, 20, [1, 4], [20, 5]),
    bar(0, 1, 10, [1, 2], [10, 10]),
  ];

  test('children stand beside each other, their parent over the middle of both', () => {
    const [root, one, other] = placeBars(bars).map(({ middle }) => middle);
    expect([root, one, other]).toEqual([17.25, 11.5, 28.75]);
  });

  test('a group that loses many before it parts lies over no other', () => {
    const [, broad, narrow, ...pieces] = placeBars([
      bar(-1, -1, 100, [0, 1], [100, 90]),
      bar(0, -1, 60, [1, 2], [60, 8]),
      bar(0, 2, 30, [1, 3], [30, 5]),
      bar(1, 0, 4, [2, 9], [4, 4]),
      bar(1, 1, 4, [2, 8], [4, 4]),
    ]).map(({ middle }) => middle);
    expect(broad! + 30).toBeLessThan(narrow! - 15);
    expect(pieces.every((piece) => Math.abs(piece - broad!) < 30)).toBe(true);
  });

  test('a block is as wide as it has rows; a density of zero is drawn at the least there is', () => {
    const figure = condensedTreeFigure(bars, 'density', theme);
    expect(drawn(figure)[1]).toEqual({ x: [1.5, 9, 14, 21.5], y: [1, 4, 4, 1], color: 's1' });
    expect(drawn(figure)[0]!.y).toEqual([1, 1, 1, 1]);
    expect(figure.layout.yaxis).toMatchObject({ type: 'log' });
  });

  test('every density at the axis is written out', () => {
    const wide = [bar(-1, -1, 30, [0, 0.45, 84], [30, 30, 5])];
    const { yaxis } = condensedTreeFigure(wide, 'density', theme).layout;
    expect(yaxis).toMatchObject({
      tickvals: [0.5, 1, 2, 5, 10, 20, 50],
      ticktext: ['0.5', '1', '2', '5', '10', '20', '50'],
    });
  });
});

test('a self-organizing map is one mark a unit, as dark as its value, with the ring of its segment', () => {
  const view = {
    grid: { topology: 'hexagonal', width: 2, height: 1 } as const,
    places: [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
    ],
    hits: Int32Array.of(3, 0),
    labels: Int32Array.of(1, 0),
    distances: Float64Array.of(0.5, 0.7),
    walls: [],
    planes: [],
    quantizationError: 0,
    topographicError: 0,
  };
  const { data } = somFigure(view, { name: '<b>far</b>', values: view.distances }, theme);
  expect(data[0]!.marker).toMatchObject({
    symbol: 'hexagon',
    color: [0.5, 0.7],
    line: { color: ['s2', 's1'] },
  });
  const many = { ...view, grid: { ...view.grid, width: 20, height: 20 } };
  const [field, mark] = somFigure(many, { name: 'far', values: view.distances }, theme).data;
  const { size, line } = field!.marker as { size: number; line: { width: number } };
  const inner = (mark!.marker as { size: number }).size;
  expect(size - line.width - inner, 'what is left of a field for its darkness').toBeGreaterThan(size / 2);
  expect(data[0]!.hovertemplate).not.toContain('<b>');
});

test('the sweep draws silhouette, what chance gives, and the least stable segment', () => {
  const candidate = (k: number, stability: number[]) => ({
    k,
    inertia: 0,
    silhouette: 0.1 * k,
    reference: 0.1,
    smallestShare: 0.1,
    stability,
    score: 0,
  });
  const labels = { segments: 'n', silhouette: 'a', reference: 'b', stability: 'c' };
  const candidates = [candidate(2, [0.9, 0.8]), candidate(3, [])];
  const [silhouette, reference, stability] = drawn(sweepFigure(candidates, 3, labels, theme));
  expect(silhouette).toMatchObject({ x: [2, 3], y: [0.2, 0.30000000000000004] });
  expect(reference!.y).toEqual([0.1, 0.1]);
  expect(stability!.y).toEqual([0.8, NaN]);
});

test('the holdout picture pairs what came with what was foretold', () => {
  const bars = [
    { repeats: 0, orMore: false, customers: 5, predicted: 0.5, actual: 0.4 },
    { repeats: 7, orMore: true, customers: 2, predicted: 3, actual: 4 },
  ];
  const labels = { predicted: 'predicted', actual: 'actual', x: 'x', y: 'y' };
  expect(holdoutFigure(bars, labels, theme).data.map(({ name, x, y }) => ({ name, x, y }))).toEqual([
    { name: 'actual', x: ['0', '7+'], y: [0.4, 4] },
    { name: 'predicted', x: ['0', '7+'], y: [0.5, 3] },
  ]);
});

test('what the map of types says of its shades holds in light and dark, where high is light', () => {
  const { som } = method;
  const said = [som.help, som.color, som.words(4, 'x', '1', '0'), som.planes.help(2, 3)].join(' ');
  expect(said).not.toMatch(/\b(dark|light)(er)?\b/i);
});

describe('curves by number of segments', () => {
  const curves = ['Round (spherical)', 'Stretched'].map((name, i) => ({
    name,
    ks: [2, 3, 4],
    values: [9, 5, 4 + i],
  }));
  const layoutOf = (narrow: boolean) =>
    countCurvesFigure({ curves, best: null, k: 3 }, { segments: 'n', value: 'BIC' }, theme, narrow)
      .layout as {
      annotations: unknown[];
      showlegend: boolean;
      margin: { r: number };
      xaxis: { range: number[] };
    };

  test('names stand at the ends, above where there is no room, and widen the axis in neither case', () => {
    const [wide, narrow] = [layoutOf(false), layoutOf(true)];
    expect([wide.annotations.length, wide.showlegend]).toEqual([2, false]);
    expect([narrow.annotations.length, narrow.showlegend]).toEqual([0, true]);
    expect(narrow.margin.r).toBeLessThan(wide.margin.r);
    expect([wide.xaxis.range, narrow.xaxis.range]).toEqual([
      [1.5, 4.5],
      [1.5, 4.5],
    ]);
  });
});

test('component planes stand two beside each other where the window is narrow, each below the middle of its name', () => {
  const view = {
    grid: { topology: 'hexagonal', width: 1, height: 1 },
    places: [{ x: 0, y: 0 }],
    planes: [[1], [2], [3]].map((values) => Float64Array.from(values)),
  } as unknown as SomView;
  const tops = (narrow: boolean) =>
    (
      componentPlanesFigure(view, [0, 1, 2], ['a', 'b', 'c'], theme, narrow).layout.annotations as {
        y: number;
        xanchor: string;
      }[]
    ).map(({ y, xanchor }) => [y, xanchor]);
  expect(tops(false)).toEqual(Array(3).fill([1, 'center']));
  expect(tops(true)).toEqual([
    [1, 'center'],
    [1, 'center'],
    [0.5, 'center'],
  ]);
  expect(planesHeight(12, true)).toBeGreaterThan(planesHeight(12));
});
