import type { ReachabilityView } from '../../engine/cluster/density/views';
import type { ChartTheme, Figure } from './figure';
import { axis, bare, colorOf, frame } from './frame';
import { markOf } from './marks';

/** Bars that a valley needs for its mark to have room. */
const ROOM = 0.012;

/**
 * Reachability plot: customers side by side, each next to those it is nearest to, as high as it is far from those before
 * it. Valleys are dense groups, in the color of their segment with its mark beneath; the dashed line is the radius.
 */
export function reachabilityFigure(
  { distances, labels, eps }: ReachabilityView,
  label: string,
  theme: ChartTheme,
): Figure {
  const runs = valleys(labels).filter(
    ({ label, from, to }) => label >= 0 && to - from >= ROOM * labels.length,
  );
  const top = Math.max(...distances.filter(Number.isFinite), eps ?? 0, 1e-9);
  return {
    data: [
      {
        type: 'bar',
        x: distances.map((_, i) => i),
        y: distances.map((distance) => Math.min(distance, top)),
        width: 1,
        hoverinfo: 'skip',
        marker: { color: labels.map((each) => colorOf(each, theme)), line: { width: 0 } },
      },
      {
        type: 'scatter',
        mode: 'markers',
        hoverinfo: 'skip',
        x: runs.map(({ from, to }) => (from + to - 1) / 2),
        y: runs.map(() => -0.05 * top),
        marker: {
          symbol: runs.map((run) => markOf(run.label).symbol),
          color: runs.map((run) => colorOf(run.label, theme)),
          size: 9,
        },
      },
      ...(eps === null
        ? []
        : [
            {
              type: 'scatter',
              mode: 'lines',
              hoverinfo: 'skip',
              x: [-0.5, distances.length - 0.5],
              y: [eps, eps],
              line: { color: theme.ink, width: 1.5, dash: 'dash' },
            },
          ]),
    ],
    layout: {
      ...frame(theme),
      margin: { l: 52, r: 12, t: 8, b: 12 },
      bargap: 0,
      xaxis: { ...bare, range: [-0.5, distances.length - 0.5] },
      yaxis: { ...axis(label, theme), range: [-0.1 * top, 1.03 * top], zeroline: false },
    },
  };
}

/** Stretches of one label, from the first to behind the last bar. */
export function valleys(labels: readonly number[]): { label: number; from: number; to: number }[] {
  const runs: { label: number; from: number; to: number }[] = [];
  labels.forEach((label, at) => {
    const last = runs.at(-1);
    if (last?.label === label) last.to = at + 1;
    else runs.push({ label, from: at, to: at + 1 });
  });
  return runs;
}
