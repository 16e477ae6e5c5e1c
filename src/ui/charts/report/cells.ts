import type { ReportFacts } from '../../../engine/export/report/facts/facts';
import { plain, type ChartTheme, type Figure } from '../figure';
import { axis, colorOf, frame } from '../frame';
import { labelPlaces } from '../map-labels';
import { markOf } from '../marks';
import { LETTER, WIDTH } from './measures';

/** The map as marks in the middle of its squares, the larger the more customers. */
export function cellsFigure(
  { map, segments, k }: ReportFacts,
  names: readonly string[],
  theme: ChartTheme,
): Figure {
  const shown = segments.map(({ segment }) => ({ segment, name: names[segment]! }));
  // Names go where many customers are: a square counts as often as it holds the smallest group.
  const dots = map.cells.flatMap((cell) =>
    Array.from({ length: Math.round(cell.customers / k) }, () => cell),
  );
  const view = {
    x: Float32Array.from(dots, ({ x }) => x),
    y: Float32Array.from(dots, ({ y }) => y),
    segment: Int32Array.from(dots, ({ segment }) => segment),
  };
  const { places, numbered } = labelPlaces(view, shown, {
    width: WIDTH - 44,
    height: 516,
    widthOf: (name) => 1.15 * LETTER * name.length,
  });
  const most = Math.max(...map.cells.map(({ customers }) => customers));
  // Segments that share a square stand beside each other in it.
  const beside = map.cells.map((cell) => {
    const sharing = map.cells.filter(({ x, y }) => x === cell.x && y === cell.y);
    const step = sharing.indexOf(cell) - (sharing.length - 1) / 2;
    return { ...cell, x: cell.x + (step * map.size[0]) / (sharing.length + 0.6) };
  });
  const bare = (title: string) => ({
    ...axis(title, theme),
    showgrid: false,
    zeroline: false,
    showticklabels: false,
  });
  return {
    data: shown.map(({ segment, name }) => {
      const cells = beside.filter((cell) => cell.segment === segment);
      return {
        type: 'scatter',
        mode: 'markers',
        name: plain(name),
        x: cells.map(({ x }) => x),
        y: cells.map(({ y }) => y),
        marker: {
          symbol: markOf(segment).symbol,
          color: colorOf(segment, theme),
          opacity: 0.75,
          size: cells.map(({ customers }) => 5 + 15 * Math.sqrt(customers / most)),
          line: { width: 0 },
        },
      };
    }),
    layout: {
      ...frame(theme),
      margin: { l: 36, r: 8, t: 8, b: 40 },
      xaxis: bare(map.axes[0]),
      yaxis: bare(map.axes[1]),
      annotations: places.map(({ segment, name, x, y }) => ({
        x,
        y,
        text: `<b>${numbered ? segment + 1 : plain(name)}</b>`,
        showarrow: false,
        bgcolor: 'rgba(255,255,255,0.8)',
        bordercolor: colorOf(segment, theme),
        borderwidth: 1,
        borderpad: 2,
        font: { color: theme.ink, size: 13 },
      })),
    },
  };
}
