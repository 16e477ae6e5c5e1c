import type { SpanningTree } from '../spanning-tree';
import { UnionFind } from '../union-find';

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

/** Bars of a reachability plot as kept. */
const SHOWN = 1_000;

/** Rows side by side as the tree has them: neighbors in a group, walls between groups (Ankerst et al. 1999). */
export interface Reachability {
  /** The largest distance of each bar's rows to the rows before them. */
  readonly distances: Float64Array;
  /** Label of the first row of each bar. */
  readonly labels: Int32Array;
  readonly rowsPerBar: number;
}

/** Cost: rows. At most 1,000 bars. */
export function reachabilityOf(hierarchy: Hierarchy, labelOf: (row: number) => number): Reachability {
  const { rows, left, right, heights } = hierarchy;
  const rowsPerBar = Math.ceil(rows / SHOWN);
  const distances = new Float64Array(Math.ceil(rows / rowsPerBar));
  const labels = new Int32Array(distances.length);
  const open = [2 * rows - 2];
  const walls = [0];
  for (let at = 0; at < rows;) {
    const node = open.pop()!;
    const wall = walls.pop()!;
    if (node >= rows) {
      open.push(right[node - rows]!, left[node - rows]!);
      walls.push(heights[node - rows]!, wall);
      continue;
    }
    const bar = Math.floor(at / rowsPerBar);
    if (at % rowsPerBar === 0) labels[bar] = labelOf(node);
    distances[bar] = Math.max(distances[bar]!, wall);
    at++;
  }
  return { distances, labels, rowsPerBar };
}
