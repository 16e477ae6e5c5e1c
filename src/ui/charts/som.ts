import type { SomView } from '../../engine/cluster/som/views';
import { NAME_LETTERS, plain, type ChartTheme, type Figure } from './figure';
import { bare, colorOf, frame } from './frame';
import { markOf } from './marks';

/** What the units of the map are colored by: their distance to their neighbors, or one feature. */
export interface SomPlane {
  readonly name: string;
  readonly values: ArrayLike<number>;
}

/**
 * A self-organizing map: one mark a unit, hexagons or squares as the grid has them, as far from the paper as the value is high;
 * the ring around it has the color of the unit's segment, the sign within its mark.
 */
export function somFigure(view: SomView, { name, values }: SomPlane, theme: ChartTheme): Figure {
  const hexagonal = view.grid.topology === 'hexagonal';
  const size = Math.max(8, Math.min(34, 300 / Math.max(view.grid.width, view.grid.height)));
  /** A broad ring would hide the shade of a small field. */
  const ring = Math.min(3, size / 9);
  const colors = Array.from(view.labels, (label) => colorOf(label, theme));
  const inside = [...view.labels.keys()].filter((unit) => view.labels[unit]! >= 0);
  return {
    data: [
      {
        type: 'scatter',
        mode: 'markers',
        x: view.places.map(({ x }) => x),
        y: view.places.map(({ y }) => y),
        customdata: Array.from(view.hits),
        hovertemplate: `${plain(name, NAME_LETTERS)}: %{marker.color:.3g}<br>%{customdata} customers<extra></extra>`,
        marker: {
          symbol: hexagonal ? 'hexagon' : 'square',
          size,
          color: Array.from(values),
          colorscale: [
            [0, theme.card],
            [1, theme.ink],
          ],
          line: { width: ring, color: colors },
        },
      },
      {
        type: 'scatter',
        mode: 'markers',
        hoverinfo: 'skip',
        x: inside.map((unit) => view.places[unit]!.x),
        y: inside.map((unit) => view.places[unit]!.y),
        marker: {
          symbol: inside.map((unit) => markOf(view.labels[unit]!).symbol),
          color: inside.map((unit) => colors[unit]!),
          size: size * 0.36,
          line: { width: 1, color: theme.card },
        },
      },
    ],
    layout: {
      ...frame(theme),
      margin: { l: 12, r: 12, t: 12, b: 12 },
      xaxis: { ...bare, range: [-1, view.grid.width + 0.5] },
      yaxis: { ...bare, scaleanchor: 'x' },
    },
  };
}
