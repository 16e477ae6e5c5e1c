import type { ReportFacts } from '../../../engine/export/report/facts/facts';
import { plain, type ChartTheme, type Figure } from '../figure';
import { frame } from '../frame';
import { labelAxis, room } from './label-axis';

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
      yaxis: { ...labelAxis(featureLabels, theme), showgrid: false },
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
