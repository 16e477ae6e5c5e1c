import type { Density, MapView } from '../../engine/analyze/types';
import { faint } from './colors';
import { NAME_LETTERS, plain, type ChartTheme, type Figure } from './figure';
import { colorOf } from './frame';
import { dotsOf, labelPlaces, rangeOf, type LabelRoom, type MapSegment, type Range } from './map-labels';
import { markOf } from './marks';

export type FlatMap = Pick<MapView, 'x' | 'y' | 'segment' | 'axes' | 'density'>;

/** Around the plane, in CSS pixels. */
export const MAP_MARGIN = { l: 32, r: 12, t: 8, b: 36 } as const;

/**
 * The customer map: one dot a customer, color and shape by segment, names (or numbers, where names have no room) written
 * into the picture, and under a sample of dots the density of all customers.
 *
 * One trace for each of `segments` in their order, then those without a segment, then the density, where there are any.
 *
 * @param chosen the segment to set off; the others step back. Null: all alike.
 * @param room for the names: the plot without `MAP_MARGIN`.
 */
export function customerMap(
  view: FlatMap,
  segments: readonly MapSegment[],
  theme: ChartTheme,
  chosen: number | null,
  room: LabelRoom,
): Figure {
  const opacity = Math.max(0.25, Math.min(0.75, 30 / Math.sqrt(Math.max(1, view.x.length))));
  const size = view.density ? 3 : view.x.length > 5000 ? 4 : view.x.length > 1500 ? 5 : 7;
  const dots = dotsOf(view.segment, segments);
  const data: Record<string, unknown>[] = segments.map(({ segment, name }, i) => ({
    type: 'scattergl',
    mode: 'markers',
    name: plain(name, NAME_LETTERS),
    x: taken(view.x, dots[i]!),
    y: taken(view.y, dots[i]!),
    hoverinfo: 'name',
    marker: {
      symbol: segment < 0 ? 'circle' : markOf(segment).symbol,
      size: segment < 0 ? size - 1 : size,
      color: colorOf(segment, theme),
      opacity: chosen === null || chosen === segment ? opacity : 0.08,
      line: { width: 0 },
    },
  }));
  if (view.density) data.push(densityTrace(view.density, theme));
  const { places, numbered } = labelPlaces(view, named(segments), room);
  const axis = (title: string, { low, size: length }: Range) => ({
    title: { text: plain(title), font: { size: 12, color: theme.soft }, standoff: 8 },
    range: [low, low + length],
    showgrid: false,
    zeroline: false,
    showticklabels: false,
    ticks: '',
    fixedrange: true,
  });
  return {
    data,
    layout: {
      font: { family: theme.font, color: theme.ink },
      paper_bgcolor: 'rgba(0,0,0,0)',
      plot_bgcolor: 'rgba(0,0,0,0)',
      margin: MAP_MARGIN,
      showlegend: false,
      hovermode: 'closest',
      hoverlabel: {
        namelength: -1,
        bgcolor: theme.card,
        bordercolor: theme.line,
        font: { color: theme.ink },
      },
      dragmode: false,
      xaxis: axis(view.axes[0], rangeOf(view.x)),
      yaxis: axis(view.axes[1], rangeOf(view.y)),
      annotations: places.map(({ segment, name, x, y }) => ({
        x,
        y,
        text: `<b>${numbered ? segment + 1 : plain(name, NAME_LETTERS)}</b>`,
        showarrow: false,
        font: { color: theme.ink, size: numbered ? 12 : 13 },
        opacity: chosen === null || chosen === segment ? 1 : 0.4,
        // Names stay readable on a crowd of dots.
        bgcolor: faint(theme.card, 0.7),
        ...(numbered && {
          bgcolor: theme.card,
          bordercolor: colorOf(segment, theme),
          borderwidth: 2,
          borderpad: 2,
        }),
      })),
    },
  };
}

/** Segments that have a name in the picture; who belongs to none has not. */
export const named = <S extends MapSegment>(segments: readonly S[]): S[] =>
  segments.filter(({ segment }) => segment >= 0);

export const taken = (values: Float32Array, at: Int32Array): Float32Array =>
  Float32Array.from(at, (i) => values[i]!);

/** All customers under the dots: the more in a cell, the darker, by the square root. */
function densityTrace(
  { columns, rows, left, bottom, cellWidth, cellHeight, counts }: Density,
  theme: ChartTheme,
): Record<string, unknown> {
  const shades = counts.map(Math.sqrt);
  return {
    type: 'heatmap',
    z: Array.from({ length: rows }, (_, row) => shades.subarray(row * columns, (row + 1) * columns)),
    x0: left + cellWidth / 2,
    dx: cellWidth,
    y0: bottom + cellHeight / 2,
    dy: cellHeight,
    zmin: 0,
    colorscale: [
      [0, 'rgba(0,0,0,0)'],
      [1, theme.soft],
    ],
    opacity: 0.7,
    showscale: false,
    hoverinfo: 'skip',
  };
}
