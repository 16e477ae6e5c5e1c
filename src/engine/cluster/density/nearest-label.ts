import { boxDistance, type KdTree } from '../kd-tree';

/** Finds the nearest labeled point of a tree; of equally near ones that of the lowest label. */
export class NearestLabel {
  label = -1;
  /** Squared distance to the point found. */
  distance = Infinity;
  private readonly tree: KdTree;
  private readonly labels: Int32Array;
  /** 1 for each node with a labeled point. */
  private readonly labeled: Uint8Array;
  private readonly nodes = new Int32Array(128);
  private readonly bounds = new Float64Array(128);

  /** @param labels of each position; −1 is passed over. */
  constructor(tree: KdTree, labels: Int32Array) {
    this.tree = tree;
    this.labels = labels;
    const { starts, ends, firstLeaf } = tree;
    this.labeled = new Uint8Array(starts.length);
    for (let node = starts.length - 1; node >= 0; node--)
      this.labeled[node] =
        node < firstLeaf
          ? this.labeled[2 * node + 1]! | this.labeled[2 * node + 2]!
          : Number(labels.subarray(starts[node], ends[node]).some((label) => label >= 0));
  }

  /** Looks no farther than `limit` (squared, included); label −1 when there is none. */
  find(point: Float64Array, at: number, limit: number): void {
    const { tree, labels, labeled, nodes, bounds } = this;
    const { points, columns, boxes, starts, ends, firstLeaf } = tree;
    let best = limit;
    let label = -1;
    let top = 0;
    nodes[0] = 0;
    bounds[0] = boxDistance(boxes, 0, columns, point, at);
    while (top >= 0) {
      const node = nodes[top]!;
      if (bounds[top--]! > best || labeled[node] === 0) continue;
      if (node < firstLeaf) {
        const left = 2 * node + 1;
        const toLeft = boxDistance(boxes, left, columns, point, at);
        const toRight = boxDistance(boxes, left + 1, columns, point, at);
        nodes[++top] = toLeft <= toRight ? left + 1 : left;
        bounds[top] = Math.max(toLeft, toRight);
        nodes[++top] = toLeft <= toRight ? left : left + 1;
        bounds[top] = Math.min(toLeft, toRight);
        continue;
      }
      for (let p = starts[node]!; p < ends[node]!; p++) {
        const own = labels[p]!;
        if (own < 0) continue;
        let sum = 0;
        for (let j = 0, from = p * columns; j < columns; j++, from++) {
          const gap = point[at + j]! - points[from]!;
          sum += gap * gap;
        }
        if (sum > best || (sum === best && label >= 0 && own >= label)) continue;
        best = sum;
        label = own;
      }
    }
    this.label = label;
    this.distance = best;
  }
}
