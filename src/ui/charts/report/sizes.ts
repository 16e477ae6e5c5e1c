import type { ReportFacts } from '../../../engine/export/report/facts/facts';
import type { ReportView } from '../../../worker/report';
import { plain, type ChartTheme, type Figure } from '../figure';
import { axis, colorOf, frame } from '../frame';
import { labelAxis, room } from './label-axis';

/** Two bars a segment: its share of the customers, and of the revenue. A bar that was held back is missing. */
export function sizesFigure(
  { segments }: ReportFacts,
  names: readonly string[],
  words: ReportView['words'],
  theme: ChartTheme,
): Figure {
  const bars = (name: string, shares: readonly (number | null)[], opacity: number) => ({
    type: 'bar',
    orientation: 'h',
    name: plain(name),
    y: segments.map((_, place) => place),
    x: shares.map((share) => (share === null ? null : 100 * share)),
    text: shares.map((share) =>
      share === null || Number.isNaN(share) ? '' : `${Math.round(100 * share)} %`,
    ),
    textposition: 'outside',
    cliponaxis: false,
    textfont: { size: 12, color: theme.ink },
    marker: { color: segments.map(({ segment }) => colorOf(segment, theme)), opacity },
  });
  const most = Math.max(
    ...segments.flatMap(({ customerShare, revenueShare }) => [customerShare ?? 0, revenueShare || 0]),
  );
  return {
    data: [
      bars(
        words.customers,
        segments.map(({ customerShare }) => customerShare),
        1,
      ),
      bars(
        words.revenue,
        segments.map(({ revenueShare }) => revenueShare),
        0.5,
      ),
    ],
    layout: {
      ...frame(theme),
      margin: { l: room(names), r: 48, t: 8, b: 32 },
      barmode: 'group',
      bargap: 0.3,
      xaxis: {
        ...axis('', theme),
        range: [0, 100 * Math.min(1, most * 1.12)],
        ticksuffix: ' %',
      },
      yaxis: labelAxis(names, theme),
    },
  };
}
