import type { Steps } from '../../../base/steps';
import { boxDistance, type KdTree } from '../kd-tree';
import { NearestLabel } from './nearest-label';

/** Points placed between two yields, times columns. */
const BLOCK = 20_000;

/**
 * Gives every point without a label that of the nearest labeled one within the radius; of the labels equally near
 * the lowest.
 *
 * @param labels of each position, −1 for none; changed in place.
 * @returns 1 − distance / radius for each position, 1 for those that had a label, 0 for those that stay without.
 */
export function* joinNearest(tree: KdTree, labels: Int32Array, radius: number): Steps<Float32Array> {
  const { rows, columns, points } = tree;
  const search = new NearestLabel(tree, labels.slice());
  const confidence = new Float32Array(rows);
  const block = Math.max(1, Math.floor(BLOCK / columns));
  for (let p = 0; p < rows; p++) {
    if (p % block === block - 1) yield { done: p, total: rows };
    if (labels[p]! >= 0) {
      confidence[p] = 1;
      continue;
    }
    search.find(points, p * columns, radius * radius);
    labels[p] = search.label;
    confidence[p] = search.label < 0 ? 0 : closeness(search.distance, radius);
  }
  return confidence;
}

/** 1 − distance / radius, 1 where the radius is 0. */
export const closeness = (squared: number, radius: number): number =>
  radius > 0 ? 1 - Math.sqrt(squared) / radius : 1;

/**
 * Gives every point without a label, of all groups within the radius, the one with the lowest row among its labeled
 * points: the group that the textbook algorithm finds first. Changes `labels` in place.
 */
export function* joinFirst(tree: KdTree, labels: Int32Array, radius: number): Steps<void> {
  const { rows, columns, points, boxes, order, starts, ends, firstLeaf } = tree;
  const squared = radius * radius;
  const given = labels.slice();
  const firsts = new Map<number, number>();
  given.forEach((label, p) => {
    if (label >= 0) firsts.set(label, Math.min(firsts.get(label) ?? Infinity, order[p]!));
  });
  const block = Math.max(1, Math.floor(BLOCK / columns));
  const stack = new Int32Array(64);
  for (let p = 0; p < rows; p++) {
    if (p % block === block - 1) yield { done: p, total: rows };
    if (given[p]! >= 0) continue;
    let first = Infinity;
    let top = 0;
    stack[0] = 0;
    while (top >= 0) {
      const node = stack[top--]!;
      if (boxDistance(boxes, node, columns, points, p * columns) > squared) continue;
      if (node < firstLeaf) {
        stack[++top] = 2 * node + 2;
        stack[++top] = 2 * node + 1;
        continue;
      }
      for (let q = starts[node]!; q < ends[node]!; q++) {
        if (given[q]! < 0 || firsts.get(given[q]!)! >= first) continue;
        if (squareDistance(points, p * columns, q * columns, columns) > squared) continue;
        first = firsts.get(given[q]!)!;
        labels[p] = given[q]!;
      }
    }
  }
}

function squareDistance(points: Float64Array, a: number, b: number, columns: number): number {
  let sum = 0;
  for (let j = 0; j < columns; j++) sum += (points[a + j]! - points[b + j]!) ** 2;
  return sum;
}
