import type { Matrix } from '../../base/matrix';
import type { Steps } from '../../base/steps';
import { bestSplit } from './split';

/** A node of a decision tree. A leaf has column −1. Rows with a value up to `threshold` go left. */
export interface TreeNode {
  readonly column: number;
  readonly threshold: number;
  /** Indices of the children. */
  readonly left: number;
  readonly right: number;
  /** Rows of each class that came here. */
  readonly counts: readonly number[];
}

/** A classification tree as plain data. Node 0 is the root; children stand after their parents. */
export interface RuleTree {
  readonly columns: number;
  readonly classes: number;
  readonly nodes: readonly TreeNode[];
}

export interface TreeLimits {
  readonly depth: number;
  /** Rows that each side of a split must have. */
  readonly leastRows: number;
}

/** Three questions, asked of a customer one after the other: what a person can keep in mind. */
export const shallow: TreeLimits = { depth: 3, leastRows: 1 };

/**
 * Classification tree (CART; Breiman et al. 1984) that splits by Gini impurity; equal splits are decided by the
 * lowest column and threshold. Own code, because the npm packages give no plain data and no steps.
 *
 * @param labels class of each row, 0 … classes − 1; rows below 0 are left out.
 * @param sorted what `sortedColumns` says, where many trees grow on the same rows.
 * Cost: columns × rows × (log rows + depth × classes).
 */
export function* growTree(
  x: Matrix,
  labels: Int32Array,
  classes: number,
  limits: TreeLimits = shallow,
  sorted?: readonly Int32Array[],
): Steps<RuleTree> {
  const { columns } = x;
  const known = (row: number) => labels[row]! >= 0;
  const orders = (sorted ?? (yield* sortedColumns(x))).map((order) => order.filter(known));
  const nodes: TreeNode[] = [];
  const open = [{ node: 0, depth: 0, orders }];
  nodes.push(leafOf(orders[0]!, labels, classes));
  while (open.length > 0) {
    const { node, depth, orders: here } = open.pop()!;
    const leaf = nodes[node]!;
    const split =
      depth < limits.depth ? yield* bestSplit(x, labels, here, leaf.counts, limits.leastRows) : null;
    if (!split) continue;
    const goesLeft = (row: number) => x.data[row * columns + split.column]! <= split.threshold;
    const sides = [
      here.map((rows) => rows.filter(goesLeft)),
      here.map((rows) => rows.filter((row) => !goesLeft(row))),
    ];
    const [left, right] = [nodes.length, nodes.length + 1];
    nodes[node] = { ...leaf, ...split, left, right };
    sides.forEach((side, at) => {
      nodes.push(leafOf(side[0]!, labels, classes));
      open.push({ node: left + at, depth: depth + 1, orders: side });
    });
  }
  return { columns, classes, nodes };
}

/** For each column, the rows by rising value. Cost: columns × rows × log rows. */
export function* sortedColumns({ rows, columns, data }: Matrix): Steps<Int32Array[]> {
  const orders: Int32Array[] = [];
  for (let j = 0; j < columns; j++) {
    const values = Float64Array.from({ length: rows }, (_, row) => data[row * columns + j]!);
    orders.push(Int32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b));
    yield { done: j + 1, total: columns };
  }
  return orders;
}

function leafOf(rows: Int32Array, labels: Int32Array, classes: number): TreeNode {
  const counts = new Array<number>(classes).fill(0);
  for (const row of rows) counts[labels[row]!]!++;
  return { column: -1, threshold: NaN, left: -1, right: -1, counts };
}

/** The leaf that a row comes to, as its index in `nodes`. */
export function leafFor({ nodes, columns }: RuleTree, { data }: Matrix, row: number): number {
  let at = 0;
  for (let node = nodes[0]!; node.column >= 0; node = nodes[at]!)
    at = data[row * columns + node.column]! <= node.threshold ? node.left : node.right;
  return at;
}

/** The most frequent class of each row's leaf, the lowest on ties. Cost: rows × depth. */
export function classify(tree: RuleTree, x: Matrix): Int32Array {
  const classOf = tree.nodes.map(({ counts }) => counts.indexOf(Math.max(...counts)));
  return Int32Array.from({ length: x.rows }, (_, row) => classOf[leafFor(tree, x, row)]!);
}
