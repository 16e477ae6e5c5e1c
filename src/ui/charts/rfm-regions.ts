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
