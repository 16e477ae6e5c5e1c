import { plain, type ChartTheme, type Figure } from './figure';
import { axis, colorOf, frame } from './frame';
import { markOf } from './marks';

/** Features drawn: more could not be told apart. */
export const SNAKE_FEATURES = 14;

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

/**
 * Snake plot: the mean of each segment feature by feature from the top down, in steps of the usual spread;
 * 0 is the mean customer.
 */
export function snakeFigure(
  centers: readonly (readonly number[])[],
  columns: readonly number[],
  labels: readonly string[],
  names: readonly string[],
  scale: string,
  theme: ChartTheme,
): Figure {
  return {
    data: centers.map((center, segment) => ({
      type: 'scatter',
      mode: 'lines+markers',
      name: plain(names[segment] ?? ''),
      x: columns.map((column) => center[column]!),
      y: columns.map((_, place) => place),
      line: { color: colorOf(segment, theme), width: 2 },
      marker: { color: colorOf(segment, theme), size: 8, symbol: markOf(segment).symbol },
      hovertemplate: `${plain(names[segment] ?? '')}: %{x:.2g}<extra></extra>`,
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
        ticktext: columns.map((column) => plain(labels[column] ?? '')),
      },
    },
  };
}
