import { placeOn, type Distribution, type Distributions } from '../../engine/analyze/distribution';
import { faint } from './colors';
import { plain, type ChartTheme, type Figure } from './figure';
import { axis, colorOf, frame } from './frame';
import { markOf } from './marks';
import { ticksOn } from './ticks';

export interface ViolinWords {
  /** The feature, beneath the axis. */
  readonly axis: string;
  /** Writes a value in the unit of the feature. */
  readonly say: (value: number) => string;
  readonly name: (segment: number) => string;
  readonly hover: (distribution: Distribution) => string;
  /** "12 ▸", "◂ 3": customers that lie beyond the axis. */
  readonly above: (customers: number) => string;
  readonly below: (customers: number) => string;
}

/** Height of the picture in CSS pixels: a row for everybody and for each segment. */
export const violinHeight = (segments: number): number => 62 + ROW * (segments + 1);

const ROW = 58;
/** Half the thickness of the fattest violin, as a part of its row; its name stands above it. */
const HALF = 0.27;

/**
 * Violins, one above the other: everybody first, then the segments. Each is as thick as many customers stand there,
 * the bar is the middle half of them, the mark in the color and shape of the segment the median.
 */
export function violinFigure(
  { scale, grid, all, segments }: Distributions,
  words: ViolinWords,
  theme: ChartTheme,
): Figure {
  const [from, to] = [grid[0]!, grid[grid.length - 1]!];
  const room = to > from ? 0.06 * (to - from) : Math.max(1, Math.abs(from)) * 0.1;
  const rows = [all, ...segments];
  const ticks = ticksOn(scale, from, to);
  return {
    data: rows.flatMap((row, at) => (row.customers > 0 ? violin(row, at, scale, grid, words, theme) : [])),
    layout: {
      ...frame(theme),
      margin: { l: 14, r: 14, t: 4, b: 48 },
      xaxis: {
        ...axis(words.axis, theme),
        zeroline: false,
        range: [from - room, to + room],
        tickvals: ticks.map((value) => placeOn(scale, value)),
        ticktext: ticks.map((value) => plain(words.say(value))),
        tickfont: { size: 11, color: theme.soft },
      },
      yaxis: { visible: false, fixedrange: true, range: [rows.length - 0.5, -0.62] },
      annotations: rows.flatMap((row, at) => labels(row, at, words, theme)),
    },
  };
}

function violin(
  row: Distribution,
  at: number,
  scale: Distributions['scale'],
  grid: Float64Array,
  words: ViolinWords,
  theme: ChartTheme,
): Figure['data'] {
  const color = row.segment < 0 ? theme.soft : colorOf(row.segment, theme);
  const [first, last] = [
    row.density.findIndex((each) => each > 0),
    row.density.findLastIndex((each) => each > 0),
  ];
  const places = Array.from(grid.subarray(Math.max(0, first), last + 1));
  const half = places.map((_, i) => HALF * row.density[first + i]!);
  const onAxis = (value: number) => {
    const place = placeOn(scale, value);
    // A logarithm has no place for what is not above zero.
    return Math.min(grid[grid.length - 1]!, Math.max(grid[0]!, place === place ? place : -Infinity));
  };
  const [, lower, median, upper] = row.summary.map(onAxis);
  const outline = {
    type: 'scatter',
    mode: 'lines',
    hoverinfo: 'skip',
    fill: 'toself',
    fillcolor: faint(color, 0.3),
    line: { color, width: 1 },
    x: [...places, ...places.toReversed(), places[0]],
    y: [...half.map((each) => at - each), ...half.map((each) => at + each).toReversed(), at - (half[0] ?? 0)],
  };
  return [
    ...(places.length > 1 ? [outline] : []),
    {
      type: 'scatter',
      mode: 'lines',
      hoverinfo: 'skip',
      x: [lower, upper],
      y: [at, at],
      line: { color: theme.ink, width: 4 },
    },
    {
      type: 'scatter',
      mode: 'markers',
      x: [median],
      y: [at],
      text: [plain(words.hover(row))],
      hovertemplate: '%{text}<extra></extra>',
      marker: {
        symbol: row.segment < 0 ? 'circle' : markOf(row.segment).symbol,
        size: 11,
        color,
        line: { color: theme.card, width: 1.5 },
      },
    },
  ];
}

function labels(row: Distribution, at: number, words: ViolinWords, theme: ChartTheme): object[] {
  const label = (text: string, side: 'left' | 'right', y: number, color: string) => ({
    xref: 'paper',
    x: side === 'left' ? 0 : 1,
    xanchor: side,
    y,
    yanchor: 'middle',
    text: plain(text),
    showarrow: false,
    font: { size: 12, color },
  });
  const beyond = [
    ...(row.below > 0 ? [words.below(row.below)] : []),
    ...(row.above > 0 ? [words.above(row.above)] : []),
  ];
  return [
    label(words.name(row.segment), 'left', at - 0.42, theme.ink),
    ...(beyond.length > 0 ? [label(beyond.join('  '), 'right', at - 0.42, theme.soft)] : []),
  ];
}
