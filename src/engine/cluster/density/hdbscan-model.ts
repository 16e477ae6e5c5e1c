import type { Matrix } from '../../../base/matrix';
import type { Steps } from '../../../base/steps';
import type { Kernels } from '../../../compute/kernels';
import { nearestRows, type NearestRows } from '../nearest-rows';
import { checkNew } from '../points';
import type { Assignment, Model } from '../types';
import type { CondensedTree } from './condensed-tree';
import type { Reachability } from './reachability';

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
  return beside(model, yield* nearestRows(model.points, x, kernels));
}

/** Where rows are, by their nearest rows of the fit. */
export function beside(model: Grown, { rows, distances }: NearestRows): Placement {
  const into = new Placer(model, rows.length);
  for (let row = 0; row < rows.length; row++) into.put(row, rows[row]!, distances[row]!);
  return into.placement;
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
