/** The mark of a segment: its color token, marker shape and the same shape as a path, everywhere and for ever. */
export interface Mark {
  readonly token: string;
  /** Plotly's name of the shape. */
  readonly symbol: string;
  /** The shape in a 16 × 16 box. */
  readonly path: string;
}

const shapes: readonly (readonly [symbol: string, path: string])[] = [
  ['circle', 'M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1z'],
  ['diamond', 'M8 .8 15.2 8 8 15.2.8 8z'],
  ['square', 'M2 2h12v12H2z'],
  ['triangle-up', 'M8 1.5 15.2 14.2H.8z'],
  ['cross', 'M5.8 1h4.4v4.8H15v4.4h-4.8V15H5.8v-4.8H1V5.8h4.8z'],
  ['x', 'M4 1 8 5l4-4 3 3-4 4 4 4-3 3-4-4-4 4-3-3 4-4-4-4z'],
  ['star', 'M8 .6l1.9 5.2 5.5.2-4.3 3.4 1.5 5.3L8 11.6l-4.6 3.1 1.5-5.3L.6 6l5.5-.2z'],
  ['triangle-down', 'M8 14.5.8 1.8h14.4z'],
];

/** Plotly's names of all shapes. */
export const symbols: readonly string[] = shapes.map(([symbol]) => symbol);

/**
 * Each eight segments have the eight colors, and each color the next shape than the time before: 64 pairs of color and
 * shape. Beyond them the same are hollow. Who belongs to no segment has a mark without a color.
 */
export function markOf(segment: number): Mark {
  if (segment < 0) return { token: '--soft', symbol: shapes[0]![0], path: shapes[0]![1] };
  const color = segment % shapes.length;
  const round = Math.floor(segment / shapes.length);
  const [symbol, path] = shapes[(color + round) % shapes.length]!;
  return { token: `--seg-${color + 1}`, symbol: isHollow(segment) ? `${symbol}-open` : symbol, path };
}

/** Shapes that Plotly has not in three dimensions, and what stands for them. */
const inSpace: Readonly<Record<string, string>> = {
  'triangle-up': 'diamond',
  star: 'circle',
  'triangle-down': 'square',
};

/** The mark of a segment in three dimensions: hollow where its own shape is not to be had there. */
export function spaceMarkOf(segment: number): Mark {
  const own = markOf(segment);
  const shape = inSpace[own.symbol.replace('-open', '')];
  if (!shape) return own;
  return { ...own, symbol: `${shape}-open`, path: shapes.find(([symbol]) => symbol === shape)![1] };
}

const isHollow = (segment: number): boolean => segment >= shapes.length ** 2;
