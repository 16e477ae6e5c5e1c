import type { SpanningTree } from './spanning-tree';
import { UnionFind } from '../../base/union-find';

/** Single linkage of a spanning tree. Nodes below `rows` are rows, node `rows + i` is merge i. */
export interface Hierarchy {
  readonly rows: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Distance of each merge, rising. */
  readonly heights: Float64Array;
  readonly sizes: Int32Array;
}

/** Cost: rows. */
export function hierarchyOf({ from, to, lengths }: SpanningTree): Hierarchy {
  const merges = lengths.length;
  const rows = merges + 1;
  const sets = new UnionFind(rows);
  /** The node that holds each set now, at its representative. */
  const tops = Int32Array.from({ length: rows }, (_, row) => row);
  const left = new Int32Array(merges);
  const right = new Int32Array(merges);
  const sizes = new Int32Array(merges);
  for (let i = 0; i < merges; i++) {
    left[i] = tops[sets.find(from[i]!)]!;
    right[i] = tops[sets.find(to[i]!)]!;
    sets.union(from[i]!, to[i]!);
    tops[sets.find(from[i]!)] = rows + i;
    sizes[i] = sets.sizeOf(from[i]!);
  }
  return { rows, left, right, heights: lengths, sizes };
}

/**
 * The children of a merge, those of equal distance taken as one step: with ties, what belongs together then does
 * not hang on the order of rows.
 */
export function childrenOf({ rows, left, right, heights }: Hierarchy, merge: number, into: number[]): void {
  const height = heights[merge]!;
  const open = [merge];
  while (open.length > 0) {
    const at = open.pop()!;
    for (const child of [left[at]!, right[at]!])
      if (child >= rows && heights[child - rows] === height) open.push(child - rows);
      else into.push(child);
  }
}

/** Calls `visit` for every row below a node. */
export function eachRow({ rows, left, right }: Hierarchy, node: number, visit: (row: number) => void): void {
  const open = [node];
  while (open.length > 0) {
    const at = open.pop()!;
    if (at < rows) visit(at);
    else open.push(right[at - rows]!, left[at - rows]!);
  }
}

/** The leaves side by side as the tree has them, and between each and the one before the height at which they meet. */
export function leafOrder({ rows, left, right, heights }: Hierarchy): {
  readonly order: Int32Array;
  /** 0 before the first. */
  readonly walls: Float64Array;
} {
  const order = new Int32Array(rows);
  const walls = new Float64Array(rows);
  const open = [2 * rows - 2];
  const heightsOpen = [0];
  for (let at = 0; at < rows;) {
    const node = open.pop()!;
    const wall = heightsOpen.pop()!;
    if (node < rows) {
      order[at] = node;
      walls[at++] = wall;
    } else {
      open.push(right[node - rows]!, left[node - rows]!);
      heightsOpen.push(heights[node - rows]!, wall);
    }
  }
  return { order, walls };
}
