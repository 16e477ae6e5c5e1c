import { describe, expect, test } from 'vitest';
import { drain } from '../../src/base/steps';
import { retention } from '../../src/engine/analyze/retention';
import { segmentMonths } from '../../src/engine/analyze/segment-months';
import { distributions } from '../../src/engine/analyze/distribution';
import { proportion } from '../../src/base/proportion';
import type { SpokenTopic, TopicVoice } from '../../src/engine/analyze/topic-voices';
import { hidesCell } from '../../src/engine/export/cohorts';
import type { ChartTheme, Figure } from '../../src/ui/charts/figure';
import { growthFigure, growthHeight } from '../../src/ui/charts/growth-lines';
import { radarFigure, radarHeight } from '../../src/ui/charts/radar';
import { rfmTreemap } from '../../src/ui/charts/rfm-treemap';
import { speakersFigure, topicWordsFigure } from '../../src/ui/charts/topic-words';
import { ticksOn } from '../../src/ui/charts/ticks';
import { violinFigure, violinHeight } from '../../src/ui/charts/violins';
import { retentionFigure, widthOfNumbers } from '../../src/ui/charts/retention';
import { ordersOf } from '../support/order-base';
import { shopPictures } from '../../src/ui/text/en/shop-pictures';

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
    unit: 'in a hundred',
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
  test('without room for numbers the colors stand alone', () => {
    expect(retentionFigure(found, words, null, theme, false).data[0]).not.toHaveProperty('texttemplate');
    expect(widthOfNumbers(23)).toBeGreaterThan(390);
    expect(widthOfNumbers(23)).toBeLessThan(860);
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

describe('ticks', () => {
  test('round values, in the range, however they are placed', () => {
    expect(ticksOn('linear', 0.02, 0.93)).toEqual([0.2, 0.4, 0.6, 0.8]);
    expect(ticksOn('linear', -130, 90)).toEqual([-100, -50, 0, 50]);
    expect(ticksOn('log', 0, 2)).toEqual([1, 2, 5, 10, 20, 50, 100]);
    expect(ticksOn('log', -1, 4)).toEqual([0.1, 1, 10, 100, 1000, 10_000]);
    expect(ticksOn('log1p', 0, 3)).toEqual([0, 1, 10, 100]);
    expect(ticksOn('linear', 7, 7)).toEqual([7]);
    expect(ticksOn('linear', NaN, NaN)).toEqual([]);
  });
});

describe('violins', () => {
  const words = {
    axis: EVIL,
    say: (value: number) => `${value} d`,
    name: () => EVIL,
    hover: () => EVIL,
    above: (n: number) => `${n} above`,
    below: (n: number) => `${n} below`,
  };
  const draw = (values: number[], labels: number[], k: number) =>
    violinFigure(drain(distributions(Float64Array.from(values), Int32Array.from(labels), k)), words, theme);
  const many = Array.from({ length: 400 }, (_, i) => 50 + 40 * Math.sin(i));

  test('everybody and each segment: outline, middle half, median', () => {
    const figure = draw([...many, 9000], [...many.map((_, i) => i % 2), 1], 2);
    const traces = figure.data as readonly {
      fill?: string;
      x: number[];
      y: number[];
      marker?: { symbol: string };
    }[];
    expect(traces).toHaveLength(9);
    expect(traces.map(({ marker }) => marker?.symbol).filter(Boolean)).toEqual([
      'circle',
      'circle',
      'diamond',
    ]);
    expect(Math.max(...traces[0]!.y)).toBeLessThan(0.5);
    expect(Math.max(...traces[0]!.x)).toBeLessThan(1000);
    const texts = (figure.layout.annotations as { text: string }[]).map(({ text }) => text);
    expect(texts.filter((text) => text.endsWith('1 above'))).toHaveLength(2);
    expect(markupIn(figure)).toBe(false);
  });
  test('a segment of one or of like values is its median alone; one without values is only named', () => {
    const figure = draw([...many, 50, 60, 60], [...many.map(() => 0), 1, 2, 2], 4);
    expect(figure.data.map(({ fill }) => fill ?? '-')).toEqual([
      'toself',
      '-',
      '-',
      'toself',
      ...Array<string>(6).fill('-'),
    ]);
    const texts = (figure.layout.annotations as { text: string }[]).map(({ text }) => text);
    expect(texts.filter((text) => !/above|below/.test(text))).toHaveLength(5);
  });
  test('nothing known, and fifty segments', () => {
    expect(draw([NaN, NaN], [0, 0], 1).data).toEqual([]);
    expect(violinHeight(50)).toBeGreaterThan(50 * 50);
  });
});

describe('radar', () => {
  const standing = {
    medians: [Float64Array.of(1, 2, 3), Float64Array.of(4, NaN, 6)],
    ranks: [Float64Array.of(0.1, 0.2, 0.3), Float64Array.of(0.9, NaN, 0.7)],
  };
  const names = [
    { segment: 0, name: EVIL },
    { segment: 1, name: 'Gone' },
  ];
  const words = { spokes: ['Days since the last order', EVIL, 'C'], hover: () => EVIL };

  test('a closed line a segment around the ring of the middle; what is unknown is a gap', () => {
    const figure = radarFigure(standing, names, false, words, theme);
    const [ring, a, b] = figure.data as readonly { r: number[]; theta: number[]; line: { color: string } }[];
    expect(new Set(ring!.r)).toEqual(new Set([0.5]));
    expect(a!.r).toEqual([0.1, 0.2, 0.3, 0.1]);
    expect(b!.r).toEqual([0.9, null, 0.7, 0.9]);
    expect(a!.theta).toEqual([0, 120, 240, 0]);
    expect([a!.line.color, b!.line.color]).toEqual(['s1', 's2']);
    const { polar } = figure.layout as { polar: { angularaxis: { ticktext: string[] } } };
    expect(polar.angularaxis.ticktext[0]).toBe('Days since the<br>last order');
    expect(markupIn(figure)).toBe(false);
  });
  test('where names have no room, numbers stand at the spokes and the radar has the width', () => {
    const [wide, narrow] = [false, true].map(
      (each) => radarFigure(standing, names, false, words, theme, each).layout,
    ) as { margin: { l: number }; polar: { angularaxis: { ticktext: string[] } } }[];
    expect(narrow!.polar.angularaxis.ticktext).toEqual(words.spokes.map((_, i) => String(i + 1)));
    expect(narrow!.margin.l).toBeLessThan(wide!.margin.l / 2);
    expect(radarHeight(3, false, true)).toBeLessThan(radarHeight(3, false));
  });

  test('apart each has a radar of its own, with numbers at the spokes', () => {
    const { data, layout } = radarFigure(standing, names, true, words, theme);
    expect(data.map(({ subplot }) => subplot)).toEqual(['polar', 'polar2', 'polar', 'polar2']);
    expect((layout.polar2 as { angularaxis: { ticktext: string[] } }).angularaxis.ticktext).toEqual([
      '1',
      '2',
      '3',
    ]);
    expect(radarHeight(12, true)).toBeGreaterThan(1200);
  });
});

describe('treemap of the RFM grid', () => {
  const cell = (recency: number, frequency: number, customers: number, revenue: number, segment: string) => ({
    recency,
    frequency,
    customers,
    revenue,
    segment,
  });
  const grid = {
    cells: [
      cell(5, 5, 10, 900, 'Best'),
      cell(4, 5, 5, 100, 'Best'),
      cell(1, 1, 40, -20, EVIL),
      cell(1, 2, 0, 0, EVIL),
    ],
  };
  const words = { cell: () => EVIL, say: (value: number) => `${value}`, hover: () => EVIL };
  const draw = (measure: 'customers' | 'revenue') => rfmTreemap(grid, measure, words, theme);

  test('names hold their squares, and sum to them', () => {
    expect(draw('customers').data[0]).toMatchObject({
      ids: ['name 0', 'name 1', '5 5', '4 5', '1 1'],
      parents: ['', '', 'name 0', 'name 0', 'name 1'],
      values: [15, 40, 10, 5, 40],
      text: ['15', '40', '10', '5', '40'],
    });
  });
  test('what is less than nothing has no area, and colors stay with their names', () => {
    const [both, one] = [draw('customers'), draw('revenue')].map(
      ({ data }) => data[0] as unknown as { ids: string[]; marker: { colors: string[] } },
    );
    expect(one!.ids).toEqual(['name 0', '5 5', '4 5']);
    expect(one!.marker.colors[0]).toBe(both!.marker.colors[0]);
  });
  test('no money at all', () =>
    expect(
      rfmTreemap({ cells: grid.cells.map((each) => ({ ...each, revenue: NaN })) }, 'revenue', words, theme)
        .data[0],
    ).toMatchObject({ ids: [] }));
  test('what is written is no markup', () => {
    expect(markupIn(draw('customers'))).toBe(false);
  });
});

describe('topics', () => {
  const voiceOf = (customers: number, writers: number): TopicVoice => ({
    customers,
    share: proportion(customers, writers),
    tone: { mean: 0.2, reach: NaN, texts: 3 },
  });
  const topic: SpokenTopic = {
    name: 'cup, tea',
    words: [
      { word: 'cup', weight: 1 },
      { word: '<i>tea', weight: 0.5 },
    ],
    all: voiceOf(30, 100),
    segments: [voiceOf(20, 40), voiceOf(0, 0), voiceOf(1, 1)],
  };
  test('a bar a word', () => {
    const figure = topicWordsFigure(topic, 'weight', theme);
    expect(figure.data[0]).toMatchObject({ x: [1, 0.5], y: [0, 1], orientation: 'h' });
    expect(markupIn(figure)).toBe(false);
  });
  test('a dot with its range for each segment that writes, everybody as a line', () => {
    const names = [
      { segment: 0, name: EVIL },
      { segment: 2, name: 'One' },
    ];
    const figure = speakersFigure(topic, names, 'share', () => EVIL, theme);
    const [line, first, one] = figure.data as readonly { x: number[]; error_x?: { arrayminus: number[] } }[];
    expect(line!.x).toEqual([30, 30]);
    expect(first!.x).toEqual([50]);
    expect(first!.error_x!.arrayminus[0]).toBeCloseTo(50 - 100 * proportion(20, 40).low, 9);
    expect(one!.x).toEqual([100]);
    expect(markupIn(figure)).toBe(false);
  });
});

test('without a topic nothing is said of everybody', () => {
  const { whoHelp } = shopPictures.topics;
  expect(whoHelp('')).toContain('The dashed line is everybody. At');
  expect(whoHelp('12%')).toContain('everybody (12%). At');
});
