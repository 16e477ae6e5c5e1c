import type { ReportSquare } from '../../../engine/export/report/facts/squares';
import type { ReportView } from '../../../worker/report';
import { plain, type ChartTheme, type Figure } from '../figure';
import { axis, frame } from '../frame';

/** The 25 squares; one that was held back is empty. */
export function squaresFigure(
  squares: readonly ReportSquare[],
  words: ReportView['words'],
  theme: ChartTheme,
): Figure {
  const scores = [1, 2, 3, 4, 5];
  const at = (recency: number, frequency: number) =>
    squares.find((square) => square.recency === recency && square.frequency === frequency);
  const most = Math.max(1, ...squares.map(({ customers }) => customers ?? 0));
  return {
    data: [
      {
        type: 'heatmap',
        x: scores,
        y: scores,
        z: scores.map((recency) => scores.map((frequency) => at(recency, frequency)?.customers ?? null)),
        zmin: 0,
        zmax: most,
        colorscale: [
          [0, '#f3f7f6'],
          [1, '#0f6b66'],
        ],
        showscale: false,
        xgap: 2,
        ygap: 2,
      },
    ],
    layout: {
      ...frame(theme),
      margin: { l: 60, r: 12, t: 8, b: 48 },
      xaxis: { ...axis(words.frequency, theme), dtick: 1, showgrid: false },
      yaxis: { ...axis(words.recency, theme), dtick: 1, showgrid: false },
      annotations: squares.map(({ recency, frequency, segment, customers }) => ({
        x: frequency,
        y: recency,
        text: `${plain(segment)}<br>${customers ?? '•'}`,
        showarrow: false,
        font: { size: 11, color: (customers ?? 0) > 0.8 * most ? '#ffffff' : theme.ink },
      })),
    },
  };
}
