import { expect, test } from 'vitest';
import { drain } from '../../src/base/steps';
import { twoSolutions, type Labeling } from '../../src/engine/analyze/two-solutions';
import { adjustedRand } from '../../src/engine/cluster/measures';
import type { ChartTheme } from '../../src/ui/charts/figure';
import { solutionsSankey } from '../../src/ui/charts/solutions-sankey';
import { changeInWords, periodName, revenueChange } from '../../src/ui/state/growth';
import { movesInWords, sidesOf } from '../../src/ui/state/solutions';
import type { OtherSolution } from '../../src/worker/other-solution';
import type { SegmentsView } from '../../src/worker/views';

const theme: ChartTheme = {
  ink: 'rgb(0, 0, 0)',
  soft: 'rgb(9, 9, 9)',
  line: 'rgb(8, 8, 8)',
  card: 'rgb(7, 7, 7)',
  font: 'sans',
  segments: ['rgb(1, 1, 1)', 'rgb(2, 2, 2)', 'rgb(3, 3, 3)'],
};
const labeling = (...labels: number[]): Labeling => ({
  labels: Int32Array.from(labels),
  k: Math.max(...labels) + 1,
});
const view = {
  segments: ['Loyal <b>regulars</b>', 'בדיקה'].map((name, segment) => ({ name, segment })),
} as unknown as SegmentsView;
const other: OtherSolution = {
  compared: drain(twoSolutions(labeling(0, 0, 0, 1, 1, -1), labeling(1, 1, 2, 0, -1, 0), adjustedRand)),
  algorithm: 'kmeans',
  k: 3,
  seed: 2,
  segments: ['Quiet', 'Loyal', 'Big spenders'].map((name) => ({ name, customers: 2 })),
};

test('streams are told in words, with names kept in their own direction', () => {
  const { told, rest } = movesInWords(view, other);
  expect(rest).toBe(0);
  expect(told.map((words) => words.replace(/[\u2068\u2069]/g, ''))).toEqual([
    '1 of 1 in no segment would be “Quiet”.',
    '1 of 3 “Loyal <b>regulars</b>” would be “Big spenders”.',
    '1 of 2 “בדיקה” would be in no segment.',
  ]);
  expect(told[2]).toContain('\u2068בדיקה\u2069');
});

test('a matching segment has the color of the one it matches, and names are no markup', () => {
  const { left, right } = sidesOf(view, other);
  expect(right.map(({ segment }) => segment)).toEqual([1, 0, -1, -1]);
  const figure = solutionsSankey(left, right, other.compared.counts, 'customers', theme);
  const { node, link } = figure.data[0] as {
    node: { label: string[]; color: string[] };
    link: { source: number[]; target: number[]; value: number[]; color: string[] };
  };
  expect(node.label).toEqual([
    'Loyal &lt;b>regulars&lt;/b>',
    '\u2068בדיקה\u2069',
    'No segment',
    'Quiet',
    'Loyal',
    'Big spenders',
    'No segment',
  ]);
  expect(node.color).toEqual([
    'rgb(1, 1, 1)',
    'rgb(2, 2, 2)',
    'rgb(9, 9, 9)',
    'rgb(2, 2, 2)',
    'rgb(1, 1, 1)',
    'rgb(9, 9, 9)',
    'rgb(9, 9, 9)',
  ]);
  const bands = link.source.map((from, at) => [from, link.target[at], link.value[at]]);
  expect(bands).toEqual([
    [0, 4, 2],
    [0, 5, 1],
    [1, 3, 1],
    [1, 6, 1],
    [2, 3, 1],
  ]);
  expect(link.color[0]).toBe('rgba(1, 1, 1, 0.4)');
});

test('sides without customers are left out of the picture', () => {
  const counts = [
    [3, 0, 0],
    [0, 0, 0],
  ];
  const node = (segment: number) => ({ name: `S${segment}`, segment });
  const figure = solutionsSankey([node(0), node(1)], [node(0), node(1), node(2)], counts, 'c', theme);
  expect((figure.data[0] as { node: { label: string[] } }).node.label).toEqual(['S0', 'S0']);
});

test('growth is told with its bounds, and as unclear where these hold none', () => {
  const active = { before: 10, last: 10 };
  const of = (value: number, low: number, high: number) =>
    changeInWords({ active, ratio: { value, low, high } });
  expect(of(1.25, 1.03, 1.51)).toBe('+25% (+3% to +51%)');
  expect(of(0.9, 0.7, 1.1)).toBe('not clear (−30% to +10%)');
  expect(of(1, 0.95, 1.05)).toBe('about the same (−5% to +5%)');
  expect(of(0.5, 0.4, 0.7)).toBe('−50% (−60% to −30%)');
  const counts = (before: number, last: number) => changeInWords({ active: { before, last }, ratio: null });
  expect([counts(0, 9), counts(9, 0), counts(0, 0)]).toEqual(['none before', 'nobody left', 'nobody active']);
  expect([revenueChange(100, 112), revenueChange(0, 5), revenueChange(100, 100)]).toEqual([
    '+12%',
    '–',
    '0%',
  ]);
  expect(periodName({ months: 3 }, Date.UTC(2025, 6, 1) / 864e5)).toBe('Q3 2025');
});
