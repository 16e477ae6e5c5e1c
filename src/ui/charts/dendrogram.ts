import type { DendrogramView } from '../../engine/cluster/hierarchical/dendrogram';
import type { ChartTheme, Figure } from './figure';
import { axis, bare, byLabel, colorOf, frame } from './frame';
import { markOf } from './marks';

/** Heights between which a cut gives k segments; the upper one is that of the last merge and a little more for one. */
export function cutBetween({ merges }: DendrogramView, k: number): readonly [number, number] {
  const heights = merges.map(({ height }) => height).sort((a, b) => b - a);
  const top = heights[0] ?? 0;
  return [heights[k - 1] ?? 0, k === 1 ? top * 1.08 : (heights[k - 2] ?? top)];
}

/** The most segments that a cut through the drawn part of the tree gives. */
export const mostSegments = ({ feet }: DendrogramView): number => feet.length;

/**
 * The top of the tree with the cut that gives k segments; branches in the colors of the segments of the model, their
 * feet with its marks.
 */
export function dendrogramFigure(view: DendrogramView, k: number, height: string, theme: ChartTheme): Figure {
  const [below, above] = cutBetween(view, k);
  const cut = (below + above) / 2;
  const branches = byLabel(view.merges, ({ label }) => label).map(([label, merges]) => ({
    type: 'scatter',
    mode: 'lines',
    hoverinfo: 'skip',
    line: { color: colorOf(label, theme), width: label < 0 ? 1.2 : 1.8 },
    x: merges.flatMap(({ left, right }) => [left, left, right, right, null]),
    y: merges.flatMap((merge) => [merge.leftHeight, merge.height, merge.height, merge.rightHeight, null]),
  }));
  const feet = byLabel(view.feet, ({ label }) => label).flatMap(([label, own]) =>
    label < 0
      ? []
      : {
          type: 'scatter',
          mode: 'markers',
          hoverinfo: 'skip',
          cliponaxis: false,
          x: own.map(({ x }) => x),
          y: own.map(() => 0),
          marker: { symbol: markOf(label).symbol, size: 7, color: colorOf(label, theme) },
        },
  );
  const far = Math.max(0, view.feet.length - 1);
  return {
    data: [
      ...branches,
      ...feet,
      {
        type: 'scatter',
        mode: 'lines',
        hoverinfo: 'skip',
        x: [-0.5, far + 0.5],
        y: [cut, cut],
        line: { color: theme.ink, width: 1.5, dash: 'dash' },
      },
    ],
    layout: {
      ...frame(theme),
      margin: { l: 52, r: 12, t: 8, b: 12 },
      xaxis: { ...bare, range: [-0.5, far + 0.5] },
      yaxis: { ...axis(height, theme), rangemode: 'tozero' },
    },
  };
}
