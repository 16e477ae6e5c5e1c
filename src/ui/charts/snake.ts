import { NAME_LETTERS, plain, type ChartTheme, type Figure } from './figure';
import { axis, colorOf, frame } from './frame';
import { markOf } from './marks';

/** Features drawn: more could not be told apart. */
export const SNAKE_FEATURES = 14;

/** Segments drawn as lines, and at all: more lines could not be followed, more rows not be read. */
export const SNAKE_LINES = 8;
export const SNAKE_SEGMENTS = 60;

/** Columns in which the centers lie farthest apart, in their own order; all where there are few. */
export function widest(centers: readonly (readonly number[])[], most = SNAKE_FEATURES): number[] {
  const spread = (column: number) => {
    const values = centers.map((center) => center[column]!);
    return Math.max(...values) - Math.min(...values);
  };
  return [...(centers[0] ?? []).keys()]
    .sort((a, b) => spread(b) - spread(a) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
}

/** How high the picture must be, in CSS pixels. */
export const snakeHeight = (segments: number): number =>
  segments <= SNAKE_LINES ? 420 : Math.max(420, 18 * segments + 190);

/**
 * Snake plot: the mean of each segment feature by feature from the top down, in steps of the usual spread;
 * 0 is the mean customer. More than eight segments are rows of a grid instead, colored by the same steps.
 *
 * @param hidden segments that are not drawn
 */
export function snakeFigure(
  centers: readonly (readonly number[])[],
  columns: readonly number[],
  labels: readonly string[],
  names: readonly string[],
  scale: string,
  theme: ChartTheme,
  hidden: ReadonlySet<number> = new Set(),
): Figure {
  const ticks = columns.map((column) => plain(labels[column] ?? '', NAME_LETTERS));
  const called = centers.map((_, segment) => plain(names[segment] ?? '', NAME_LETTERS));
  return centers.length <= SNAKE_LINES
    ? lines(centers, columns, ticks, called, scale, theme, hidden)
    : grid(
        centers.filter((_, segment) => !hidden.has(segment)),
        columns,
        ticks,
        called.filter((_, segment) => !hidden.has(segment)),
        scale,
        theme,
      );
}

function lines(
  centers: readonly (readonly number[])[],
  columns: readonly number[],
  ticks: readonly string[],
  names: readonly string[],
  scale: string,
  theme: ChartTheme,
  hidden: ReadonlySet<number>,
): Figure {
  const drawn = centers.flatMap((center, segment) => (hidden.has(segment) ? [] : [{ center, segment }]));
  return {
    data: drawn.map(({ center, segment }) => ({
      type: 'scatter',
      mode: 'lines+markers',
      name: names[segment],
      x: columns.map((column) => center[column]!),
      y: columns.map((_, place) => place),
      line: { color: colorOf(segment, theme), width: 2 },
      marker: { color: colorOf(segment, theme), size: 8, symbol: markOf(segment).symbol },
      hovertemplate: `${names[segment]}: %{x:.2g}<extra></extra>`,
    })),
    layout: {
      ...frame(theme),
      xaxis: { ...axis(scale, theme), zerolinecolor: theme.soft },
      yaxis: {
        fixedrange: true,
        automargin: true,
        zeroline: false,
        gridcolor: theme.line,
        range: [columns.length - 0.5, -0.5],
        tickmode: 'array',
        tickvals: columns.map((_, place) => place),
        ticktext: ticks,
      },
    },
  };
}

function grid(
  centers: readonly (readonly number[])[],
  columns: readonly number[],
  ticks: readonly string[],
  names: readonly string[],
  scale: string,
  theme: ChartTheme,
): Figure {
  const z = centers.map((center) => columns.map((column) => center[column]!));
  const most = Math.max(1, ...z.flat().map(Math.abs));
  const places = (texts: readonly string[]) => ({
    fixedrange: true,
    automargin: true,
    showgrid: false,
    zeroline: false,
    tickmode: 'array',
    tickvals: texts.map((_, place) => place),
    ticktext: texts,
    tickfont: { size: 11 },
  });
  return {
    data: [
      {
        type: 'heatmap',
        z,
        zmin: -most,
        zmax: most,
        xgap: 1,
        ygap: 1,
        colorscale: [
          [0, theme.segments[1]],
          [0.5, theme.card],
          [1, theme.segments[0]],
        ],
        colorbar: { thickness: 10, outlinewidth: 0, title: { text: plain(scale), side: 'right' } },
        hovertemplate: '%{y}, %{x}: %{z:.2g}<extra></extra>',
      },
    ],
    layout: {
      ...frame(theme),
      xaxis: { ...places(ticks), tickangle: -40 },
      yaxis: { ...places(names), autorange: 'reversed' },
    },
  };
}
