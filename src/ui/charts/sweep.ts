import type { Candidate } from '../../engine/cluster/types';
import { NAME_LETTERS, plain, type ChartTheme, type Figure } from './figure';
import { axis, frame } from './frame';

interface Labels {
  readonly segments: string;
  readonly silhouette: string;
  readonly reference: string;
  readonly stability: string;
}

/** How clearly apart, how clearly without groups, and how stable, for every number of segments that was tried. */
export function sweepFigure(
  candidates: readonly Pick<Candidate, 'k' | 'silhouette' | 'reference' | 'stability'>[],
  k: number,
  labels: Labels,
  theme: ChartTheme,
): Figure {
  const x = candidates.map((candidate) => candidate.k);
  const line = (name: string, y: number[], mark: number, symbol: string, dash = 'solid') => ({
    type: 'scatter',
    mode: 'lines+markers',
    name: plain(name, NAME_LETTERS),
    x,
    y,
    line: { color: theme.segments[mark], width: 2, dash },
    marker: { symbol, size: 8, color: theme.segments[mark] },
    hovertemplate: `${plain(name, NAME_LETTERS)}: %{y:.2f}<extra></extra>`,
  });
  return {
    data: [
      line(
        labels.silhouette,
        candidates.map(({ silhouette }) => silhouette),
        0,
        'circle',
      ),
      line(
        labels.reference,
        candidates.map(({ reference }) => reference),
        7,
        'x',
        'dot',
      ),
      line(
        labels.stability,
        candidates.map(({ stability }) => (stability.length > 0 ? Math.min(...stability) : NaN)),
        2,
        'square',
      ),
    ],
    layout: {
      ...frame(theme),
      showlegend: true,
      legend: { orientation: 'h', x: 0, y: 1.02, yanchor: 'bottom' },
      margin: { l: 40, r: 12, t: 56, b: 44 },
      xaxis: { ...axis(labels.segments, theme), ...(x.length <= 20 && { dtick: 1 }), showgrid: false },
      yaxis: {
        ...axis('', theme),
        range: [Math.min(0, ...candidates.map((c) => c.silhouette)) - 0.02, 1.02],
      },
      shapes: [
        {
          type: 'line',
          x0: k,
          x1: k,
          yref: 'paper',
          y0: 0,
          y1: 1,
          line: { color: theme.ink, width: 1, dash: 'dash' },
        },
      ],
    },
  };
}
