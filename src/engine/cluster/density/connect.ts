import type { Steps } from '../../../base/steps';
import type { KdTree } from '../kd-tree';
import { UnionFind } from '../../../base/union-find';
import type { CorePoints } from './core-points';

const NONE = -1;
const MIXED = -2;
/** Distances computed between two yields, times columns. */
const WORK = 2_000_000;

/**
 * Groups core points that are linked by steps no longer than the radius; returns the sets over positions.
 *
 * From the leaves up, each node links its two halves: pairs of nodes are split until they are too far apart, hold
 * no core points, or are one group already. Exact.
 * Cost: near linear in few columns; in many, pairs of points about as far apart as the radius.
 */
export function* connect(tree: KdTree, near: CorePoints): Steps<UnionFind> {
  const joiner = new Joiner(tree, near);
  const nodes = tree.starts.length;
  for (let node = nodes - 1; node >= 0; node--) {
    joiner.begin(node);
    while (joiner.work(WORK)) yield { done: nodes - node, total: nodes };
  }
  return joiner.sets;
}

class Joiner {
  readonly sets: UnionFind;
  /** A core point of each node whose core points are known to be one group; else NONE or MIXED. */
  private readonly groups: Int32Array;
  private readonly squared: number;
  /** Pairs of nodes to link; a node with NONE is to be settled. */
  private readonly stack: number[] = [];
  private done = 0;

  constructor(
    private readonly tree: KdTree,
    private readonly near: CorePoints,
  ) {
    this.squared = near.radius * near.radius;
    this.sets = new UnionFind(tree.rows);
    this.groups = new Int32Array(tree.starts.length).fill(NONE);
  }

  begin(node: number): void {
    if (node >= this.tree.firstLeaf) {
      this.link(node, node);
      this.settle(node);
    } else this.stack.push(node, NONE, 2 * node + 1, 2 * node + 2);
  }

  /** Works off the pairs on the stack; true when it stopped for a pause. */
  work(limit: number): boolean {
    const { stack, groups, sets, squared, tree } = this;
    const { firstLeaf, starts, ends } = tree;
    for (;;) {
      if (this.done >= limit) {
        this.done = 0;
        return true;
      }
      if (stack.length === 0) return false;
      const b = stack.pop()!;
      const a = stack.pop()!;
      if (b === NONE) {
        this.settle(a);
        continue;
      }
      const [inA, inB] = [groups[a]!, groups[b]!];
      if (inA === NONE || inB === NONE) continue;
      if (inA !== MIXED && inB !== MIXED && sets.find(inA) === sets.find(inB)) continue;
      this.done += tree.columns;
      if (apart(tree, a, b) > squared) continue;
      if (a >= firstLeaf && b >= firstLeaf) {
        this.link(a, b);
        this.settle(a);
        this.settle(b);
        continue;
      }
      const splitA = b >= firstLeaf || (a < firstLeaf && ends[a]! - starts[a]! >= ends[b]! - starts[b]!);
      const [whole, other] = splitA ? [a, b] : [b, a];
      const [left, right] = [2 * whole + 1, 2 * whole + 2];
      const leftFirst = apart(tree, left, other) <= apart(tree, right, other);
      stack.push(whole, NONE, leftFirst ? right : left, other, leftFirst ? left : right, other);
    }
  }

  /** Links the core points of two leaves, or of one. */
  private link(a: number, b: number): void {
    const { tree, near, sets, groups, squared } = this;
    const { points, columns, starts, ends } = tree;
    const { core } = near;
    const oneTarget = a !== b && groups[b]! >= 0;
    const onePair = oneTarget && groups[a]! >= 0;
    for (let p = starts[a]!; p < ends[a]!; p++) {
      if (core[p] === 0) continue;
      const at = p * columns;
      const from = a === b ? p + 1 : starts[b]!;
      this.done += (ends[b]! - from) * columns;
      for (let q = from; q < ends[b]!; q++) {
        if (core[q] === 0) continue;
        let sum = 0;
        for (let j = 0, other = q * columns; j < columns; j++, other++) {
          const gap = points[at + j]! - points[other]!;
          sum += gap * gap;
        }
        if (sum > squared) continue;
        sets.union(p, q);
        if (onePair) return;
        if (oneTarget) break;
      }
    }
  }

  /** Notes whether the core points of a node are one group by now. */
  private settle(node: number): void {
    const { tree, near, sets, groups } = this;
    if (groups[node]! >= 0) return;
    let group = NONE;
    const add = (other: number) => {
      if (other === NONE || group === MIXED) return;
      if (group === NONE) group = other;
      else if (other === MIXED || sets.find(group) !== sets.find(other)) group = MIXED;
    };
    if (node < tree.firstLeaf) {
      add(groups[2 * node + 1]!);
      add(groups[2 * node + 2]!);
    } else for (let p = tree.starts[node]!; p < tree.ends[node]!; p++) if (near.core[p] === 1) add(p);
    groups[node] = group;
  }
}

/** Squared distance between the boxes of two nodes. */
function apart({ columns, boxes }: KdTree, a: number, b: number): number {
  let sum = 0;
  for (let j = 0, lowA = a * 2 * columns, lowB = b * 2 * columns; j < columns; j++, lowA++, lowB++) {
    const under = boxes[lowA]! - boxes[lowB + columns]!;
    const over = boxes[lowB]! - boxes[lowA + columns]!;
    const gap = under > 0 ? under : over > 0 ? over : 0;
    sum += gap * gap;
  }
  return sum;
}
