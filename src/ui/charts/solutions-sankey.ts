import { NAME_LETTERS, plain, type ChartTheme, type Figure } from './figure';
import { colorOf, frame } from './frame';

/** One side of the picture; `segment` decides the color, −1 is drawn soft. */
export interface SankeyNode {
  readonly name: string;
  readonly segment: number;
}

/** Segments on one side: the bands of more can't be followed. */
export const SANKEY_SEGMENTS = 20;

/** A color see-through, so that streams can cross. */
const faint = (color: string) => color.replace(/^rgb\((.*)\)$/, 'rgba($1, 0.4)');

/**
 * How the customers of the segments on the left spread over those on the right: a band for each pair, as broad as it
 * has customers, in the color of where it comes from.
 *
 * @param counts customers by left (rows) and right (columns).
 */
export function solutionsSankey(
  left: readonly SankeyNode[],
  right: readonly SankeyNode[],
  counts: readonly (readonly number[])[],
  customersWord: string,
  theme: ChartTheme,
): Figure {
  const bands = counts.flatMap((row, from) =>
    row.flatMap((customers, to) => (customers > 0 ? [{ from, to, customers }] : [])),
  );
  // Plotly numbers only what a band touches well, so sides without customers are left out.
  const sides = [
    ...left.map((node, at) => ({ node, key: `l${at}`, used: bands.some(({ from }) => from === at) })),
    ...right.map((node, at) => ({ node, key: `r${at}`, used: bands.some(({ to }) => to === at) })),
  ].filter(({ used }) => used);
  const place = new Map(sides.map(({ key }, at) => [key, at]));
  return {
    data: [
      {
        type: 'sankey',
        arrangement: 'fixed',
        node: {
          label: sides.map(({ node }) => plain(node.name, NAME_LETTERS)),
          color: sides.map(({ node }) => colorOf(node.segment, theme)),
          line: { width: 0 },
          pad: 14,
          thickness: 14,
          hovertemplate: `%{label}: %{value:,} ${plain(customersWord)}<extra></extra>`,
        },
        link: {
          source: bands.map(({ from }) => place.get(`l${from}`)),
          target: bands.map(({ to }) => place.get(`r${to}`)),
          value: bands.map(({ customers }) => customers),
          color: bands.map(({ from }) => faint(colorOf(left[from]!.segment, theme))),
          hovertemplate: `%{source.label} → %{target.label}: %{value:,} ${plain(customersWord)}<extra></extra>`,
        },
        textfont: { size: 13, color: theme.ink },
      },
    ],
    layout: { ...frame(theme), margin: { l: 8, r: 8, t: 12, b: 12 } },
  };
}
