import type { MonthSeries, SegmentMonths } from '../../engine/analyze/segment-months';
import { countOf, isPartial } from '../../engine/analyze/periods';
import { DAY_MS } from '../../base/table';
import { plain, type ChartTheme, type Figure } from './figure';
import { colorOf, frame } from './frame';
import { markOf } from './marks';
import type { KeyEntry } from './picture';

export type GrowthMeasure = 'active' | 'orders' | 'revenue';

/** Height of the picture in CSS pixels: a strip for each segment. */
export const growthHeight = (segments: number): number => 40 + STRIP * Math.max(1, segments);

const STRIP = 84;
/** Part of a strip that its line fills; its name stands in the rest. */
const LINE = 0.62;

/**
 * One line a segment, month by month, each on a scale of its own from zero up; pieces that lead to a month which the
 * data cover only in part are dotted and end in a hollow mark.
 *
 * @param segments those to draw, with their names
 * @param say writes a value
 * @param hidden months of a segment that may not be told: the line has a gap there; null tells all
 */
export function growthFigure(
  { months, series }: SegmentMonths,
  segments: readonly KeyEntry[],
  measure: GrowthMeasure,
  say: (value: number) => string,
  theme: ChartTheme,
  hidden: ((segment: number, month: number) => boolean) | null = null,
): Figure {
  const count = countOf(months);
  const x = Array.from({ length: count }, (_, month) => isoDay(months.starts[month]!));
  const partial = Array.from({ length: count }, (_, month) => isPartial(months, month));
  const strips = segments.map(({ segment, name }, at) => {
    const y = valuesOf(series[segment]!, measure).map((value, month) =>
      hidden?.(segment, month) ? null : value,
    );
    const told = y.filter((value) => value !== null);
    const top = 1 - at / segments.length;
    const most = Math.max(0, ...told);
    const least = Math.min(0, ...told);
    const room = most > least ? 0.06 * (most - least) : 1;
    return {
      traces: tracesOf(x, y, partial, segment, at, plain(name), say, theme),
      axis: {
        domain: [top - LINE / segments.length, top - 0.04 / segments.length],
        range: [least - room, most > least ? most + room : 1],
        fixedrange: true,
        tickvals: most > 0 ? [0, most] : [0],
        ticktext: most > 0 ? ['0', plain(say(most))] : ['0'],
        gridcolor: theme.line,
        zeroline: least < 0,
        zerolinecolor: theme.line,
        tickfont: { size: 11, color: theme.soft },
      },
      label: {
        x: 0,
        xref: 'paper',
        xanchor: 'left',
        y: top - 0.02 / segments.length,
        yref: 'paper',
        yanchor: 'bottom',
        text: plain(name),
        showarrow: false,
        font: { size: 12, color: theme.ink },
      },
    };
  });
  return {
    data: strips.flatMap(({ traces }) => traces),
    layout: {
      ...frame(theme),
      margin: { l: 58, r: 16, t: 26, b: 30 },
      xaxis: {
        type: 'date',
        fixedrange: true,
        showgrid: false,
        anchor: 'free',
        position: 0,
        tickfont: { size: 11, color: theme.soft },
        range: [isoDay(months.starts[0]! - 10), isoDay(months.starts[count - 1]! + 10)],
      },
      ...Object.fromEntries(strips.map(({ axis }, at) => [`yaxis${at === 0 ? '' : at + 1}`, axis])),
      annotations: strips.map(({ label }) => label),
    },
  };
}

/** The values of one measure, one a month. */
export const valuesOf = (series: MonthSeries, measure: GrowthMeasure): number[] =>
  Array.from(series[measure] ?? []);

const isoDay = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

function tracesOf(
  x: readonly string[],
  y: readonly (number | null)[],
  partial: readonly boolean[],
  segment: number,
  at: number,
  name: string,
  say: (value: number) => string,
  theme: ChartTheme,
): Figure['data'] {
  const color = colorOf(segment, theme);
  const shared = {
    type: 'scatter',
    yaxis: `y${at === 0 ? '' : at + 1}`,
    line: { color, width: 2 },
    hovertemplate: `${name}<br>%{x|%b %Y}: %{text}<extra></extra>`,
  };
  /** Months that stand for themselves, and each partial one with its neighbor, so that a dotted piece leads to it. */
  const whole = y.map((value, month) => (partial[month] ? null : value));
  const dotted = y.map((value, month) =>
    partial[month] || partial[month - 1] || partial[month + 1] ? value : null,
  );
  const text = y.map((value) => (value === null ? '' : plain(say(value))));
  const alone = whole.filter((value) => value !== null).length < 2;
  return [
    {
      ...shared,
      mode: alone ? 'markers' : 'lines',
      x,
      y: whole,
      text,
      marker: { color, size: 8, symbol: markOf(segment).symbol },
    },
    ...(partial.some(Boolean)
      ? [
          {
            ...shared,
            mode: 'lines+markers',
            x,
            y: dotted,
            text,
            line: { color, width: 1.5, dash: 'dot' },
            marker: {
              color: y.map((_, month) => (partial[month] ? theme.card : color)),
              size: y.map((_, month) => (partial[month] ? 7 : 0.1)),
              line: { color, width: 1.5 },
            },
          },
        ]
      : []),
  ];
}
