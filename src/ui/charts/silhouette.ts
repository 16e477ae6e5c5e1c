import type { Silhouettes } from '../../engine/analyze/silhouette-bars';
import { plain, type ChartTheme, type Figure } from './figure';
import { axis, colorOf, frame } from './frame';

/** Room between two segments, as a share of all that is drawn. */
const GAP = 0.02;

/**
 * Silhouette plot (Rousseeuw 1987): each segment a block of its customers' values from high to low, as high as it has
 * customers; the dashed line is the mean over all.
 */
export function silhouetteFigure(
  { bars, mean }: Silhouettes,
  names: readonly string[],
  label: string,
  theme: ChartTheme,
): Figure {
  const all = bars.reduce((sum, { customers }) => sum + customers, 0);
  const drawn = bars.filter(({ customers }) => customers > 0);
  let top = 0;
  const blocks = drawn.map(({ segment, customers, values }) => {
    const height = customers / all;
    const from = top;
    top += height + GAP;
    // A block of one customer has height too.
    const places = values.length > 1 ? values : [values[0]!, values[0]!];
    const y = places.map((_, i) => from + (height * i) / (places.length - 1));
    return {
      middle: from + height / 2,
      name: names[segment] ?? String(segment + 1),
      trace: {
        type: 'scatter',
        mode: 'lines',
        hoverinfo: 'skip',
        fill: 'toself',
        x: [0, ...places, 0],
        y: [y[0]!, ...y, y.at(-1)!],
        line: { color: colorOf(segment, theme), width: 1 },
        fillcolor: colorOf(segment, theme),
      },
    };
  });
  const lowest = Math.min(0, ...drawn.flatMap(({ values }) => values));
  return {
    data: [
      ...blocks.map(({ trace }) => trace),
      {
        type: 'scatter',
        mode: 'lines',
        hoverinfo: 'skip',
        x: [mean, mean],
        y: [0, top],
        line: { color: theme.ink, width: 1.5, dash: 'dash' },
      },
    ],
    layout: {
      ...frame(theme),
      margin: { l: 12, r: 12, t: 8, b: 44 },
      xaxis: { ...axis(label, theme), range: [Math.min(-0.1, lowest - 0.02), 1] },
      yaxis: { visible: false, fixedrange: true, range: [top, -GAP] },
      annotations: blocks.map(({ middle, name }) => ({
        x: 1,
        y: middle,
        xanchor: 'right',
        text: plain(name),
        showarrow: false,
        bgcolor: theme.card,
        opacity: 0.85,
        font: { size: 12, color: theme.ink },
      })),
    },
  };
}
