import type { FrequencyBar } from '../../engine/features/clv/validation';
import { NAME_LETTERS, plain, type ChartTheme, type Figure } from './figure';
import { axis, frame } from './frame';

/** Predicted against actual orders a customer in the time held back, by how often they had ordered before. */
export function holdoutFigure(
  bars: readonly FrequencyBar[],
  labels: { readonly predicted: string; readonly actual: string; readonly x: string; readonly y: string },
  theme: ChartTheme,
): Figure {
  const x = bars.map(({ repeats, orMore }) => `${repeats}${orMore ? '+' : ''}`);
  const trace = (name: string, y: number[], color: string | undefined, pattern: string) => ({
    type: 'bar',
    name: plain(name, NAME_LETTERS),
    x,
    y,
    marker: { color, pattern: { shape: pattern, fillmode: 'overlay', fgcolor: theme.card, solidity: 0.25 } },
    hovertemplate: `${plain(name, NAME_LETTERS)}: %{y:.2f}<extra></extra>`,
  });
  return {
    data: [
      trace(
        labels.actual,
        bars.map(({ actual }) => actual),
        theme.segments[0],
        '',
      ),
      trace(
        labels.predicted,
        bars.map(({ predicted }) => predicted),
        theme.segments[1],
        '/',
      ),
    ],
    layout: {
      ...frame(theme),
      showlegend: true,
      barmode: 'group',
      bargap: 0.3,
      legend: { orientation: 'h', x: 0, y: 1.12 },
      xaxis: { ...axis(labels.x, theme), type: 'category', showgrid: false },
      yaxis: { ...axis(labels.y, theme), rangemode: 'tozero' },
    },
  };
}
