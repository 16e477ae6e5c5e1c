import type { Steps } from '../../../base/steps';
import { leavesOf, type KdTree } from '../kd-tree';
import { NearestSearch } from '../nearest-search';

/** Rows whose neighbors are looked up; of more, so many spread evenly over the tree. */
const ASKED = 5_000;
/** Searches between two yields, times columns. */
const BLOCK = 1_000;
/** Share of rows beyond the knee under which these are outliers that would hide the real one. */
const OUTLIERS = 0.005;

/**
 * The k-distance curve (Ester et al. 1996): distances from rows to their k-th nearest, the row itself counted,
 * ascending. Of more than 5,000 rows, 5,000 are asked. Cost: a search each.
 */
export function* kDistances(tree: KdTree, k: number): Steps<Float64Array> {
  const asked = Math.min(tree.rows, ASKED);
  const nearest = Math.min(k, tree.rows);
  const search = new NearestSearch(tree, nearest);
  const leaves = leavesOf(tree);
  const distances = new Float64Array(asked);
  const block = Math.max(8, Math.floor(BLOCK / tree.columns));
  for (let i = 0; i < asked; i++) {
    const position = Math.floor(((i + 0.5) * tree.rows) / asked);
    search.findAt(position, leaves[position]!);
    distances[i] = Math.sqrt(search.distances[nearest - 1]!);
    if (i % block === block - 1) yield { done: i, total: asked };
  }
  return distances.sort();
}

/**
 * Index of the knee of an ascending curve: farthest below the chord of its ends (Satopää et al. 2011). A knee with
 * hardly any rows beyond it is made by outliers, and the search goes on below it.
 */
export function kneeOf(curve: Float64Array): number {
  const few = Math.max(1, Math.floor(curve.length * OUTLIERS));
  let last = curve.length - 1;
  for (;;) {
    const [low, high] = [curve[0]!, curve[last]!];
    let knee = last;
    let most = 0;
    for (let i = 0; i < last; i++) {
      const below = i / last - (curve[i]! - low) / (high - low);
      if (below > most) {
        most = below;
        knee = i;
      }
    }
    if (knee === last || last - knee > few || knee < curve.length / 2) return knee;
    last = knee;
  }
}
