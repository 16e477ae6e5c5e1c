import { childrenOf, eachRow, type Hierarchy } from '../hierarchy';

/**
 * The clusters of HDBSCAN and when rows leave them. Cluster 0 is everything; a parent stands before its children.
 * λ is 1 / distance.
 */
export interface CondensedTree {
  /** −1 for the root. */
  readonly parents: Int32Array;
  /** λ at which a cluster appears, and at which it ends: its last rows leave or it splits. */
  readonly births: Float64Array;
  readonly deaths: Float64Array;
  /** Rows at birth. */
  readonly sizes: Int32Array;
  /** Sum over rows of λ at leaving less λ at birth. */
  readonly stabilities: Float64Array;
  /** The cluster that each row leaves last, and at which λ. */
  readonly clusterOf: Int32Array;
  readonly lambdaOf: Float64Array;
}

/**
 * Condenses a hierarchy (Campello, Moulavi, Sander 2013): a split makes new clusters only where at least two parts
 * have `smallest` (2 or more) rows; smaller parts leave the cluster. Cost: rows.
 */
export function condense(hierarchy: Hierarchy, smallest: number): CondensedTree {
  const { rows, heights, sizes } = hierarchy;
  const lambda = lambdas(heights);
  const clusterOf = new Int32Array(rows);
  const lambdaOf = new Float64Array(rows);
  const parents = [-1];
  const births = [0];
  const deaths = [0];
  const starts = [rows];
  const stabilities = [0];
  const sizeOf = (node: number) => (node < rows ? 1 : sizes[node - rows]!);
  const stack = rows > 1 ? [2 * rows - 2, 0] : [];
  const children: number[] = [];
  while (stack.length > 0) {
    const cluster = stack.pop()!;
    const node = stack.pop()!;
    const at = lambda(node - rows);
    children.length = 0;
    childrenOf(hierarchy, node - rows, children);
    const large = children.filter((child) => sizeOf(child) >= smallest).length;
    let leaving = 0;
    for (const child of children) {
      if (sizeOf(child) >= smallest) {
        if (large === 1) stack.push(child, cluster);
        else {
          leaving += sizeOf(child);
          parents.push(cluster);
          births.push(at);
          deaths.push(at);
          starts.push(sizeOf(child));
          stabilities.push(0);
          stack.push(child, parents.length - 1);
        }
      } else {
        leaving += sizeOf(child);
        eachRow(hierarchy, child, (row) => {
          clusterOf[row] = cluster;
          lambdaOf[row] = at;
        });
      }
    }
    stabilities[cluster]! += leaving * (at - births[cluster]!);
    deaths[cluster] = Math.max(deaths[cluster]!, at);
  }
  return {
    parents: Int32Array.from(parents),
    births: Float64Array.from(births),
    deaths: Float64Array.from(deaths),
    sizes: Int32Array.from(starts),
    stabilities: Float64Array.from(stabilities),
    clusterOf,
    lambdaOf,
  };
}

/** 1 / distance; a distance of 0, which would weigh infinitely, counts as half the smallest other one. */
function lambdas(heights: Float64Array): (merge: number) => number {
  const least = heights.find((height) => height > 0) ?? 1;
  return (merge) => 1 / (heights[merge]! || least / 2);
}

/** Rounding in sums of stabilities, relative: within it a parent equals its children and is kept. */
const ROUNDING = 1e-12;

/**
 * The clusters that become segments: by excess of mass (the set of largest total stability), or the leaves of the
 * tree. The root is never one. Returns 1 for each cluster selected.
 */
export function selectClusters({ parents, stabilities }: CondensedTree, by: 'mass' | 'leaves'): Uint8Array {
  const clusters = parents.length;
  const selected = new Uint8Array(clusters);
  const below = new Float64Array(clusters);
  const hasChildren = new Uint8Array(clusters);
  for (let c = clusters - 1; c > 0; c--) {
    const own = stabilities[c]!;
    const keep = hasChildren[c] === 0 || (by === 'mass' && own >= below[c]! * (1 - ROUNDING));
    if (keep) selected[c] = 1;
    below[parents[c]!]! += keep ? own : below[c]!;
    hasChildren[parents[c]!] = 1;
  }
  const covered = new Uint8Array(clusters);
  for (let c = 1; c < clusters; c++) {
    const parent = parents[c]!;
    if (covered[parent] === 1 || selected[parent] === 1) {
      covered[c] = 1;
      selected[c] = 0;
    }
  }
  return selected;
}
