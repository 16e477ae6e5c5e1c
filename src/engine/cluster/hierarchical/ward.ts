import type { Steps } from '../../../base/steps';
import type { Hierarchy } from '../hierarchy';
import { CenterForest } from './center-forest';
import type { Leaves } from './leaves';
import { Merges } from './merges';

/** Values looked at between two yields. */
const WORK = 3_000_000;

/**
 * Ward's linkage (1963) by the nearest-neighbor chain (Murtagh 1983). A cluster is its center and weight, so there is
 * no matrix of distances; the nearest is found through a k-d tree of the centers. Exact. Heights are
 * √(2ab / (a + b)) · |center a − center b|, as in SciPy, fastcluster and R's ward.D2.
 *
 * Cost: about 3 searches a leaf, log(leaves) each in few columns, leaves × columns in many. Memory: as the leaves.
 */
export function* ward({ points, weights }: Pick<Leaves, 'points' | 'weights'>): Steps<Hierarchy> {
  const merges = new Merges(points.rows);
  let forest = yield* CenterForest.of(points.data, points.columns, weights);
  const chain: number[] = [];
  /** Cost of merging each link of the chain with the one before. */
  const costs: number[] = [];
  for (let first = 0; merges.count < points.rows - 1;) {
    if (chain.length === 0) {
      while (!forest.isAlive(first)) first++;
      chain.push(first);
      costs.push(Infinity);
    }
    const last = chain.at(-1)!;
    const before = chain.at(-2) ?? -1;
    forest.nearest(last, before, costs.at(-1)!);
    if (forest.found === before) {
      const { cost } = forest;
      const kept = forest.merge(last, before);
      merges.add(kept, kept === last ? before : last, Math.sqrt(2 * cost));
      chain.length -= 2;
      costs.length -= 2;
      forest = yield* forest.renewed();
    } else {
      chain.push(forest.found);
      costs.push(forest.cost);
    }
    if (forest.work > WORK) {
      forest.work = 0;
      yield { done: merges.count, total: points.rows };
    }
  }
  return merges.hierarchy();
}
