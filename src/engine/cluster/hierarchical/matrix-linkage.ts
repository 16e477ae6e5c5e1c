import { portion, type AsyncSteps, type Steps } from '../../../base/steps';
import type { Parallel } from '../../../compute/parallel';
import type { Hierarchy } from '../hierarchy';
import { within } from '../share';
import type { Leaves } from './leaves';
import { blocksOf, blocksOver, type Blocks } from './linkage-blocks';
import { Merges } from './merges';

/** Values looked at between two yields. */
const WORK = 3_000_000;

type Linkage = 'average' | 'complete';

/**
 * Average (Sokal, Michener 1958) or complete linkage over the matrix of distances, by Müllner's generic algorithm
 * (2011): each cluster remembers its nearest among those after it, and is asked again only when that one is gone.
 * Exact up to 4,000 leaves; beyond, distances are rounded to float32.
 * Cost: leaves² × columns; memory 2 × leaves² bytes, 200 MB for 10,000.
 */
export function* matrixLinkage(leaves: Leaves, linkage: Linkage): Steps<Hierarchy> {
  const blocks = yield* portion(blocksOf(leaves.points), 0, 20);
  return yield* portion(merged(blocks, leaves, linkage), 20, 100);
}

/**
 * The same to the bit, the distances by the pool. Of the time for 10,000 leaves in one thread they take 13 % with 4
 * columns, 19 % with 8, 27 % with 16; merging takes the rest, and each merge waits for the one before.
 */
export async function* matrixLinkageOver(
  leaves: Leaves,
  linkage: Linkage,
  parallel: Parallel,
): AsyncSteps<Hierarchy> {
  const blocks = yield* within(blocksOver(leaves.points, parallel), 0, 0.2);
  return yield* portion(merged(blocks, leaves, linkage), 20, 100);
}

function* merged(blocks: Blocks, { points, weights }: Leaves, linkage: Linkage): Steps<Hierarchy> {
  const count = points.rows;
  const merges = new Merges(count);
  const table = new Table(blocks, weights.slice(), linkage);
  let work = count * count;
  table.begin();
  while (merges.count < count - 1) {
    if (work > WORK) {
      work = 0;
      yield { done: merges.count, total: count };
    }
    work += 2 * table.alive;
    const first = table.closest();
    const second = table.neighbor(first);
    if (second < 0) continue;
    merges.add(second, first, table.merge(first, second));
  }
  return merges.hierarchy();
}

class Table {
  alive: number;
  /** Clusters that are left, ascending. */
  private readonly active: Int32Array;
  /** The nearest cluster after each, and a distance that none after it is nearer than. */
  private readonly nearest: Int32Array;
  private readonly bounds: Float64Array;

  constructor(
    private readonly blocks: Blocks,
    private readonly weights: Float64Array,
    private readonly linkage: Linkage,
  ) {
    const count = weights.length;
    this.alive = count;
    this.active = Int32Array.from(weights.keys());
    this.nearest = new Int32Array(count);
    this.bounds = new Float64Array(count);
  }

  begin(): void {
    for (let i = 0; i < this.alive; i++) this.search(i);
  }

  /** Index into `active` of the cluster with the least bound. */
  closest(): number {
    const { active, bounds, alive } = this;
    let found = 0;
    for (let i = 1; i < alive; i++) if (bounds[active[i]!]! < bounds[active[found]!]!) found = i;
    return active[found]!;
  }

  /** The nearest cluster after one whose bound is true; else −1, and the bound is true now. */
  neighbor(cluster: number): number {
    const other = this.nearest[cluster]!;
    if (other >= 0 && this.distance(cluster, other) === this.bounds[cluster]) return other;
    this.search(this.indexOf(cluster));
    return -1;
  }

  private distance(a: number, b: number): number {
    const { distances, rows, columns } = this.blocks;
    return distances[rows[a]! + columns[b]!]!;
  }

  private indexOf(cluster: number): number {
    const { active } = this;
    let [low, high] = [0, this.alive - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (active[middle]! < cluster) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Finds the nearest cluster after the one at an index of `active`. */
  private search(index: number): void {
    const { active, alive } = this;
    const { distances, rows, columns } = this.blocks;
    const cluster = active[index]!;
    const row = rows[cluster]!;
    let best = Infinity;
    let found = -1;
    for (let i = index + 1; i < alive; i++) {
      const distance = distances[row + columns[active[i]!]!]!;
      if (distance < best) {
        best = distance;
        found = active[i]!;
      }
    }
    this.nearest[cluster] = found;
    this.bounds[cluster] = best;
  }

  /** Merges `gone` into `kept`, which stands after it, by Lance and Williams's formula (1967); returns the height. */
  merge(gone: number, kept: number): number {
    const { active, weights, nearest, bounds, linkage } = this;
    const { distances, rows, columns } = this.blocks;
    const height = this.distance(gone, kept);
    const total = weights[gone]! + weights[kept]!;
    const [shareGone, shareKept] = [weights[gone]! / total, weights[kept]! / total];
    weights[kept] = total;
    const at = this.indexOf(gone);
    active.copyWithin(at, at + 1, this.alive);
    this.alive--;
    for (let i = 0; i < this.alive; i++) {
      const other = active[i]!;
      if (other === kept) continue;
      const to = other < kept ? rows[other]! + columns[kept]! : rows[kept]! + columns[other]!;
      const before = distances[other < gone ? rows[other]! + columns[gone]! : rows[gone]! + columns[other]!]!;
      distances[to] =
        linkage === 'complete'
          ? Math.max(before, distances[to]!)
          : shareGone * before + shareKept * distances[to]!;
      if (other > kept) continue;
      if (nearest[other] === gone) nearest[other] = kept;
      if (distances[to]! < bounds[other]!) {
        bounds[other] = distances[to]!;
        nearest[other] = kept;
      }
    }
    this.search(this.indexOf(kept));
    return height;
  }
}
