import type { SpokenTopic } from '../../engine/analyze/topic-voices';
import { plain, type ChartTheme, type Figure } from './figure';
import { axis, colorOf, frame } from './frame';
import { markOf } from './marks';
import type { KeyEntry } from './picture';

/** Height of a picture with so many rows, in CSS pixels. */
export const rowsHeight = (rows: number): number => 64 + 34 * Math.max(2, rows);

/** The words of a topic as bars, the heaviest on top. */
export function topicWordsFigure({ words }: SpokenTopic, label: string, theme: ChartTheme): Figure {
  const places = words.map((_, at) => at);
  return {
    data: [
      {
        type: 'bar',
        orientation: 'h',
        x: words.map(({ weight }) => weight),
        y: places,
        width: 0.62,
        hoverinfo: 'skip',
        marker: { color: theme.segments[0] },
      },
    ],
    layout: {
      ...frame(theme),
      margin: { l: 130, r: 16, t: 4, b: 44 },
      xaxis: { ...axis(label, theme), range: [0, 1.02], dtick: 0.5 },
      yaxis: {
        fixedrange: true,
        showgrid: false,
        range: [words.length - 0.5, -0.5],
        tickvals: places,
        ticktext: words.map(({ word }) => plain(word)),
        tickfont: { size: 13, color: theme.ink },
      },
    },
  };
}

/**
 * Who speaks of a topic: for each segment the share of its writers with the 95 % range, on the dashed line the share
 * of everybody; how it sounds stands at the right.
 *
 * @param tone of each segment, in words
 */
export function speakersFigure(
  { all, segments }: SpokenTopic,
  drawn: readonly KeyEntry[],
  label: string,
  tone: (segment: number) => string,
  theme: ChartTheme,
): Figure {
  const percent = (share: number) => 100 * share;
  const most = Math.max(...drawn.map(({ segment }) => segments[segment]!.share.high), all.share.share);
  const right = Math.min(100, percent(most) * 1.05) || 1;
  return {
    data: [
      {
        type: 'scatter',
        mode: 'lines',
        hoverinfo: 'skip',
        x: [percent(all.share.share), percent(all.share.share)],
        y: [-0.6, drawn.length - 0.4],
        line: { color: theme.soft, width: 1, dash: 'dash' },
      },
      ...drawn.map(({ segment, name }, at) => {
        const { share, low, high } = segments[segment]!.share;
        const color = colorOf(segment, theme);
        return {
          type: 'scatter',
          mode: 'markers',
          x: [percent(share)],
          y: [at],
          error_x: {
            type: 'data',
            symmetric: false,
            array: [percent(high - share)],
            arrayminus: [percent(share - low)],
            color,
            thickness: 2,
            width: 4,
          },
          marker: { symbol: markOf(segment).symbol, size: 11, color },
          hovertemplate: `${plain(name)}: %{x:.0f}%<extra></extra>`,
        };
      }),
    ],
    layout: {
      ...frame(theme),
      margin: { l: 14, r: 14, t: 4, b: 44 },
      xaxis: { ...axis(label, theme), range: [-0.02 * right, right], ticksuffix: '%' },
      yaxis: { visible: false, fixedrange: true, range: [drawn.length - 0.5, -0.7] },
      annotations: drawn.flatMap(({ segment, name }, at) => [
        { ...written(plain(name), 'left', theme.ink), y: at - 0.36 },
        { ...written(plain(tone(segment)), 'right', theme.soft), y: at - 0.36 },
      ]),
    },
  };
}

const written = (text: string, side: 'left' | 'right', color: string) => ({
  xref: 'paper',
  x: side === 'left' ? 0 : 1,
  xanchor: side,
  yanchor: 'middle',
  text,
  showarrow: false,
  font: { size: 12, color },
});
