import type { ReportFacts } from '../../engine/export/report/facts/facts';
import type { PictureId } from '../../engine/export/report/model';
import type { ReportView } from '../../worker/report';
import { plain, type ChartTheme, type Figure } from './figure';
import { axis, colorOf, frame } from './frame';
import { labelPlaces } from './map-labels';
import { markOf } from './marks';
import { revenueCurveFigure } from './revenue-curve';
import { silhouetteFigure } from './silhouette';

export interface ReportFigure {
  readonly id: PictureId;
  readonly figure: Figure;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

const WIDTH = 880;
/** Of a line of bars or of a feature. */
const LINE = 44;
const FEATURE = 24;
/** Of a letter in the labels, more or less. */
const LETTER = 7;

/** The pictures of a report, drawn from what passed the gate and nothing else; in the order of the slots. */
export function reportFigures({ facts, names, words }: ReportView, theme: ChartTheme): ReportFigure[] {
  const open = facts.segments.filter(({ small }) => !small).length;
  const figures: (ReportFigure | null)[] = [
    of('sizes', sizesFigure(facts, names, words, theme), 66 + LINE * facts.segments.length),
    facts.map.cells.length > 0 ? of('map', cellsFigure(facts, names, theme), 560) : null,
    facts.used.length > 0 && open > 0
      ? of('profile', effectsFigure(facts, names, theme), 150 + FEATURE * facts.used.length)
      : null,
    facts.silhouettes.bars.length > 0
      ? of('silhouette', silhouetteFigure(facts.silhouettes, names, words.silhouette, theme), 420)
      : null,
    facts.squares ? of('rfm', squaresFigure(facts.squares, words, theme), 420) : null,
    facts.concentration
      ? of(
          'revenue',
          revenueCurveFigure(
            facts.concentration,
            { customers: words.customersAxis, revenue: words.revenueAxis },
            theme,
          ),
          420,
        )
      : null,
  ];
  return figures.filter((figure) => figure !== null);
}

const of = (id: PictureId, figure: Figure, height: number): ReportFigure => ({
  id,
  figure,
  width: WIDTH,
  height,
});

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
      yaxis: labels(names, theme),
    },
  };
}

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

/** Blue for more, orange for less, as deep as the difference is clear; what is not sure is left white. */
const DIVERGING = [
  [0, '#b34700'],
  [0.25, '#ee9e63'],
  [0.5, '#ffffff'],
  [0.75, '#7fb8dd'],
  [1, '#00598c'],
];

export function effectsFigure(
  { segments, features, used }: ReportFacts,
  names: readonly string[],
  theme: ChartTheme,
): Figure {
  const open = segments.filter(({ small }) => !small);
  const cells = used.map((feature) =>
    open.map(({ profile }) => {
      const row = profile.find((each) => each.feature === feature);
      const { effect = null, effectLow = null, effectHigh = null } = row ?? {};
      const sure = effectLow !== null && effectHigh !== null && effectLow * effectHigh > 0;
      return { effect: effect !== null && Number.isFinite(effect) ? effect : null, sure };
    }),
  );
  const featureLabels = used.map((feature) => features[feature]!.label);
  return {
    data: [
      {
        type: 'heatmap',
        x: open.map((_, column) => column),
        y: used.map((_, place) => place),
        z: cells.map((row) => row.map(({ effect, sure }) => (sure ? effect : 0))),
        zmin: -1,
        zmax: 1,
        colorscale: DIVERGING,
        showscale: false,
        xgap: 2,
        ygap: 2,
      },
    ],
    layout: {
      ...frame(theme),
      margin: { l: room(featureLabels), r: 12, t: 110, b: 12 },
      xaxis: {
        visible: false,
        fixedrange: true,
        range: [-0.5, open.length - 0.5],
      },
      yaxis: { ...labels(featureLabels, theme), showgrid: false },
      annotations: [
        ...open.map(({ segment }, x) => ({
          x,
          y: 1,
          yref: 'paper',
          yanchor: 'bottom',
          text: wrapped(names[segment]!),
          showarrow: false,
          font: { size: 11, color: theme.ink },
        })),
        ...cells.flatMap((row, y) =>
          row.flatMap(({ effect, sure }, x) =>
            effect !== null && sure
              ? [
                  {
                    x,
                    y,
                    text: effect.toFixed(1).replace('-', '−'),
                    showarrow: false,
                    font: { size: 11, color: Math.abs(effect) > 0.6 ? '#ffffff' : theme.ink },
                  },
                ]
              : [],
          ),
        ),
      ],
    },
  };
}

/** The 25 squares; one that was held back is empty. */
export function squaresFigure(
  squares: NonNullable<ReportFacts['squares']>,
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

const room = (written: readonly string[]): number =>
  Math.min(320, 24 + LETTER * Math.max(0, ...written.map((label) => label.length)));

const labels = (written: readonly string[], theme: ChartTheme) => ({
  fixedrange: true,
  gridcolor: theme.line,
  zeroline: false,
  range: [written.length - 0.5, -0.5],
  tickmode: 'array',
  tickvals: written.map((_, place) => place),
  ticktext: written.map((label) => plain(label.length > 42 ? `${label.slice(0, 41)}…` : label)),
});

/** A name in short lines, to stand over a column. */
function wrapped(name: string): string {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 13) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => plain(line)).join('<br>');
}
