import type { Steps } from '../../../base/steps';
import { boxDistance, type KdTree } from '../kd-tree';

/** Which points of a tree have enough others near, and which nodes are so small that all their points are near. */
export interface CorePoints {
  readonly radius: number;
  /** 1 for each position whose ball of `radius` holds at least `least` points, itself included. */
  readonly core: Uint8Array;
  /** 1 for each node whose points are all within `radius` of each other. */
  readonly tight: Uint8Array;
}

/** Points asked about between two yields, times columns. */
const BLOCK = 20_000;

/** Cost: a search per point that stops at `least`; none for points of a tight node that has `least` itself. */
export function* corePoints(tree: KdTree, radius: number, least: number): Steps<CorePoints> {
  const { rows, columns, starts, ends, firstLeaf, boxes } = tree;
  const core = new Uint8Array(rows);
  const tight = new Uint8Array(starts.length);
  const squared = radius * radius;
  const counter = new Counter(tree, squared, least);
  const block = Math.max(1, Math.floor(BLOCK / columns));
  let asked = 0;
  for (let node = 0; node < starts.length; node++) {
    const parent = node > 0 && tight[(node - 1) >> 1] === 1;
    if (parent || diagonal(boxes, node, columns) <= squared) tight[node] = 1;
    if (tight[node] === 1 && !parent && ends[node]! - starts[node]! >= least)
      core.fill(1, starts[node], ends[node]);
  }
  for (let leaf = firstLeaf; leaf < starts.length; leaf++)
    for (let p = starts[leaf]!; p < ends[leaf]!; p++) {
      if (core[p] === 1) continue;
      if (counter.reaches(p, leaf)) core[p] = 1;
      if (++asked % block === 0) yield { done: p, total: rows };
    }
  return { radius, core, tight };
}

/** Squared length of the diagonal of a node's box. */
function diagonal(boxes: Float64Array, node: number, columns: number): number {
  let sum = 0;
  for (let j = 0, low = node * 2 * columns; j < columns; j++, low++) {
    const extent = boxes[low + columns]! - boxes[low]!;
    sum += extent * extent;
  }
  return sum;
}

class Counter {
  private readonly stack = new Int32Array(64);

  constructor(
    private readonly tree: KdTree,
    private readonly squared: number,
    private readonly least: number,
  ) {}

  /** Whether the ball around a position holds enough points: its leaf first, then ever larger surroundings. */
  reaches(position: number, leaf: number): boolean {
    const { tree, squared, least, stack } = this;
    const { points, columns, boxes, starts, ends, firstLeaf } = tree;
    const at = position * columns;
    let count = this.within(leaf, at);
    for (let below = leaf; below > 0 && count < least; below = (below - 1) >> 1) {
      let top = 0;
      stack[0] = below & 1 ? below + 1 : below - 1;
      while (top >= 0 && count < least) {
        const node = stack[top--]!;
        if (boxDistance(boxes, node, columns, points, at) > squared) continue;
        if (farthest(boxes, node, columns, points, at) <= squared) count += ends[node]! - starts[node]!;
        else if (node >= firstLeaf) count += this.within(node, at);
        else {
          stack[++top] = 2 * node + 2;
          stack[++top] = 2 * node + 1;
        }
      }
    }
    return count >= least;
  }

  private within(leaf: number, at: number): number {
    const { tree, squared } = this;
    const { points, columns, starts, ends } = tree;
    let count = 0;
    for (let p = starts[leaf]!, from = p * columns; p < ends[leaf]!; p++) {
      let sum = 0;
      for (let j = 0; j < columns; j++, from++) {
        const apart = points[at + j]! - points[from]!;
        sum += apart * apart;
      }
      if (sum <= squared) count++;
    }
    return count;
  }
}

/** Squared distance from a point to the farthest corner of a node's box. */
function farthest(
  boxes: Float64Array,
  node: number,
  columns: number,
  point: Float64Array,
  at: number,
): number {
  let sum = 0;
  for (let j = 0, low = node * 2 * columns; j < columns; j++, low++) {
    const value = point[at + j]!;
    const apart = Math.max(value - boxes[low]!, boxes[low + columns]! - value);
    sum += apart * apart;
  }
  return sum;
}
