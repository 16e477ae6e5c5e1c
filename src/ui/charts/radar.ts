import type { Standing } from '../../engine/analyze/standing';
import { faint } from './colors';
import { plain, type ChartTheme, type Figure } from './figure';
import { bare, colorOf, frame } from './frame';
import { markOf } from './marks';
import type { KeyEntry } from './picture';

/** Segments that one radar bears; more stand side by side, each in one of its own. */
export const MOST_TOGETHER = 4;
/** Radars that a person can take in. */
export const MOST_APART = 12;
/** Radars beside each other. */
const COLUMNS = 2;
const LINE_LENGTH = 16;

/** Height of the picture in CSS pixels. */
export const radarHeight = (segments: number, apart: boolean, narrow = false): number =>
  apart ? 40 + (narrow ? 200 : 250) * Math.ceil(segments / COLUMNS) : narrow ? 330 : 420;

export interface RadarWords {
  /** Of each feature, in the order of the spokes. */
  readonly spokes: readonly string[];
  readonly hover: (segment: number, spoke: number) => string;
}

/**
 * Radar of percentile ranks: the middle is the least of all customers, the rim the most, the dashed ring the middle
 * one. Apart, each segment has a radar of its own, with numbers in place of the spokes' names.
 *
 * @param narrow leaves names no room: numbers here too.
 */
export function radarFigure(
  { ranks }: Standing,
  segments: readonly KeyEntry[],
  apart: boolean,
  { spokes, hover }: RadarWords,
  theme: ChartTheme,
  narrow = false,
): Figure {
  const numbered = apart || narrow;
  const titles = numbered
    ? spokes.map((_, i) => String(i + 1))
    : spokes.map((spoke) =>
        lines(spoke)
          .map((line) => plain(line))
          .join('<br>'),
      );
  /** The first once more, to close the line. */
  const around = <T>(values: readonly T[]): T[] => [...values, values[0]!];
  const angles = around(spokes.map((_, i) => (360 * i) / spokes.length));
  const places = apart ? segments : [null];
  const rows = Math.ceil(places.length / COLUMNS);
  const polar = (at: number) => (at === 0 ? 'polar' : `polar${at + 1}`);
  const middle = places.map((_, at) => ({
    type: 'scatterpolar',
    subplot: polar(at),
    mode: 'lines',
    hoverinfo: 'skip',
    r: Array.from({ length: 73 }, () => 0.5),
    theta: Array.from({ length: 73 }, (_, i) => 5 * i),
    line: { color: theme.soft, width: 1, dash: 'dash' },
  }));
  const own = segments.map(({ segment }, at) => {
    const color = colorOf(segment, theme);
    return {
      type: 'scatterpolar',
      subplot: polar(apart ? at : 0),
      mode: 'lines+markers',
      fill: 'toself',
      fillcolor: faint(color, 0.12),
      r: around(spokes.map((_, spoke) => orNull(ranks[segment]![spoke]!))),
      theta: angles,
      text: around(spokes.map((_, spoke) => plain(hover(segment, spoke)))),
      hovertemplate: '%{text}<extra></extra>',
      line: { color, width: 2 },
      marker: { symbol: markOf(segment).symbol, size: 8, color },
    };
  });
  const cell = (at: number) => {
    const [row, column] = [Math.floor(at / COLUMNS), at % COLUMNS];
    return {
      x: [(column + 0.08) / COLUMNS, (column + 0.92) / COLUMNS],
      y: [1 - (row + 0.93) / rows, 1 - (row + 0.2) / rows],
    };
  };
  return {
    data: [...middle, ...own],
    layout: {
      ...frame(theme),
      margin: apart
        ? { l: 8, r: 8, t: 8, b: 16 }
        : numbered
          ? { l: 24, r: 24, t: 28, b: 28 }
          : { l: 90, r: 90, t: 48, b: 44 },
      xaxis: bare,
      yaxis: bare,
      ...Object.fromEntries(
        places.map((_, at) => [
          polar(at),
          {
            ...(apart && { domain: cell(at) }),
            bgcolor: 'rgba(0,0,0,0)',
            radialaxis: {
              range: [0, 1],
              tickvals: [0.25, 0.5, 0.75, 1],
              showticklabels: false,
              ticks: '',
              showline: false,
              gridcolor: theme.line,
            },
            angularaxis: {
              tickvals: angles.slice(0, -1),
              ticktext: titles,
              direction: 'clockwise',
              rotation: 90,
              gridcolor: theme.line,
              linecolor: theme.line,
              tickfont: { size: narrow && !apart ? 13 : 11, color: theme.ink },
            },
          },
        ]),
      ),
      annotations: apart
        ? segments.map(({ name }, at) => ({
            xref: 'paper',
            yref: 'paper',
            x: ((at % COLUMNS) + 0.5) / COLUMNS,
            y: 1 - Math.floor(at / COLUMNS) / rows,
            xanchor: 'center',
            yanchor: 'top',
            text: plain(shortened(name)),
            showarrow: false,
            font: { size: 12, color: theme.ink },
          }))
        : [],
    },
  };
}

const orNull = (value: number) => (value === value ? value : null);

const shortened = (name: string) => (name.length > 26 ? `${name.slice(0, 25)}…` : name);

/** A label in lines of about sixteen letters, broken between words. */
function lines(label: string): string[] {
  const found: string[] = [];
  for (const word of label.split(/\s+/)) {
    const last = found.at(-1);
    if (last !== undefined && last.length + word.length < LINE_LENGTH)
      found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
  }
  return found.length > 3 ? [...found.slice(0, 2), `${found[2]}…`] : found;
}
