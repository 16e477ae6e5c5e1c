import { hierarchyOf, type Hierarchy } from '../hierarchy';
import { sortedOrder } from '../ordering';

/** Merges in the order in which they were found: a member of each side, and the height. */
export class Merges {
  count = 0;
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  private readonly heights: Float64Array;
  /** Height of the cluster that each id stands for now. */
  private readonly tops: Float64Array;

  constructor(leaves: number) {
    this.from = new Int32Array(leaves - 1);
    this.to = new Int32Array(leaves - 1);
    this.heights = new Float64Array(leaves - 1);
    this.tops = new Float64Array(leaves);
  }

  /** Notes a merge of which `kept` will stand for both; rounding never puts it below an earlier one of either. */
  add(kept: number, gone: number, height: number): void {
    const top = Math.max(height, this.tops[kept]!, this.tops[gone]!);
    this.from[this.count] = kept;
    this.to[this.count] = gone;
    this.heights[this.count] = top;
    this.tops[kept] = top;
    this.count++;
  }

  /** The tree, its merges by rising height. */
  hierarchy(): Hierarchy {
    const { from, to, heights } = this;
    const order = sortedOrder(heights);
    return hierarchyOf({
      from: order.map((merge) => from[merge]!),
      to: order.map((merge) => to[merge]!),
      lengths: Float64Array.from(order, (merge) => heights[merge]!),
    });
  }
}
