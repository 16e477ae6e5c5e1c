import { toFloat32, type Matrix } from '../../../base/matrix';
import type { Steps } from '../../../base/steps';
import type { Kernels } from '../../../compute/kernels';
import { kdTree } from '../kd-tree';
import { NearestSearch } from '../nearest-search';
import { checkNew, columnMeans } from '../points';
import type { Assignment, Model } from '../types';
import type { CondensedTree } from './condensed-tree';
import type { Reachability } from './hierarchy';

export interface HdbscanModel extends Model {
  readonly algorithm: 'hdbscan';
  readonly smallest: number;
  readonly minSamples: number;
  /** The rows that were fitted, and the mutual reachability distance at which each first meets another. */
  readonly points: Matrix;
  readonly joins: Float64Array;
  readonly tree: CondensedTree;
  /** For each cluster of the tree the one at or above it that is a segment; −1 for none. */
  readonly segmentOf: Int32Array;
  /** Label of each cluster that is a segment; −1 for the others. */
  readonly labels: Int32Array;
  readonly reachability: Reachability;
}

export interface Placement extends Assignment {
  /**
   * GLOSH (Campello et al. 2015) as in R: 1 − distance at which the densest row of the group meets another / at which
   * this row does; 0 for that row, toward 1 far from every group.
   */
  readonly outlier: Float32Array;
}

type Grown = Omit<HdbscanModel, 'reachability'>;

/** Rows placed between two yields, times columns. */
const BLOCK = 10_000;
/** Columns from which comparing with every point is faster than searching the tree. */
const MANY_COLUMNS = 9;

/** Where the rows of the fit are. */
export function inside(model: Grown): Placement {
  const into = new Placer(model, model.points.rows);
  for (let row = 0; row < model.points.rows; row++) into.put(row, row, 0);
  return into.placement;
}

/**
 * A row joins what its nearest row of the fit belongs to at that distance, or at the distance at which that one
 * joined if it is larger: `approximate_predict` of the hdbscan package, simplified to the nearest neighbor. For the
 * rows of the fit the result is that of the fit.
 */
export function* place(model: Grown, x: Matrix, kernels: Kernels): Steps<Placement> {
  yield* checkNew(model, x);
  const into = new Placer(model, x.rows);
  if (model.columns >= MANY_COLUMNS) yield* compareAll(model, x, kernels, into);
  else yield* searchTree(model, x, into);
  return into.placement;
}

function* searchTree(model: Grown, x: Matrix, into: Placer): Steps<void> {
  const tree = yield* kdTree(model.points);
  const search = new NearestSearch(tree, 1);
  const points = Float64Array.from(x.data);
  const block = Math.max(1, Math.floor(BLOCK / x.columns));
  for (let row = 0; row < x.rows; row++) {
    search.find(points, row * x.columns);
    into.put(row, tree.order[search.positions[0]!]!, Math.sqrt(search.distances[0]!));
    if (row % block === block - 1) yield { done: row, total: x.rows };
  }
}

/** Rows times points compared between two yields, times columns. */
const COMPARED = 40_000_000;

function* compareAll(model: Grown, x: Matrix, kernels: Kernels, into: Placer): Steps<void> {
  const points = toFloat32(model.points);
  const { rows: count, columns, data } = points;
  const origin = columnMeans(points);
  const centers = Float32Array.from(data, (value, at) => value - origin[at % columns]!);
  const loaded = kernels.load(toFloat32(x), origin);
  const labels = new Int32Array(x.rows);
  const first = new Float32Array(x.rows);
  const second = new Float32Array(x.rows);
  const block = Math.max(1, Math.floor(COMPARED / (count * columns)));
  try {
    for (let from = 0; from < x.rows; from += block) {
      const to = Math.min(x.rows, from + block);
      loaded.nearest(centers, count, from, to, { labels, first, second });
      for (let row = from; row < to; row++) into.put(row, labels[row]!, Math.sqrt(first[row]!));
      yield { done: to, total: x.rows };
    }
  } finally {
    loaded.dispose();
  }
}

class Placer {
  readonly placement: Placement;
  /** Least distance of joining in each cluster and all below it. */
  private readonly densest: Float64Array;

  constructor(
    private readonly model: Grown,
    rows: number,
  ) {
    this.placement = {
      labels: new Int32Array(rows),
      confidence: new Float32Array(rows),
      outlier: new Float32Array(rows),
    };
    const { clusterOf, parents } = model.tree;
    const densest = new Float64Array(parents.length).fill(Infinity);
    clusterOf.forEach((c, row) => (densest[c] = Math.min(densest[c]!, model.joins[row]!)));
    for (let c = parents.length - 1; c > 0; c--)
      densest[parents[c]!] = Math.min(densest[parents[c]!]!, densest[c]!);
    this.densest = densest;
  }

  /** Places a row that is `distance` from a row of the fit. */
  put(row: number, neighbor: number, distance: number): void {
    const { tree, joins, segmentOf, labels } = this.model;
    const reach = Math.max(distance, joins[neighbor]!);
    const lambda = Math.min(1 / reach, tree.lambdaOf[neighbor]!);
    let cluster = tree.clusterOf[neighbor]!;
    while (cluster > 0 && tree.births[cluster]! >= lambda) cluster = tree.parents[cluster]!;
    const segment = segmentOf[cluster]!;
    const { placement, densest } = this;
    placement.labels[row] = segment < 0 ? -1 : labels[segment]!;
    placement.confidence[row] = segment < 0 ? 0 : Math.min(1, lambda / tree.deaths[segment]!);
    placement.outlier[row] = reach > 0 ? 1 - densest[cluster]! / reach : 0;
  }
}
