import { describe, expect, test } from 'vitest';
import { drain } from '../../src/base/steps';
import { retention } from '../../src/engine/analyze/retention';
import { segmentMonths } from '../../src/engine/analyze/segment-months';
import { hidesCell } from '../../src/engine/export/cohorts';
import type { ChartTheme, Figure } from '../../src/ui/charts/figure';
import { growthFigure, growthHeight } from '../../src/ui/charts/growth-lines';
import { retentionFigure } from '../../src/ui/charts/retention';
import { ordersOf } from '../support/order-base';

const theme: ChartTheme = {
  ink: 'ink',
  soft: 'soft',
  line: 'line',
  card: 'card',
  font: 'font',
  segments: ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'],
};
const EVIL = '<b onclick="x">&</b> ‏مرحبا';
/** Whatever stands in angle brackets is markup to Plotly. */
const markupIn = (figure: Figure) =>
  JSON.stringify(figure)
    .replaceAll(/<extra><\/extra>|<br>/g, '')
    .includes('<');

describe('growth lines', () => {
  const base = ordersOf([
    [
      { day: '2024-01-01', paid: 10 },
      { day: '2024-02-20', paid: 20 },
      { day: '2024-03-09', paid: 5 },
    ],
    [{ day: '2024-02-29', paid: 40 }],
  ]);
  const found = drain(segmentMonths(base, Int32Array.of(0, 1), 2, base.lastDay))!;
  const names = [
    { segment: 0, name: EVIL },
    { segment: 1, name: 'B' },
  ];
  const figure = growthFigure(found, names, 'revenue', (value) => `€${value}`, theme);

  test('whole months as a line, partial ones dotted with a hollow mark', () => {
    const [line, dotted] = figure.data as readonly {
      x: string[];
      y: number[];
      marker: { color: string[] };
    }[];
    expect(line!.x).toEqual(['2024-01-01', '2024-02-01', '2024-03-01']);
    expect(line!.y).toEqual([10, 20, null]);
    expect(dotted!.y).toEqual([null, 20, 5]);
    expect(dotted!.marker.color).toEqual(['s1', 's1', 'card']);
  });
  test('each segment on a scale of its own, beneath its name', () => {
    const { yaxis, yaxis2, annotations } = figure.layout as Record<string, never> & {
      yaxis: { ticktext: string[] };
      yaxis2: { ticktext: string[] };
      annotations: { text: string }[];
    };
    expect([yaxis.ticktext, yaxis2.ticktext]).toEqual([
      ['0', '€20'],
      ['0', '€40'],
    ]);
    expect(annotations).toHaveLength(2);
    expect(markupIn(figure)).toBe(false);
  });
  test('fifty segments get room, a segment without orders a flat line', () => {
    expect(growthHeight(50)).toBeGreaterThan(50 * 60);
    const none = drain(segmentMonths(base, Int32Array.of(0, 0), 2, base.lastDay))!;
    const { yaxis2 } = growthFigure(none, names, 'orders', String, theme).layout as {
      yaxis2: { range: number[] };
    };
    expect(yaxis2.range).toEqual([-1, 1]);
  });
});

describe('retention', () => {
  const person = (...days: string[]) => days.map((day) => ({ day, paid: 1 }));
  const base = ordersOf([
    ...Array.from({ length: 30 }, (_, i) =>
      i < 12
        ? person('2024-01-03', '2024-02-03')
        : i < 14
          ? person('2024-01-03', '2024-03-03')
          : person('2024-01-03'),
    ),
    person('2024-02-10', '2024-03-10'),
  ]);
  const found = drain(retention(base, new Int32Array(31), null, base.lastDay))!;
  const words = {
    later: 'later',
    period: () => EVIL,
    size: ({ customers }: { customers: number }) => String(customers),
    cell: () => EVIL,
  };
  const drawn = (hidden: typeof hidesCell | null) =>
    retentionFigure(found, words, hidden, theme).data[0] as {
      z: number[][];
      text: string[][];
      customdata: string[][];
    };

  test('a row a cohort; empty where it can not be known, starred where it is not over', () => {
    const { z, text } = drawn(null);
    expect(z).toEqual([
      [40, (100 * 2) / 30],
      [100, null],
    ]);
    expect(text).toEqual([
      ['40', '7*'],
      ['100*', ''],
    ]);
    expect(markupIn(retentionFigure(found, words, null, theme))).toBe(false);
  });
  test('what leaves tells of no group below 11', () => {
    const { z, text, customdata } = drawn(hidesCell);
    expect(z).toEqual([
      [40, null],
      [null, null],
    ]);
    expect(text).toEqual([
      ['40', '·'],
      ['·', ''],
    ]);
    expect(customdata[1]).toEqual(['', '']);
    const [january, february] = found.cohorts;
    expect([hidesCell(january!, 0), hidesCell(february!, 0)]).toEqual([false, true]);
  });
  test('few who did not order again are hidden like few who did', () => {
    const cohort = { period: 0, customers: 30, active: Int32Array.of(30, 25, 19, 11, 0, 30) };
    expect([1, 2, 3, 4, 5].map((later) => hidesCell(cohort, later))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
