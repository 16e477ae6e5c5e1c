import { boxDistance, type KdTree } from './kd-tree';

/** Finds the k nearest points of a tree to one point at a time; keeps its buffers between calls. */
export class NearestSearch {
  /** Squared distances found by the last call, ascending; infinite where the tree has fewer points. */
  readonly distances: Float64Array;
  /** Their positions in the tree. */
  readonly positions: Int32Array;
  private readonly nodes = new Int32Array(128);
  private readonly bounds = new Float64Array(128);

  constructor(
    private readonly tree: KdTree,
    private readonly k: number,
  ) {
    this.distances = new Float64Array(k);
    this.positions = new Int32Array(k);
  }

  /** The neighbors of any point. Cost: about log(rows) in few columns, rows in many. */
  find(point: Float64Array, at: number): void {
    this.distances.fill(Infinity);
    this.positions.fill(-1);
    this.descend(0, point, at);
  }

  /** The neighbors of the point at a position of the tree, itself included. */
  findAt(position: number, leaf: number): void {
    const { points, columns, boxes } = this.tree;
    const { distances, k } = this;
    distances.fill(Infinity);
    this.positions.fill(-1);
    const at = position * columns;
    this.scan(leaf, points, at);
    for (let node = leaf; node > 0; node = (node - 1) >> 1) {
      const sibling = node & 1 ? node + 1 : node - 1;
      if (boxDistance(boxes, sibling, columns, points, at) < distances[k - 1]!)
        this.descend(sibling, points, at);
    }
  }

  private descend(root: number, point: Float64Array, at: number): void {
    const { tree, distances, nodes, bounds, k } = this;
    const { boxes, columns, firstLeaf } = tree;
    let top = 0;
    nodes[0] = root;
    bounds[0] = 0;
    while (top >= 0) {
      const node = nodes[top]!;
      if (bounds[top--]! >= distances[k - 1]!) continue;
      if (node >= firstLeaf) {
        this.scan(node, point, at);
        continue;
      }
      const left = 2 * node + 1;
      const toLeft = boxDistance(boxes, left, columns, point, at);
      const toRight = boxDistance(boxes, left + 1, columns, point, at);
      const near = toLeft <= toRight ? left : left + 1;
      nodes[++top] = near === left ? left + 1 : left;
      bounds[top] = Math.max(toLeft, toRight);
      nodes[++top] = near;
      bounds[top] = Math.min(toLeft, toRight);
    }
  }

  private scan(leaf: number, point: Float64Array, at: number): void {
    const { tree, distances, positions, k } = this;
    const { points, columns, starts, ends } = tree;
    const end = ends[leaf]!;
    let worst = distances[k - 1]!;
    for (let p = starts[leaf]!, from = p * columns; p < end; p++) {
      let sum = 0;
      for (let j = 0; j < columns; j++, from++) {
        const apart = point[at + j]! - points[from]!;
        sum += apart * apart;
      }
      if (sum >= worst) continue;
      let slot = k - 1;
      while (slot > 0 && distances[slot - 1]! > sum) {
        distances[slot] = distances[slot - 1]!;
        positions[slot] = positions[slot - 1]!;
        slot--;
      }
      distances[slot] = sum;
      positions[slot] = p;
      worst = distances[k - 1]!;
    }
  }
}
