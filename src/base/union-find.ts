/** Disjoint sets over 0 … size−1 (Tarjan 1975), with path halving and union by size. */
export class UnionFind {
  private readonly parents: Int32Array;
  private readonly sizes: Int32Array;

  constructor(size: number) {
    this.parents = Int32Array.from({ length: size }, (_, i) => i);
    this.sizes = new Int32Array(size).fill(1);
  }

  find(element: number): number {
    const { parents } = this;
    let at = element;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!;
      at = parents[at]!;
    }
    return at;
  }

  /** Returns false when both were in one set already. */
  union(a: number, b: number): boolean {
    const { parents, sizes } = this;
    let large = this.find(a);
    let small = this.find(b);
    if (large === small) return false;
    if (sizes[large]! < sizes[small]!) [large, small] = [small, large];
    parents[small] = large;
    sizes[large]! += sizes[small]!;
    return true;
  }

  sizeOf(element: number): number {
    return this.sizes[this.find(element)]!;
  }
}
