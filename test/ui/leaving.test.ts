import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drain } from '../../src/base/steps';
import { proportion } from '../../src/base/proportion';
import { distributions } from '../../src/engine/analyze/distribution';
import { periodsOf } from '../../src/engine/analyze/periods';
import type { SegmentMonths } from '../../src/engine/analyze/segment-months';
import type { SpokenTopic, TopicVoice } from '../../src/engine/analyze/topic-voices';
import { condensedTreeFigure } from '../../src/ui/charts/condensed-tree';
import { dendrogramFigure } from '../../src/ui/charts/dendrogram';
import type { ChartTheme, Figure } from '../../src/ui/charts/figure';
import { growthFigure } from '../../src/ui/charts/growth-lines';
import * as leaving from '../../src/ui/charts/leaving';
import { radarFigure } from '../../src/ui/charts/radar';
import { reachabilityFigure } from '../../src/ui/charts/reachability';
import { rfmTreemap } from '../../src/ui/charts/rfm-treemap';
import { silhouetteFigure } from '../../src/ui/charts/silhouette';
import { snakeFigure } from '../../src/ui/charts/snake';
import { solutionsSankey } from '../../src/ui/charts/solutions-sankey';
import { somFigure } from '../../src/ui/charts/som';
import { speakersFigure } from '../../src/ui/charts/topic-words';
import { violinFigure } from '../../src/ui/charts/violins';
import { toldKey } from '../../src/ui/state/picture-file';

const theme: ChartTheme = {
  ink: '#000000',
  soft: '#777777',
  line: '#cccccc',
  card: '#ffffff',
  font: 'font',
  segments: Array.from({ length: 8 }, (_, i) => `rgb(${i + 1}, ${i + 1}, ${i + 1})`),
};
/** Three segments; nothing of the last, which has five people, may leave. */
const SIZES = [60, 40, 5];
const NAMES = ['Large', 'Middle', 'Tiny'];
const segments = SIZES.map((customers, segment) => ({ segment, name: NAMES[segment]!, customers }));
/** By its name, or by its color, however faint. */
const shows = (figure: Figure) => /Tiny|rgba?\(3, 3, 3/.test(JSON.stringify(figure));

const silhouettes = {
  bars: SIZES.map((customers, segment) => ({
    segment,
    customers,
    mean: 0.4,
    astray: 0,
    values: [0.5, 0.4, 0.3],
  })),
  mean: 0.4,
  customers: 105,
  exact: true,
};
const centers = [
  [1, 2, 3],
  [0, 1, 0],
  [-1, 0, 2],
];
const monthly = (...active: number[]) => ({
  active: Int32Array.from(active),
  first: Int32Array.from(active),
  orders: Int32Array.from(active),
  revenue: null,
});
const months: SegmentMonths = {
  months: periodsOf(19_723, 19_723 + 90),
  series: [monthly(50, 7, 30), monthly(20, 20, 20), monthly(5, 3, 1), monthly(0, 0, 0)],
};
const labels = SIZES.flatMap((size, segment) => Array.from({ length: size }, () => segment));
const spread = drain(
  distributions(
    Float64Array.from(labels, (label, i) => label * 10 + (i % 7)),
    Int32Array.from(labels),
    3,
  ),
);
const voice = (customers: number, writers: number): TopicVoice => ({
  customers,
  share: proportion(customers, writers),
  tone: { mean: 0.3, reach: 0.1, texts: customers },
});
const writers = [50, 30, 5];
const topic: SpokenTopic = {
  name: 'parcel',
  words: [{ word: 'parcel', weight: 1 }],
  all: voice(45, 85),
  segments: [voice(30, 50), voice(15, 30), voice(4, 5)],
};
const cells = SIZES.map((customers, at) => ({
  recency: at + 1,
  frequency: 1,
  customers,
  revenue: 10,
  segment: NAMES[at]!,
}));
const ranks = [0, 1, 2].map(() => Float64Array.of(0.1, 0.5, 0.9));
const counts = [
  [55, 0, 5],
  [0, 40, 0],
  [0, 0, 5],
];
const bar = (parent: number, label: number, size: number) => ({
  parent,
  label,
  size,
  birth: 1,
  death: 2,
  stability: 1,
  lambdas: [1, 2],
  rows: [size, size],
});
const bars = [bar(-1, -1, 105), bar(0, 2, 5), bar(0, -1, 100), bar(2, 0, 60), bar(2, 1, 40)];
const tree = {
  feet: [0, 1, 2].map((x) => ({ x, rows: SIZES[x]!, label: x })),
  merges: [
    { left: 0, right: 1, leftHeight: 0, rightHeight: 0, height: 1, label: -1 },
    { left: 0.5, right: 2, leftHeight: 1, rightHeight: 0, height: 2, label: -1 },
  ],
  cut: [0, 1] as const,
};
const plot = {
  distances: labels.map(() => 0.5),
  labels,
  rowsPerBar: 1,
  minPoints: 5,
  eps: null,
  rows: 105,
  sampled: false,
};
const som = {
  grid: { topology: 'hexagonal' as const, width: 3, height: 1 },
  places: [0, 1, 2].map((x) => ({ x, y: 0 })),
  hits: Int32Array.from(SIZES),
  labels: Int32Array.of(0, 1, 2),
  distances: new Float64Array(3),
  walls: [],
  planes: [],
  quantizationError: 0,
  topographicError: 0,
};
const violinWords = {
  axis: 'Orders',
  say: String,
  name: (segment: number) => NAMES[segment] ?? 'Everybody',
  hover: () => '',
  above: (n: number) => `${n} above`,
  below: (n: number) => `${n} below`,
};
const growth = (drawn: typeof segments, hidden: ((segment: number, month: number) => boolean) | null) =>
  growthFigure(months, drawn, 'active', String, theme, hidden);
const hidesMonth = (segment: number, month: number) => leaving.hidesMonth(months, segment, month);
const treemap = (drawn: typeof cells) =>
  rfmTreemap({ cells: drawn }, 'customers', { cell: () => '', say: String, hover: () => '' }, theme);

/** Each picture of segments: as the screen shows it, and as it leaves. */
const pictures: Readonly<Record<string, readonly [shown: Figure, left: Figure]>> = {
  silhouette: [
    silhouetteFigure(silhouettes, NAMES, '', theme),
    silhouetteFigure(leaving.toldSilhouettes(silhouettes, segments), NAMES, '', theme),
  ],
  snake: [
    snakeFigure(centers, [0, 1, 2], ['a', 'b', 'c'], NAMES, '', theme),
    snakeFigure(centers, [0, 1, 2], ['a', 'b', 'c'], NAMES, '', theme, leaving.smallSegments(segments)),
  ],
  growth: [growth(segments, null), growth(leaving.toldGroups(segments), hidesMonth)],
  violins: [
    violinFigure(spread, violinWords, theme),
    violinFigure(leaving.toldDistributions(spread, segments), violinWords, theme),
  ],
  radar: [
    radarFigure(
      { medians: ranks, ranks },
      segments,
      false,
      { spokes: NAMES.map(() => 'x'), hover: () => '' },
      theme,
    ),
    radarFigure(
      { medians: ranks, ranks },
      leaving.toldGroups(segments),
      false,
      { spokes: NAMES.map(() => 'x'), hover: () => '' },
      theme,
    ),
  ],
  speakers: [
    speakersFigure(topic, segments, '', () => '', theme),
    speakersFigure(topic, leaving.toldWriters(segments, topic, writers), '', () => '', theme),
  ],
  treemap: [treemap(cells), treemap(leaving.toldCells(cells))],
  sankey: [
    solutionsSankey(segments, segments, counts, '', theme),
    solutionsSankey(segments, segments, leaving.toldCounts(counts), '', theme),
  ],
  'condensed tree': [
    condensedTreeFigure(bars, '', theme),
    condensedTreeFigure(leaving.toldParts(leaving.toldBars(bars), segments), '', theme),
  ],
  dendrogram: [
    dendrogramFigure(tree, 3, '', theme),
    dendrogramFigure({ ...tree, feet: leaving.toldParts(tree.feet, segments) }, 3, '', theme),
  ],
  reachability: [
    reachabilityFigure(plot, '', theme),
    reachabilityFigure({ ...plot, labels: leaving.toldLabels(labels, segments) }, '', theme),
  ],
  'self-organizing map': [
    somFigure(som, { name: '', values: som.distances }, theme),
    somFigure(
      { ...som, labels: Int32Array.from(leaving.toldLabels(som.labels, segments)) },
      { name: '', values: som.distances },
      theme,
    ),
  ],
};

describe.each(Object.entries(pictures))('%s', (_, [shown, left]) => {
  test('shows a segment of five on the screen, so that the next test can fail', () => {
    expect(shows(shown)).toBe(true);
  });
  test('leaves without it, and with the others', () => {
    expect(shows(left)).toBe(false);
    expect(JSON.stringify(left)).toMatch(/Large|rgba?\(1, 1, 1/);
  });
});

test('a month with few customers of a large segment is a gap', () => {
  expect(JSON.stringify(growth(segments, null).data)).toContain('"7"');
  expect(JSON.stringify(growth(leaving.toldGroups(segments), hidesMonth).data)).not.toContain('"7"');
});

test('few customers beyond the axis are not counted in a file', () => {
  const many = { ...spread, all: { ...spread.all, above: 12, below: 4 } };
  expect(leaving.toldDistributions(many, segments).all).toMatchObject({ above: 12, below: 0 });
});

test('the tree keeps who hangs below whom when a cluster of few goes', () => {
  expect(leaving.toldBars(bars).map(({ parent, size }) => [parent, size])).toEqual([
    [-1, 105],
    [0, 100],
    [1, 60],
    [1, 40],
  ]);
});

test('the key of a file names no small segment', () => {
  expect(toldKey(segments).map(({ name }) => name)).toEqual(['Large', 'Middle']);
  expect(toldKey([{ segment: 2, name: 'of the map' }])).toHaveLength(1);
});

test('ten people are too few, eleven and none are not', () => {
  const sizes = [0, 1, 10, 11].map((customers) => ({ customers }));
  expect(leaving.toldGroups(sizes).map(({ customers }) => customers)).toEqual([0, 11]);
});

/** Pictures behind which no group stands, and the map, which says that it shows single customers. */
const AS_SHOWN = [
  'Candidates.svelte',
  'CustomerMap.svelte',
  'MethodPicture.svelte',
  'NumberPictures.svelte',
  'SelfOrganizingMap.svelte',
];

test('only pictures without groups leave as they are shown', () => {
  const folder = join(import.meta.dirname, '../../src/ui/steps');
  const as = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.svelte'))
    .filter((file) => readFileSync(join(folder, file), 'utf8').includes('leaving="as shown"'))
    .map((file) => file.split(/[\\/]/).at(-1)!);
  expect(as.sort()).toEqual(AS_SHOWN);
});
