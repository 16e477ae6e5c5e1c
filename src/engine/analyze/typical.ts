import type { Matrix } from '../../base/matrix';
import type { Steps } from '../../base/steps';

/** Where the segments lie among the shaped features, and who stands for each. */
export interface Places {
  /** Mean of each segment's rows, k × columns. */
  readonly centers: Matrix<Float64Array>;
  /** Rows of each segment: the most typical first, then ever farther out. Fewer in small segments, none in empty ones. */
  readonly typical: readonly (readonly number[])[];
}

/** How far out, as a share of the segment's customers, those stand who are shown beside the typical one. */
export const RANGE = [0, 0.25, 0.5, 0.75, 0.95];

/**
 * The center of each segment, its medoid and a range of its customers. The row nearest to the mean is the medoid under
 * squared distance: the one whose squared distances to all others of the segment sum to least. Cost: rows × columns.
 *
 * @param x shaped features.
 */
export function* placesOf(x: Matrix, labels: Int32Array, k: number): Steps<Places> {
  const { rows, columns, data } = x;
  const sums = new Float64Array(k * columns);
  const members: number[][] = Array.from({ length: k }, () => []);
  for (let row = 0; row < rows; row++) {
    const label = labels[row]!;
    if (label >= 0) {
      members[label]!.push(row);
      for (let j = 0; j < columns; j++) sums[label * columns + j]! += data[row * columns + j]!;
    }
    if (row % BLOCK === BLOCK - 1) yield { done: row, total: 2 * rows };
  }
  const centers = {
    rows: k,
    columns,
    data: sums.map((sum, at) => sum / Math.max(1, members[Math.floor(at / columns)]!.length)),
  };
  const typical: number[][] = [];
  for (const [label, own] of members.entries()) {
    const far = Float64Array.from(own, (row) => squaredDistance(x, row, centers, label));
    const order = Int32Array.from(far.keys()).sort((a, b) => far[a]! - far[b]! || a - b);
    const places = RANGE.map((share) => Math.round(share * (own.length - 1)));
    typical.push(own.length === 0 ? [] : [...new Set(places)].map((place) => own[order[place]!]!));
    yield { done: rows + (rows * label) / k, total: 2 * rows };
  }
  return { centers, typical };
}

const BLOCK = 65_536;

/** Squared distance of a row to a center. */
export function squaredDistance(x: Matrix, row: number, centers: Matrix, center: number): number {
  let sum = 0;
  for (let j = 0; j < x.columns; j++)
    sum += (x.data[row * x.columns + j]! - centers.data[center * x.columns + j]!) ** 2;
  return sum;
}
