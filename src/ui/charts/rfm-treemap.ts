import type { RfmGrid } from '../../engine/cluster/types';
import { faint } from './colors';
import { plain, type ChartTheme, type Figure } from './figure';
import { frame } from './frame';

type Cell = RfmGrid['cells'][number];
export type TreemapMeasure = 'customers' | 'revenue';

export interface TreemapWords {
  /** "R5 F4". */
  readonly cell: (cell: Cell) => string;
  /** A sum of customers or of money. */
  readonly say: (value: number) => string;
  readonly hover: (cell: Cell) => string;
}

/** The squares that have an area: less than nothing can't be drawn. */
export const drawnCells = (cells: readonly Cell[], measure: TreemapMeasure): Cell[] =>
  cells.filter((cell) => cell[measure] > 0);

/**
 * Treemap of the RFM grid: an area for each name, parted into its squares. One color throughout: those of the segments
 * would take a name for a segment, and there are fewer of them than names.
 */
export function rfmTreemap(
  grid: Pick<RfmGrid, 'cells'>,
  measure: TreemapMeasure,
  words: TreemapWords,
  theme: ChartTheme,
): Figure {
  const cells = drawnCells(grid.cells, measure);
  const names = [...new Set(grid.cells.map(({ segment }) => segment))];
  const drawn = names.filter((name) => cells.some(({ segment }) => segment === name));
  const sum = (name: string) =>
    cells.reduce((total, cell) => total + (cell.segment === name ? cell[measure] : 0), 0);
  /** Names come from elsewhere and may hold anything. */
  const idOf = (name: string) => `name ${names.indexOf(name)}`;
  return {
    data: [
      {
        type: 'treemap',
        ids: [...drawn.map(idOf), ...cells.map(({ recency, frequency }) => `${recency} ${frequency}`)],
        parents: [...drawn.map(() => ''), ...cells.map(({ segment }) => idOf(segment))],
        labels: [...drawn.map((name) => plain(name)), ...cells.map((cell) => plain(words.cell(cell)))],
        values: [...drawn.map(sum), ...cells.map((cell) => cell[measure])],
        branchvalues: 'total',
        text: [
          ...drawn.map((name) => plain(words.say(sum(name)))),
          ...cells.map((cell) => plain(words.say(cell[measure]))),
        ],
        customdata: [
          ...drawn.map((name) => plain(`${name}: ${words.say(sum(name))}`)),
          ...cells.map((cell) => plain(words.hover(cell))),
        ],
        texttemplate: '%{label}<br>%{text}',
        hovertemplate: '%{customdata}<extra></extra>',
        textfont: { size: 12, color: theme.ink },
        marker: {
          colors: [
            ...drawn.map(() => faint(theme.segments[0]!, 0.12)),
            ...cells.map(() => faint(theme.segments[0]!, 0.34)),
          ],
          line: { width: 1, color: theme.card },
          pad: { t: 22, l: 3, r: 3, b: 3 },
        },
        tiling: { packing: 'squarify', pad: 2 },
        pathbar: { visible: false },
        root: { color: 'rgba(0,0,0,0)' },
        sort: true,
      },
    ],
    layout: {
      ...frame(theme),
      /** What would be smaller is said in the table, and when pointed at. */
      uniformtext: { minsize: 10, mode: 'hide' },
      margin: { l: 4, r: 4, t: 4, b: 4 },
    },
  };
}
