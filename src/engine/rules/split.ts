import type { Matrix } from '../../base/matrix';
import type { Steps } from '../../base/steps';

export interface Split {
  readonly column: number;
  readonly threshold: number;
}

/** Gains closer than this are equal. */
const EPSILON = 1e-9;

/**
 * The split of a node that lowers Gini impurity most; null where none lowers it.
 *
 * @param orders for each column, the rows of the node by rising value.
 */
export function* bestSplit(
  x: Matrix,
  labels: Int32Array,
  orders: readonly Int32Array[],
  counts: readonly number[],
  leastRows: number,
): Steps<Split | null> {
  const rows = orders[0]?.length ?? 0;
  let best: Split | null = null;
  let gain = squares(counts) / rows + EPSILON;
  for (let column = 0; column < orders.length; column++) {
    const order = orders[column]!;
    const left = new Float64Array(counts.length);
    const right = Float64Array.from(counts);
    let [leftSquares, rightSquares] = [0, squares(counts)];
    for (let at = 0; at < rows - 1; at++) {
      const label = labels[order[at]!]!;
      leftSquares += 2 * left[label]!++ + 1;
      rightSquares -= 2 * right[label]!-- - 1;
      const value = x.data[order[at]! * x.columns + column]!;
      const next = x.data[order[at + 1]! * x.columns + column]!;
      if (!(value < next) || at + 1 < leastRows || rows - at - 1 < leastRows) continue;
      const found = leftSquares / (at + 1) + rightSquares / (rows - at - 1);
      if (found <= gain) continue;
      gain = found + EPSILON;
      const middle = value + (next - value) / 2;
      best = { column, threshold: middle < next ? middle : value };
    }
    if (rows > 10_000) yield { done: column, total: orders.length };
  }
  return best;
}

const squares = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count * count, 0);
