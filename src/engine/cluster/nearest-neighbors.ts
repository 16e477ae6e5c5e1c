import type { Matrix } from '../../base/matrix';
import type { Steps } from '../../base/steps';
import { kdTree } from './kd-tree';
import { NearestSearch } from './nearest-search';

export interface Neighbors {
  /** Neighbors of each row. */
  readonly k: number;
  /** Rows of `points`, nearest first: those of row i of `x` from `i × k` on. */
  readonly rows: Int32Array;
  readonly distances: Float64Array;
}

/** Searches between two yields, times columns. */
const SEARCHED = 2_000;

/**
 * The k nearest rows of `points` for each row of `x`, exact in float64; fewer where there are fewer points. A row that
 * is one of the points finds itself too. Cost: a search a row, about log(points) in few columns and points in many.
 */
export function* nearestNeighbors(points: Matrix, x: Matrix, most: number): Steps<Neighbors> {
  const k = Math.min(most, points.rows);
  const tree = yield* kdTree(points);
  const search = new NearestSearch(tree, k);
  const rows = new Int32Array(x.rows * k);
  const distances = new Float64Array(x.rows * k);
  const point = new Float64Array(x.columns);
  const block = Math.max(1, Math.floor(SEARCHED / x.columns));
  for (let row = 0; row < x.rows; row++) {
    for (let j = 0; j < x.columns; j++) point[j] = x.data[row * x.columns + j]!;
    search.find(point, 0);
    for (let i = 0, at = row * k; i < k; i++, at++) {
      rows[at] = tree.order[search.positions[i]!]!;
      distances[at] = Math.sqrt(search.distances[i]!);
    }
    if (row % block === block - 1) yield { done: row, total: x.rows };
  }
  return { k, rows, distances };
}
