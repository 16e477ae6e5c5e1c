import type { KDistanceView } from '../../engine/cluster/density/views';
import type { ChartTheme, Figure } from './figure';
import { axis, frame } from './frame';

/** Distance to the k-th neighbor, customers in rising order, with the proposed radius and the one in use. */
export function kDistanceFigure(
  view: KDistanceView,
  labels: { readonly share: string; readonly distance: string },
  theme: ChartTheme,
): Figure {
  const level = (y: number, color: string, dash: string) => ({
    type: 'scatter',
    mode: 'lines',
    hoverinfo: 'skip',
    x: [0, 100],
    y: [y, y],
    line: { color, width: 1.5, dash },
  });
  return {
    data: [
      {
        type: 'scatter',
        mode: 'lines',
        x: view.shares.map((share) => 100 * share),
        y: view.distances,
        line: { color: theme.segments[0], width: 2 },
        hovertemplate: '%{x:.0f}%: %{y:.3g}<extra></extra>',
      },
      level(view.eps, theme.ink, 'dash'),
      {
        type: 'scatter',
        mode: 'markers',
        hoverinfo: 'skip',
        x: [100 * view.knee.share],
        y: [view.knee.distance],
        marker: { color: theme.segments[1], size: 11, symbol: 'diamond' },
      },
    ],
    layout: {
      ...frame(theme),
      xaxis: { ...axis(labels.share, theme), range: [0, 100], ticksuffix: '%' },
      yaxis: { ...axis(labels.distance, theme), rangemode: 'tozero' },
    },
  };
}
