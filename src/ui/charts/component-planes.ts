import type { SomView } from '../../engine/cluster/som/views';
import { plain, type ChartTheme, type Figure } from './figure';
import { bare, frame } from './frame';

/** Planes drawn at most: those that vary most over the map. */
export const MOST_PLANES = 12;
/** Planes beside each other, where the window is wide and where it is narrow. */
const ACROSS = { wide: 3, narrow: 2 } as const;
const HEIGHT = 150;

/** Columns of the planes that vary most over the units, in their own order. */
export function liveliest({ planes }: SomView, most = MOST_PLANES): number[] {
  const spread = (values: Float64Array) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  return [...planes.keys()]
    .sort((a, b) => spread(planes[b]!) - spread(planes[a]!) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
}

/** How high the picture must be, in CSS pixels. */
export const planesHeight = (planes: number, narrow = false): number =>
  HEIGHT * Math.ceil(planes / ACROSS[narrow ? 'narrow' : 'wide']) + 20;

/**
 * Component planes of a self-organizing map (Vesanto 1999): the same map once for each feature, as dark as the feature
 * is high there. Features that look alike go together; where one is dark and the other light, they exclude each other.
 */
export function componentPlanesFigure(
  view: SomView,
  columns: readonly number[],
  labels: readonly string[],
  theme: ChartTheme,
  narrow = false,
): Figure {
  const beside = ACROSS[narrow ? 'narrow' : 'wide'];
  const rows = Math.max(1, Math.ceil(columns.length / beside));
  const size = Math.max(3, Math.min(16, 105 / view.grid.height, 200 / view.grid.width));
  const placed = columns.map((column, at) => {
    const [across, down] = [at % beside, Math.floor(at / beside)];
    const suffix = at === 0 ? '' : String(at + 1);
    const top = 1 - down / rows;
    return {
      suffix,
      column,
      x: [across / beside + 0.01, (across + 1) / beside - 0.01],
      y: [top - 0.98 / rows, top - 0.16 / rows],
      top,
    };
  });
  return {
    data: placed.map(({ column, suffix }) => ({
      type: 'scatter',
      mode: 'markers',
      xaxis: `x${suffix}`,
      yaxis: `y${suffix}`,
      hoverinfo: 'skip',
      x: view.places.map(({ x }) => x),
      y: view.places.map(({ y }) => y),
      marker: {
        symbol: view.grid.topology === 'hexagonal' ? 'hexagon' : 'square',
        size,
        color: Array.from(view.planes[column]!),
        colorscale: [
          [0, theme.card],
          [1, theme.segments[0]],
        ],
        line: { width: 0.5, color: theme.line },
      },
    })),
    layout: {
      ...frame(theme),
      margin: { l: 8, r: 8, t: 12, b: 8 },
      ...Object.fromEntries(
        placed.flatMap(({ suffix, x, y }) => [
          [`xaxis${suffix}`, { ...bare, domain: x, anchor: `y${suffix}` }],
          [
            `yaxis${suffix}`,
            { ...bare, domain: y, anchor: `x${suffix}`, scaleanchor: `x${suffix}`, constrain: 'domain' },
          ],
        ]),
      ),
      annotations: placed.map(({ column, x, top }) => ({
        xref: 'paper',
        yref: 'paper',
        x: (x[0]! + x[1]!) / 2,
        y: top,
        xanchor: 'center',
        yanchor: 'top',
        text: plain(labels[column] ?? '', narrow ? 22 : 26),
        showarrow: false,
        font: { size: 12, color: theme.ink },
      })),
    },
  };
}
