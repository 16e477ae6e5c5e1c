import type { RfmGrid } from '../../engine/cluster/types';

export type Cell = RfmGrid['cells'][number];

export interface RfmCell extends Cell {
  /** 0 to 1: share of the fullest square. */
  readonly fill: number;
  /** The square in which the name of its region is written, and how many columns and rows the region spans. */
  readonly label: { readonly columns: number; readonly rows: number } | null;
  /** Whether a neighbor belongs to another region, to draw the border between. */
  readonly edge: { readonly right: boolean; readonly bottom: boolean };
}

/**
 * The grid as rows for a table: most recent first, rarest buyers left. A name is written once a region, in its
 * upper left square; regions of map A are rectangles.
 */
export function rfmRows(cells: readonly Cell[]): readonly (readonly RfmCell[])[] {
  const most = Math.max(1, ...cells.map((cell) => cell.customers));
  const at = (recency: number, frequency: number) =>
    cells.find((cell) => cell.recency === recency && cell.frequency === frequency);
  const scores = [1, 2, 3, 4, 5];
  return [...scores].reverse().map((recency) =>
    scores.flatMap((frequency) => {
      const cell = at(recency, frequency);
      if (!cell) return [];
      const same = (other: Cell | undefined) => other?.segment === cell.segment;
      const first = !same(at(recency + 1, frequency)) && !same(at(recency, frequency - 1));
      let [columns, rows] = [1, 1];
      while (same(at(recency, frequency + columns))) columns++;
      while (same(at(recency - rows, frequency))) rows++;
      return [
        {
          ...cell,
          fill: cell.customers / most,
          label: first ? { columns, rows } : null,
          edge: {
            right: frequency < 5 && !same(at(recency, frequency + 1)),
            bottom: recency > 1 && !same(at(recency - 1, frequency)),
          },
        },
      ];
    }),
  );
}

/** Rows down and columns right that an arrow key goes. */
export const WAYS: Readonly<Partial<Record<string, readonly [number, number]>>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * The next square with customers that way; where the line has none the next one as one reads, so that arrow keys reach
 * all of them. Null at either end.
 */
export function neighborOf(
  rows: readonly (readonly Pick<Cell, 'customers'>[])[],
  [row, column]: readonly [number, number],
  [down, right]: readonly [number, number],
): readonly [number, number] | null {
  for (let i = row + down, j = column + right; rows[i]?.[j]; i += down, j += right)
    if (rows[i]![j]!.customers > 0) return [i, j];
  const filled = rows.flatMap((cells, i) =>
    cells.flatMap(({ customers }, j) => (customers > 0 ? [[i, j] as const] : [])),
  );
  const here = filled.findIndex(([i, j]) => i === row && j === column);
  return filled[here + down + right] ?? null;
}
