import type { Silhouettes } from '../../engine/analyze/silhouette-bars';
import { NAME_LETTERS, plain, type ChartTheme, type Figure } from './figure';
import { axis, colorOf, frame } from './frame';

/** Room between two segments, as a share of all that is drawn. */
const GAP = 0.02;

/** In CSS pixels: of a name, and of what is not the plot. */
const LINE = 18;
const FRAME = 52;

/** How high the picture must be for the names of so many segments, in CSS pixels. */
export const silhouetteHeight = (segments: number): number => Math.max(380, LINE * segments + FRAME);

/** Places as near to the wanted ones (rising) as leaves `gap` between them and keeps them within 0 and `end`. */
export function spread(wanted: readonly number[], gap: number, end: number): number[] {
  const places: number[] = [];
  for (const place of wanted) places.push(Math.max(place, (places.at(-1) ?? -gap / 2) + gap));
  let limit = end - gap / 2;
  for (let i = places.length - 1; i >= 0; i--, limit -= gap) places[i] = Math.min(places[i]!, limit);
  return places;
}

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
  const gap = (top * LINE) / (silhouetteHeight(drawn.length) - FRAME);
  const heights = spread(
    blocks.map(({ middle }) => middle),
    gap,
    top,
  );
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
      annotations: blocks.map(({ name }, i) => ({
        x: 1,
        y: heights[i]!,
        xanchor: 'right',
        text: plain(name, NAME_LETTERS),
        showarrow: false,
        bgcolor: theme.card,
        opacity: 0.85,
        font: { size: 12, color: theme.ink },
      })),
    },
  };
}
