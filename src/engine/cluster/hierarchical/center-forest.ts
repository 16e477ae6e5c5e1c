import type { Steps } from '../../../base/steps';
import { boxDistance, kdTree, leavesOf, type KdTree } from '../kd-tree';

/** Weighted centers in a k-d tree that is mended after each merge; `rebuilt` drops those that are gone. */
export class CenterForest {
  /** The nearest center found last, by Ward's cost, and that cost: ab / (a + b) · squared distance. */
  found = -1;
  cost = Infinity;
  /** Values looked at since it was last set to 0. */
  work = 0;
  alive: number;
  /** Where the center of each id stands; −1 when it is gone. */
  private readonly slots: Int32Array;
  private readonly ids: Int32Array;
  private readonly weights: Float64Array;
  private readonly leaves: Int32Array;
  /** Least weight in each node; infinite when all in it are gone. */
  private readonly lightest: Float64Array;
  private readonly stack = new Int32Array(64);

  private constructor(
    private readonly tree: KdTree,
    ids: Int32Array,
    weights: Float64Array,
    total: number,
  ) {
    this.alive = ids.length;
    this.slots = new Int32Array(total).fill(-1);
    this.ids = tree.order.map((row) => ids[row]!);
    this.ids.forEach((id, slot) => (this.slots[id] = slot));
    this.weights = Float64Array.from(tree.order, (row) => weights[row]!);
    this.leaves = leavesOf(tree);
    const { starts, ends, firstLeaf } = tree;
    this.lightest = new Float64Array(starts.length);
    for (let node = starts.length - 1; node >= 0; node--)
      this.lightest[node] =
        node < firstLeaf
          ? Math.min(this.lightest[2 * node + 1]!, this.lightest[2 * node + 2]!)
          : this.weights.subarray(starts[node], ends[node]).reduce((a, b) => Math.min(a, b), Infinity);
  }

  /** @param centers ids × columns; @param weights of each id. */
  static *of(centers: Float64Array, columns: number, weights: Float64Array): Steps<CenterForest> {
    const rows = weights.length;
    const ids = Int32Array.from(weights.keys());
    return new CenterForest(yield* kdTree({ rows, columns, data: centers }), ids, weights, rows);
  }

  /** A new tree of the centers that are left, once these are less than half. */
  *renewed(): Steps<CenterForest> {
    const { tree, weights, alive, slots } = this;
    if (alive * 2 > tree.rows || tree.firstLeaf === 0) return this;
    const { columns } = tree;
    const kept = Int32Array.from(this.ids.keys()).filter((slot) => weights[slot]! > 0);
    const data = new Float64Array(alive * columns);
    kept.forEach((slot, row) =>
      data.set(tree.points.subarray(slot * columns, (slot + 1) * columns), row * columns),
    );
    const renewed = yield* kdTree({ rows: alive, columns, data });
    return new CenterForest(
      renewed,
      kept.map((slot) => this.ids[slot]!),
      Float64Array.from(kept, (slot) => weights[slot]!),
      slots.length,
    );
  }

  isAlive(id: number): boolean {
    return this.slots[id]! >= 0;
  }

  /** Finds what can be merged with `id` at less than `cost`; where there is nothing, `found` is `fallback`. */
  nearest(id: number, fallback: number, cost: number): void {
    const { tree, slots, leaves, stack, weights, lightest } = this;
    const { points, columns, boxes, firstLeaf } = tree;
    const slot = slots[id]!;
    const at = slot * columns;
    const weight = weights[slot]!;
    this.found = fallback;
    this.cost = cost;
    this.scan(leaves[slot]!, slot);
    for (let below = leaves[slot]!; below > 0; below = (below - 1) >> 1) {
      let top = 0;
      stack[0] = below & 1 ? below + 1 : below - 1;
      while (top >= 0) {
        const node = stack[top--]!;
        const least = lightest[node]!;
        if (least === Infinity) continue;
        this.work += columns;
        const factor = (least * weight) / (least + weight);
        if (factor * boxDistance(boxes, node, columns, points, at) >= this.cost) continue;
        if (node >= firstLeaf) {
          this.scan(node, slot);
          continue;
        }
        const left = 2 * node + 1;
        const leftFirst =
          boxDistance(boxes, left, columns, points, at) <= boxDistance(boxes, left + 1, columns, points, at);
        stack[++top] = leftFirst ? left + 1 : left;
        stack[++top] = leftFirst ? left : left + 1;
      }
    }
  }

  private scan(leaf: number, slot: number): void {
    const { tree, weights } = this;
    const { points, columns, starts, ends } = tree;
    const at = slot * columns;
    const weight = weights[slot]!;
    const end = ends[leaf]!;
    let best = this.cost;
    for (let other = starts[leaf]!; other < end; other++) {
      const own = weights[other]!;
      if (own === 0 || other === slot) continue;
      let sum = 0;
      for (let j = 0, from = other * columns; j < columns; j++, from++) {
        const gap = points[at + j]! - points[from]!;
        sum += gap * gap;
      }
      const cost = ((own * weight) / (own + weight)) * sum;
      if (cost >= best) continue;
      best = cost;
      this.found = this.ids[other]!;
    }
    this.work += (end - starts[leaf]!) * columns;
    this.cost = best;
  }

  /** Puts two centers together where the heavier one stands; returns the id that it keeps. */
  merge(a: number, b: number): number {
    const { tree, slots, weights } = this;
    const { points, columns } = tree;
    const [kept, gone] = weights[slots[a]!]! >= weights[slots[b]!]! ? [a, b] : [b, a];
    const to = slots[kept]!;
    const from = slots[gone]!;
    const share = weights[from]! / (weights[to]! + weights[from]!);
    for (let j = 0; j < columns; j++) {
      const value = points[to * columns + j]!;
      points[to * columns + j] = value + share * (points[from * columns + j]! - value);
    }
    weights[to]! += weights[from]!;
    weights[from] = 0;
    slots[gone] = -1;
    this.alive--;
    this.mend(this.leaves[from]!);
    if (this.leaves[to] !== this.leaves[from]) this.mend(this.leaves[to]!);
    return kept;
  }

  /** Makes the boxes and least weights of a leaf and of all above it true again. */
  private mend(leaf: number): void {
    const { tree, weights, lightest } = this;
    const { points, columns, boxes, starts, ends } = tree;
    const at = leaf * 2 * columns;
    boxes.fill(Infinity, at, at + columns);
    boxes.fill(-Infinity, at + columns, at + 2 * columns);
    lightest[leaf] = Infinity;
    for (let slot = starts[leaf]!; slot < ends[leaf]!; slot++) {
      if (weights[slot] === 0) continue;
      if (weights[slot]! < lightest[leaf]!) lightest[leaf] = weights[slot]!;
      for (let j = 0; j < columns; j++) {
        const value = points[slot * columns + j]!;
        if (value < boxes[at + j]!) boxes[at + j] = value;
        if (value > boxes[at + columns + j]!) boxes[at + columns + j] = value;
      }
    }
    for (let node = leaf; node > 0;) {
      node = (node - 1) >> 1;
      const [left, right] = [2 * node + 1, 2 * node + 2];
      lightest[node] = Math.min(lightest[left]!, lightest[right]!);
      for (let j = 0; j < columns; j++) {
        const low = 2 * columns * node + j;
        boxes[low] = Math.min(boxes[2 * columns * left + j]!, boxes[2 * columns * right + j]!);
        boxes[low + columns] = Math.max(
          boxes[2 * columns * left + columns + j]!,
          boxes[2 * columns * right + columns + j]!,
        );
      }
    }
    this.work += (ends[leaf]! - starts[leaf]! + 32) * columns;
  }
}
