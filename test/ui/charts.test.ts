import { describe, expect, test } from 'vitest';
import { customerMap } from '../../src/ui/charts/customer-map';
import { customerSpace } from '../../src/ui/charts/customer-space';
import { labelPlaces, middles } from '../../src/ui/charts/map-labels';
import { plain, type ChartTheme } from '../../src/ui/charts/figure';
import { heatOf } from '../../src/ui/charts/heat';
import { histogramPath, placeAmong } from '../../src/ui/charts/histogram';
import { markOf, spaceMarkOf } from '../../src/ui/charts/marks';
import { neighborOf, rfmRows, WAYS } from '../../src/ui/charts/rfm-regions';

const theme: ChartTheme = {
  ink: 'ink',
  soft: 'soft',
  line: 'line',
  card: 'card',
  font: 'font',
  segments: ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'],
};
const view = {
  x: Float32Array.of(1, 2, 3, -1, -2),
  y: Float32Array.of(1, 1, 4, -1, -3),
  segment: Int32Array.of(0, 0, 0, 1, 1),
  axes: ['more orders', 'longer ago', ''] as const,
  density: null,
};
const room = { width: 600, height: 400, widthOf: (name: string) => 8 * name.length };
const crowded = {
  x: Float32Array.of(0, 0, 0, 10),
  y: Float32Array.of(5, 5.01, 5.02, 0),
  segment: Int32Array.of(0, 1, 2, 3),
};
const segments = [
  { segment: 0, name: 'Loyal <b>regulars</b> & friends' },
  { segment: 1, name: 'Gone' },
];

describe('customer map', () => {
  test('is one trace a segment, with its color, its shape and its dots', () => {
    const { data } = customerMap(view, segments, theme, null, room);
    expect(data.map(({ x, y, marker }) => ({ x, y, ...(marker as object) }))).toEqual([
      {
        x: Float32Array.of(1, 2, 3),
        y: Float32Array.of(1, 1, 4),
        symbol: 'circle',
        size: 7,
        color: 's1',
        opacity: 0.75,
        line: { width: 0 },
      },
      {
        x: Float32Array.of(-1, -2),
        y: Float32Array.of(-1, -3),
        symbol: 'diamond',
        size: 7,
        color: 's2',
        opacity: 0.75,
        line: { width: 0 },
      },
    ]);
  });

  test('sets the chosen segment off', () => {
    const { data } = customerMap(view, segments, theme, 1, room);
    expect(data.map(({ marker }) => (marker as { opacity: number }).opacity)).toEqual([0.08, 0.75]);
  });

  test('no markup reaches Plotly', () => {
    const evil = [
      { segment: 0, name: '<a href="https://evil.example">x</a><span style="background:url(//e)">' },
    ];
    const axes = ['<img src=x>', '&lt;', ''] as const;
    const written = JSON.stringify(customerMap({ ...view, axes }, evil, theme, null, room));
    expect(written.replaceAll('<b>', '').replaceAll('</b>', '')).not.toContain('<');
    expect(written).toContain('&amp;lt;');
    expect(plain('a<b>&amp;')).toBe('a&lt;b>&amp;amp;');
    expect(plain('%{x} 5%')).toBe('&#37;{x} 5%');
    expect(plain('two\nlines \u202eturned\u0000 ')).toBe('two lines turned');
    expect(plain('קונים (2)')).toBe('\u2068קונים (2)\u2069');
    expect(plain('a long name', 7)).toBe('a long…');
    expect(plain('👍👍👍', 2)).toBe('👍…');
  });

  test('labels stand at the medians and never on each other', () => {
    expect(middles(view, segments)).toEqual([
      { ...segments[0], x: 2, y: 1 },
      { ...segments[1], x: -1.5, y: -2 },
    ]);
    const names = [0, 1, 2, 3].map((segment) => ({ segment, name: `Name ${segment}` }));
    const { places, numbered } = labelPlaces(crowded, names, room);
    const heights = places
      .filter(({ segment }) => segment < 3)
      .map(({ y }) => y)
      .sort((a, b) => a - b);
    expect(numbered).toBe(false);
    // A line of 18 and a gap of 4 of 400 pixels, which show 5.02 and a margin of 4 % on each side.
    for (const i of [1, 2])
      expect(heights[i]! - heights[i - 1]!).toBeGreaterThan(((21.9 * 5.02) / 400) * 1.08);
  });

  test('names beside each other leave a gap, or do not stand on one line', () => {
    const row = {
      x: Float32Array.of(5.46, 5.46, 5.46, 6.54, 6.54, 6.54, 0, 12),
      y: Float32Array.of(0, 0, 0, 0, 0, 0, -3, 3),
      segment: Int32Array.of(0, 0, 0, 1, 1, 1, 2, 2),
    };
    // Their middles are 50 pixels apart.
    const heights = (letters: number) => {
      const names = [0, 1].map((segment) => ({ segment, name: 'n'.repeat(letters) }));
      return labelPlaces(row, names, room).places.map(({ y }) => y);
    };
    expect(new Set(heights(5)).size).toBe(1);
    expect(new Set(heights(6)).size).toBe(2);
  });

  test('where dots are few, no label stands on one', () => {
    const few = {
      x: Float32Array.of(0, 5, 5.1, 10),
      y: Float32Array.of(0, 5, 5, 10),
      segment: Int32Array.of(0, 1, 1, 2),
    };
    const names = [0, 1, 2].map((segment) => ({ segment, name: `Name ${segment}` }));
    const onDot = (dot?: number) => {
      const { places } = labelPlaces(few, names, dot ? { ...room, dot } : room);
      const pixels = (value: number, length: number) => (value / 10.8) * length;
      return places.some(({ x, y, name }) =>
        Array.from(few.x).some(
          (at, row) =>
            Math.abs(pixels(at - x, room.width)) < room.widthOf(name) / 2 &&
            Math.abs(pixels(few.y[row]! - y, room.height)) < 9,
        ),
      );
    };
    expect([onDot(), onDot(9)]).toEqual([true, false]);
  });

  test('names without room give way to numbers, which keep apart and inside', () => {
    const narrow = { ...room, width: 260, height: 256 };
    const names = [0, 1, 2, 3].map((segment) => ({ segment, name: `Frequent big spenders ${segment}` }));
    const { places, numbered } = labelPlaces(crowded, names, narrow);
    expect(numbered).toBe(true);
    expect(places).toHaveLength(4);
    const { layout } = customerMap(
      { ...crowded, axes: view.axes, density: null },
      names,
      theme,
      null,
      narrow,
    );
    const { annotations, yaxis } = layout as {
      annotations: { text: string; y: number }[];
      yaxis: { range: [number, number] };
    };
    expect(annotations.map(({ text }) => text).sort()).toEqual([
      '<b>1</b>',
      '<b>2</b>',
      '<b>3</b>',
      '<b>4</b>',
    ]);
    for (const { y } of annotations) {
      expect(y).toBeGreaterThan(yaxis.range[0]);
      expect(y).toBeLessThan(yaxis.range[1]);
    }
  });

  test('the density of all customers is the last trace, its cells where the customers are', () => {
    const density = {
      columns: 2,
      rows: 2,
      left: -2,
      bottom: -3,
      cellWidth: 2.5,
      cellHeight: 3.5,
      counts: Float32Array.of(4, 0, 1, 9),
      customers: 14,
    };
    const { data } = customerMap({ ...view, density }, segments, theme, null, room);
    expect(data).toHaveLength(3);
    expect(data[2]).toMatchObject({ type: 'heatmap', x0: -0.75, dx: 2.5, y0: -1.25, dy: 3.5 });
    expect(data[2]!.z).toEqual([Float32Array.of(2, 0), Float32Array.of(1, 3)]);
  });

  test('who belongs to no segment is drawn without a name', () => {
    const all = [...segments, { segment: -1, name: 'In no segment' }];
    const labels = Int32Array.of(0, 0, 1, 1, -1);
    const { data, layout } = customerMap({ ...view, segment: labels }, all, theme, null, room);
    expect(data[2]!.x).toEqual(Float32Array.of(-2));
    expect(layout.annotations).toHaveLength(2);
  });

  test('in three dimensions each dot has a third place, and each segment its number', () => {
    const z = Float32Array.of(1, 2, 3, 4, 5);
    const many = Array.from({ length: 10 }, (_, segment) => ({ segment, name: `Segment ${segment}` }));
    const { data, layout } = customerSpace({ ...view, z }, many, theme, null, { turn: 90, tilt: 0 });
    expect(data[1]).toMatchObject({ type: 'scatter3d', z: Float32Array.of(4, 5) });
    // What Plotly can draw in three dimensions.
    const shapes = [
      'circle',
      'circle-open',
      'cross',
      'diamond',
      'diamond-open',
      'square',
      'square-open',
      'x',
    ];
    for (const { marker } of data) expect(shapes).toContain((marker as { symbol: string }).symbol);
    const { camera, annotations } = layout.scene as {
      camera: { eye: { x: number; y: number; z: number } };
      annotations: { text: string; z: number }[];
    };
    expect(camera.eye.x).toBeCloseTo(0);
    expect(camera.eye.y).toBeCloseTo(1.9);
    expect(annotations.map(({ text, z: height }) => [text, height])).toEqual([
      ['<b>1</b>', 2],
      ['<b>2</b>', 4.5],
    ]);
  });

  test('a segment without dots has an empty trace and no label', () => {
    const { data, layout } = customerMap(
      view,
      [...segments, { segment: 2, name: 'None' }],
      theme,
      null,
      room,
    );
    expect(data[2]!.x).toEqual(new Float32Array());
    expect(layout.annotations).toHaveLength(2);
  });
});

describe('marks', () => {
  test('in three dimensions only shapes of Plotly there, and the key draws the same', () => {
    const own = markOf(0);
    expect(spaceMarkOf(0)).toEqual(own);
    expect(spaceMarkOf(3)).toEqual({ ...markOf(3), symbol: 'diamond-open', path: markOf(1).path });
    const pairs = Array.from({ length: 8 }, (_, i) => spaceMarkOf(i).symbol);
    expect(new Set(pairs).size).toBe(8);
  });

  test('no two of 64 segments share color and shape; the first eight differ in both; then hollow ones', () => {
    const marks = Array.from({ length: 128 }, (_, i) => markOf(i));
    const pairs = marks.map(({ token, symbol }) => `${token} ${symbol}`);
    expect(new Set(pairs).size).toBe(128);
    for (const part of ['token', 'symbol', 'path'] as const)
      expect(new Set(marks.slice(0, 8).map((mark) => mark[part])).size).toBe(8);
    expect(marks.slice(0, 64).some(({ symbol }) => symbol.includes('open'))).toBe(false);
    expect(marks[9]).toMatchObject({ token: '--seg-2', symbol: 'square' });
    expect(markOf(-1)).toMatchObject({ token: '--soft', symbol: 'circle' });
    expect(marks[64]).toMatchObject({ token: '--seg-1', symbol: 'circle-open' });
  });
});

describe('histogram', () => {
  test('is drawn to scale, closed at the baseline', () => {
    expect(histogramPath([1, 4, 2], 30, 8)).toBe('M0 8V6H10V0H20V4H30V8Z');
    expect(histogramPath([], 30, 8)).toBe('');
    expect(histogramPath([0, 0], 30, 8)).toBe('');
  });

  test('a value is placed within its bin, also between uneven edges', () => {
    expect(placeAmong([0, 10, 100], 10)).toBe(0.5);
    expect(placeAmong([0, 10, 100], 55)).toBe(0.75);
    expect(placeAmong([0, 10, 100], -5)).toBe(0);
    expect(placeAmong([0, 10, 100], 500)).toBe(1);
    expect(placeAmong([5, 5], 5)).toBe(1);
    expect(placeAmong([], 5)).toBe(0);
  });
});

describe('heat', () => {
  const contrast = {
    feature: 0,
    median: 1,
    lowerQuartile: 0,
    upperQuartile: 2,
    restMedian: 3,
    coverage: 1,
    known: 100,
    others: 100,
    effect: 0.6,
    effectLow: 0.5,
    effectHigh: 0.7,
  };

  test('colors only differences that are sure and not negligible', () => {
    expect(heatOf(contrast)).toEqual({ way: 'more', depth: 0.6 });
    expect(heatOf({ ...contrast, effect: -0.6, effectLow: -0.7, effectHigh: -0.5 }).way).toBe('less');
    expect(heatOf({ ...contrast, effectLow: -0.1 }).way).toBe('same');
    expect(heatOf({ ...contrast, effect: 0.1, effectLow: 0.05, effectHigh: 0.15 }).way).toBe('same');
    expect(heatOf({ ...contrast, coverage: 0.07 })).toEqual({ way: 'same', depth: 0 });
    expect(heatOf({ ...contrast, effect: NaN, effectLow: NaN, effectHigh: NaN }).way).toBe('same');
  });
});

describe('RFM grid', () => {
  const name = (r: number, f: number) =>
    r === 5 && f === 1
      ? 'New'
      : r <= 2 && f <= 2
        ? 'Hibernating'
        : r === 5 && f === 5
          ? 'Champions'
          : 'Others';
  const cells = [1, 2, 3, 4, 5].flatMap((recency) =>
    [1, 2, 3, 4, 5].map((frequency) => ({
      recency,
      frequency,
      customers: recency * frequency,
      revenue: 0,
      segment: name(recency, frequency),
    })),
  );

  test('shows the most recent first and names each region once, in its upper left square', () => {
    const rows = rfmRows(cells);
    expect(rows.map((row) => row[0]!.recency)).toEqual([5, 4, 3, 2, 1]);
    const labeled = rows.flat().filter(({ label, segment }) => label && segment !== 'Others');
    expect(labeled.map(({ segment, label }) => [segment, label])).toEqual([
      ['New', { columns: 1, rows: 1 }],
      ['Champions', { columns: 1, rows: 1 }],
      ['Hibernating', { columns: 2, rows: 2 }],
    ]);
    expect(rows[0]![0]!.edge).toEqual({ right: true, bottom: true });
    expect(rows[3]![0]!.edge).toEqual({ right: false, bottom: false });
    expect(rows[0]![4]!.fill).toBe(1);
  });

  test('no cells, no rows to draw', () => {
    expect(rfmRows([]).flat()).toEqual([]);
  });

  test('arrow keys reach every square with customers, and no other', () => {
    const rows = [
      [0, 4, 0],
      [0, 0, 0],
      [7, 0, 2],
    ].map((row) => row.map((customers) => ({ customers })));
    const go = (from: readonly [number, number], key: string) => neighborOf(rows, from, WAYS[key]!);
    expect(go([0, 1], 'ArrowDown')).toEqual([2, 0]);
    expect(go([2, 0], 'ArrowRight')).toEqual([2, 2]);
    expect(go([2, 2], 'ArrowUp')).toEqual([2, 0]);
    expect(go([2, 0], 'ArrowLeft')).toEqual([0, 1]);
    expect([go([2, 2], 'ArrowDown'), go([0, 1], 'ArrowLeft')]).toEqual([null, null]);
  });
});
