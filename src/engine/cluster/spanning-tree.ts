import type { Steps } from '../../base/steps';
import { boxDistance, leavesOf, type KdTree } from './kd-tree';
import { sortedOrder } from './ordering';
import { UnionFind } from '../../base/union-find';

/** The rows − 1 edges of a minimum spanning tree, by rising length; ends are rows of the matrix. */
export interface SpanningTree {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly lengths: Float64Array;
}

/** Searches between two yields, times columns. */
const BLOCK = 8_000;
const MIXED = -1;

/**
 * Minimum spanning tree under the mutual reachability distance max(core a, core b, |a − b|); with cores of 0 the
 * Euclidean one. Borůvka's rounds (1926): every component finds its shortest edge out through the k-d tree, passing
 * over nodes that lie wholly inside it or farther than the best edge known (March, Ram, Gray 2010).
 *
 * @param cores squared core distance of each position of the tree.
 * Cost: about 10 rounds of searches, each log(rows) in few columns; rows² × columns in many.
 */
export function* spanningTree(tree: KdTree, cores: Float64Array): Steps<SpanningTree> {
  const { rows, order } = tree;
  const rounds = new Rounds(tree, cores);
  const block = Math.max(1, Math.floor(BLOCK / tree.columns));
  while (rounds.count < rows - 1) {
    rounds.begin();
    for (let from = 0; from < rows; from += block) {
      rounds.search(from, Math.min(rows, from + block));
      yield { done: rounds.count + from / rows, total: rows };
    }
    rounds.end();
  }
  const sorted = sortedOrder(rounds.squares);
  const squares = rounds.squares;
  return {
    from: sorted.map((edge) => order[rounds.from[edge]!]!),
    to: sorted.map((edge) => order[rounds.to[edge]!]!),
    lengths: Float64Array.from(sorted, (edge) => Math.sqrt(squares[edge]!)),
  };
}

class Rounds {
  /** Edges found so far, their ends as positions. */
  count = 0;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly squares: Float64Array;
  private readonly sets: UnionFind;
  private readonly leaves: Int32Array;
  /** Component of each position, and of each node that lies in one. */
  private readonly components: Int32Array;
  private readonly nodeComponents: Int32Array;
  /** Least core distance in each node. */
  private readonly nodeCores: Float64Array;
  /** No edge out of a position's component is shorter than this, from this position. */
  private readonly bounds: Float64Array;
  /** The nearest position outside, as far as it was found. */
  private readonly nearest: Int32Array;
  private readonly bestSquare: Float64Array;
  private readonly bestFrom: Int32Array;
  private readonly stack = new Int32Array(64);

  constructor(
    private readonly tree: KdTree,
    private readonly cores: Float64Array,
  ) {
    const { rows, starts, ends, firstLeaf } = tree;
    this.from = new Int32Array(rows - 1);
    this.to = new Int32Array(rows - 1);
    this.squares = new Float64Array(rows - 1);
    this.sets = new UnionFind(rows);
    this.leaves = leavesOf(tree);
    this.components = new Int32Array(rows);
    this.nodeComponents = new Int32Array(starts.length);
    this.nodeCores = new Float64Array(starts.length);
    this.bounds = cores.slice();
    this.nearest = new Int32Array(rows).fill(-1);
    this.bestSquare = new Float64Array(rows);
    this.bestFrom = new Int32Array(rows);
    for (let node = starts.length - 1; node >= 0; node--)
      this.nodeCores[node] =
        node < firstLeaf
          ? Math.min(this.nodeCores[2 * node + 1]!, this.nodeCores[2 * node + 2]!)
          : cores.subarray(starts[node], ends[node]).reduce((least, core) => Math.min(least, core), Infinity);
  }

  /** Notes the components, and the edges known from earlier rounds that still lead out of one. */
  begin(): void {
    const { tree, components, nodeComponents, nearest, bounds, bestSquare, bestFrom } = this;
    const { rows, starts, ends, firstLeaf } = tree;
    for (let p = 0; p < rows; p++) components[p] = this.sets.find(p);
    for (let node = starts.length - 1; node >= 0; node--) {
      if (node < firstLeaf) {
        const left = nodeComponents[2 * node + 1]!;
        nodeComponents[node] = left === nodeComponents[2 * node + 2]! ? left : MIXED;
      } else {
        const first = components[starts[node]!]!;
        nodeComponents[node] = first;
        for (let p = starts[node]!; p < ends[node]!; p++)
          if (components[p] !== first) nodeComponents[node] = MIXED;
      }
    }
    bestSquare.fill(Infinity);
    for (let p = 0; p < rows; p++) {
      const other = nearest[p]!;
      if (other < 0) continue;
      const own = components[p]!;
      if (components[other] === own) nearest[p] = -1;
      else if (bounds[p]! < bestSquare[own]!) {
        bestSquare[own] = bounds[p]!;
        bestFrom[own] = p;
      }
    }
  }

  search(from: number, to: number): void {
    const { components, bounds, nearest, bestSquare, bestFrom } = this;
    for (let p = from; p < to; p++) {
      const own = components[p]!;
      if (nearest[p]! >= 0 || bounds[p]! >= bestSquare[own]!) continue;
      bounds[p] = this.nearestOutside(p, own, bestSquare[own]!);
      if (nearest[p]! < 0) continue;
      bestSquare[own] = bounds[p]!;
      bestFrom[own] = p;
    }
  }

  end(): void {
    const { sets, bestSquare, bestFrom, nearest } = this;
    for (let own = 0; own < bestSquare.length; own++) {
      if (bestSquare[own] === Infinity) continue;
      const [a, b] = [bestFrom[own]!, nearest[bestFrom[own]!]!];
      if (!sets.union(a, b)) continue;
      this.from[this.count] = a;
      this.to[this.count] = b;
      this.squares[this.count] = bestSquare[own]!;
      this.count++;
    }
  }

  /** Sets `nearest` of a position where something outside is nearer than `limit`; returns how near, or `limit`. */
  private nearestOutside(position: number, own: number, limit: number): number {
    const { tree, stack, nodeComponents, nodeCores, cores, leaves } = this;
    const { points, columns, boxes, firstLeaf } = tree;
    const at = position * columns;
    const core = cores[position]!;
    let best = this.scan(leaves[position]!, position, own, limit);
    for (let below = leaves[position]!; below > 0 && best > core; below = (below - 1) >> 1) {
      let top = 0;
      stack[0] = below & 1 ? below + 1 : below - 1;
      while (top >= 0 && best > core) {
        const node = stack[top--]!;
        if (nodeComponents[node] === own || nodeCores[node]! >= best) continue;
        if (boxDistance(boxes, node, columns, points, at) >= best) continue;
        if (node >= firstLeaf) {
          best = this.scan(node, position, own, best);
          continue;
        }
        const left = 2 * node + 1;
        const leftFirst =
          boxDistance(boxes, left, columns, points, at) <= boxDistance(boxes, left + 1, columns, points, at);
        stack[++top] = leftFirst ? left + 1 : left;
        stack[++top] = leftFirst ? left : left + 1;
      }
    }
    return best;
  }

  private scan(leaf: number, position: number, own: number, limit: number): number {
    const { tree, components, cores, nearest } = this;
    const { points, columns, starts, ends } = tree;
    const core = cores[position]!;
    const at = position * columns;
    let best = limit;
    for (let q = starts[leaf]!; q < ends[leaf]!; q++) {
      if (components[q] === own || cores[q]! >= best) continue;
      let sum = 0;
      for (let j = 0, from = q * columns; j < columns; j++, from++) {
        const gap = points[at + j]! - points[from]!;
        sum += gap * gap;
      }
      const reach = Math.max(sum, core, cores[q]!);
      if (reach >= best) continue;
      best = reach;
      nearest[position] = q;
    }
    return best;
  }
}
