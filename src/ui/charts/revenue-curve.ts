import type { Concentration } from '../../engine/analyze/concentration';
import type { ChartTheme, Figure } from './figure';
import { axis, frame } from './frame';

/** Revenue by customers, the best first, against the line on which all would bring the same. */
export function revenueCurveFigure(
  { shares, revenueShares }: Concentration,
  labels: { readonly customers: string; readonly revenue: string },
  theme: ChartTheme,
): Figure {
  const percent = (values: readonly number[]) => values.map((value) => 100 * value);
  return {
    data: [
      {
        type: 'scatter',
        mode: 'lines',
        hoverinfo: 'skip',
        x: [0, 100],
        y: [0, 100],
        line: { color: theme.soft, width: 1.2, dash: 'dash' },
      },
      {
        type: 'scatter',
        mode: 'lines',
        x: percent(shares),
        y: percent(revenueShares),
        line: { color: theme.segments[0], width: 2 },
        hovertemplate: '%{x:.0f}% · %{y:.0f}%<extra></extra>',
      },
    ],
    layout: {
      ...frame(theme),
      margin: { l: 60, r: 28, t: 8, b: 44 },
      xaxis: { ...axis(labels.customers, theme), range: [0, 100], ticksuffix: '%' },
      yaxis: {
        ...axis(labels.revenue, theme),
        range: [0, Math.max(100, ...percent(revenueShares)) * 1.02],
        ticksuffix: '%',
      },
    },
  };
}
