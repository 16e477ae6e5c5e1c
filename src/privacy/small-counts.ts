/** A table of counts with its totals: the last row and the last column are the sums of the others. */
type Grid = readonly (readonly number[])[];

/**
 * Which cells of a table of counts to hide so that no count of 1 … k − 1 can be read or worked out.
 *
 * Hides every small count. A hidden cell is safe when it lies in a rectangle of hidden, positive cells along which
 * the counts could be shifted, all sums staying true, until it reaches k: then nobody can tell it is small (the
 * hypercube method: Giessing and Repsilber, Tools and Strategies to Protect Multiple Tables with the GHQUAR Cell
 * Suppression Engine, 2002). Where no rectangle serves, all totals are hidden as well, and nothing can be worked out.
 *
 * @param grid rows × columns with the totals, none negative
 * @returns true for each cell to hide. Cost: O(hidden cells × rows × columns).
 */
export function smallCounts(grid: Grid, k: number): boolean[][] {
  const hidden = grid.map((row) => row.map((count) => count > 0 && count < k));
  for (;;) {
    const open = firstUnsafe(grid, hidden, k);
    if (!open) return hidden;
    const cure = rectangles(grid, open, k).reduce<Rectangle | null>((best, each) => {
      const cost = costOf(grid, hidden, each);
      return best === null || cost < costOf(grid, hidden, best) ? each : best;
    }, null);
    if (!cure) return withoutTotals(grid, hidden);
    for (const [r, c] of cure) hidden[r]![c] = true;
  }
}

type Cell = readonly [row: number, column: number];
type Rectangle = readonly Cell[];

/** Each hidden cell with a positive count has to be safe; zeros are never hidden. */
function firstUnsafe(grid: Grid, hidden: readonly (readonly boolean[])[], k: number): Cell | null {
  for (let r = 0; r < grid.length; r++) {
    for (let c = 0; c < grid[r]!.length; c++) {
      if (!hidden[r]![c]) continue;
      const safe = rectangles(grid, [r, c], k).some((each) => each.every(([i, j]) => hidden[i]![j]));
      if (!safe) return [r, c];
    }
  }
  return null;
}

/**
 * The rectangles with this corner along which its count can grow to k and shrink by one. With it grow or shrink the
 * cells whose share in the sums has the opposite sign; a total counts against its parts.
 */
function rectangles(grid: Grid, [r, c]: Cell, k: number): Rectangle[] {
  const found: Rectangle[] = [];
  const need = Math.max(1, k - grid[r]![c]!);
  const isTotal = (i: number, j: number) => [i === grid.length - 1, j === grid[0]!.length - 1];
  const sign = (i: number, j: number) => isTotal(i, j).reduce((s, total) => (total ? -s : s), 1);
  for (let i = 0; i < grid.length; i++) {
    if (i === r) continue;
    for (let j = 0; j < grid[i]!.length; j++) {
      if (j === c) continue;
      // Sum zero along both rows and both columns: + − on one row, − + on the other, signs of totals turned.
      const shifts: readonly (readonly [Cell, number])[] = [
        [[r, j], -sign(r, c) * sign(r, j)],
        [[i, c], -sign(r, c) * sign(i, c)],
        [[i, j], sign(r, c) * sign(i, j)],
      ];
      const enough = shifts.every(([[a, b], way]) => {
        const count = grid[a]![b]!;
        return way < 0 ? count >= need : count >= 1;
      });
      if (enough) found.push([[r, c], ...shifts.map(([cell]) => cell)]);
    }
  }
  return found;
}

/** How much is newly hidden: few cells first, small ones among them. */
const costOf = (grid: Grid, hidden: readonly (readonly boolean[])[], rectangle: Rectangle): number =>
  rectangle.reduce((sum, [r, c]) => sum + (hidden[r]![c] ? 0 : 1e9 + grid[r]![c]!), 0);

function withoutTotals(grid: Grid, hidden: boolean[][]): boolean[][] {
  const [lastRow, lastColumn] = [grid.length - 1, grid[0]!.length - 1];
  return hidden.map((row, r) =>
    row.map((hide, c) => (r === lastRow || c === lastColumn ? true : hide && grid[r]![c]! > 0)),
  );
}
