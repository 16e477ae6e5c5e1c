import { NAME_LETTERS, plain, type ChartTheme, type Figure } from './figure';
import { axis, colorOf, frame } from './frame';
import { markOf } from './marks';

/** A measure by number of segments. */
export interface CountCurve {
  /** Empty where there is only one. */
  readonly name: string;
  readonly ks: readonly number[];
  readonly values: readonly number[];
  /** Half the height of the bar at each value, where it has one. */
  readonly errors?: readonly number[];
}

export interface CountCurves {
  readonly curves: readonly CountCurve[];
  /** Where the measure itself would stop, ringed; null where it says nothing. */
  readonly best: { readonly curve: number; readonly k: number } | null;
  /** The number in use, as a dashed line. */
  readonly k: number;
}

/**
 * A measure, or one for each kind of a method, by number of segments: elbow, gap statistic, information criteria. Each
 * curve has its own color and shape, and its name at its end; above all of them where `narrow` leaves no room there.
 */
export function countCurvesFigure(
  { curves, best, k }: CountCurves,
  labels: { readonly segments: string; readonly value: string },
  theme: ChartTheme,
  narrow = false,
): Figure {
  const named = curves.filter(({ name }) => name !== '').length;
  const numbers = [...new Set(curves.flatMap(({ ks }) => ks))];
  const ringed = best && curves[best.curve];
  const at = ringed ? ringed.ks.indexOf(best.k) : -1;
  return {
    data: [
      ...curves.map(({ name, ks, values, errors }, i) => ({
        type: 'scatter',
        mode: 'lines+markers',
        name: inLines(name).join(' '),
        x: ks,
        y: values,
        line: { color: colorOf(i, theme), width: 2 },
        marker: { symbol: markOf(i).symbol, size: 8, color: colorOf(i, theme) },
        hovertemplate: `${name ? `${plain(name, NAME_LETTERS)}, ` : ''}%{x}: %{y:.4g}<extra></extra>`,
        ...(errors && {
          error_y: { type: 'data', array: errors, color: theme.soft, thickness: 1.2, width: 4 },
        }),
      })),
      ...(ringed && at >= 0
        ? [
            {
              type: 'scatter',
              mode: 'markers',
              hoverinfo: 'skip',
              showlegend: false,
              x: [best.k],
              y: [ringed.values[at]!],
              marker: { symbol: 'circle-open', size: 18, color: theme.ink, line: { width: 2 } },
            },
          ]
        : []),
    ],
    layout: {
      ...frame(theme),
      margin: {
        l: 64,
        r: named > 0 && !narrow ? 132 : 16,
        t: narrow ? 12 + LEGEND_LINE * named : 12,
        b: 44,
      },
      ...(narrow &&
        named > 0 && { showlegend: true, legend: { orientation: 'v', x: 0, y: 1, yanchor: 'bottom' } }),
      xaxis: {
        ...axis(labels.segments, theme),
        ...(numbers.length <= 20 && { dtick: 1 }),
        // Of the numbers alone: names at the ends would widen it.
        ...(numbers.length > 0 && { range: [Math.min(...numbers) - 0.5, Math.max(...numbers) + 0.5] }),
        showgrid: false,
      },
      yaxis: { ...axis(labels.value, theme), zeroline: false },
      shapes: [
        {
          type: 'line',
          x0: k,
          x1: k,
          yref: 'paper',
          y0: 0,
          y1: 1,
          line: { color: theme.ink, width: 1, dash: 'dash' },
        },
      ],
      annotations: narrow ? [] : namesAtEnds(curves, theme),
    },
  };
}

/** Height of a line of the legend, in CSS pixels. */
const LEGEND_LINE = 19;
/** Least distance of two names of one line, as a share of the height. */
const APART = 0.07;
const LINE_LETTERS = 18;

/** A name in lines short enough for the margin, without what stands in brackets: the table has the whole. */
function inLines(name: string): string[] {
  const lines: string[] = [];
  for (const word of plain(name.replace(/ \(.*\)$/, ''), NAME_LETTERS).split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && longer.length <= LINE_LETTERS) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The name of each curve to the right of its last value, none upon another. */
function namesAtEnds(curves: readonly CountCurve[], theme: ChartTheme): readonly object[] {
  const all = curves.flatMap(({ values }) => values).filter(Number.isFinite);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const ends = curves
    .map(({ name, ks, values }, i) => ({ name, i, x: ks.at(-1), y: values.at(-1) ?? NaN }))
    .filter(({ name, y }) => name !== '' && Number.isFinite(y))
    .sort((a, b) => a.y - b.y);
  let last = -Infinity;
  return ends.map(({ name, i, x, y }) => {
    const share = high > low ? (y - low) / (high - low) : 0.5;
    const lines = inLines(name);
    const half = (APART * lines.length) / 2;
    const place = Math.max(share, last + half);
    last = place + half;
    return {
      x,
      y,
      xanchor: 'left',
      xshift: 10,
      yshift: (place - share) * 300,
      text: lines.join('<br>'),
      align: 'left',
      showarrow: false,
      font: { size: 12, color: colorOf(i, theme) },
    };
  });
}
