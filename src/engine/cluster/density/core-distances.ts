import type { Steps } from '../../../base/steps';
import { leavesOf, type KdTree } from '../kd-tree';
import { NearestSearch } from '../nearest-search';

/** Searches between two yields, times columns. */
const BLOCK = 8_000;

/** Squared distance of each position to its neighbor of that number, itself counted. Cost: a search each. */
export function* coreDistances(tree: KdTree, neighbors: number): Steps<Float64Array> {
  const search = new NearestSearch(tree, neighbors);
  const leaves = leavesOf(tree);
  const cores = new Float64Array(tree.rows);
  const block = Math.max(1, Math.floor(BLOCK / tree.columns));
  for (let p = 0; p < tree.rows; p++) {
    search.findAt(p, leaves[p]!);
    cores[p] = search.distances[neighbors - 1]!;
    if (p % block === block - 1) yield { done: p, total: 2 * tree.rows };
  }
  return cores;
}
