import type { CategoryColumn } from '../../features/types';
import type { Points } from '../types';

/** How far apart two kinds are, in units of a shaped feature: as two customers two typical spreads apart. */
const KIND_DISTANCE = 2;

/**
 * Numbers and kinds side by side: one column for each level of a kind, half of `apart` where a customer is of that
 * level, else 0. Two customers of different kinds are then `apart` in Manhattan distance, as in Gower's coefficient
 * (1971); one whose kind is not known is half as far from everybody.
 *
 * Cost: rows × columns with the levels.
 */
export function mixedPoints(x: Points, categories: readonly CategoryColumn[], apart = KIND_DISTANCE): Points {
  if (categories.length === 0) return x;
  const added = categories.reduce((sum, { levels }) => sum + levels.length, 0);
  const columns = x.columns + added;
  const data = new Float32Array(x.rows * columns);
  for (let row = 0; row < x.rows; row++) {
    data.set(x.data.subarray(row * x.columns, (row + 1) * x.columns), row * columns);
    let at = row * columns + x.columns;
    for (const { levels, codes } of categories) {
      if (codes[row]! >= 0) data[at + codes[row]!] = apart / 2;
      at += levels.length;
    }
  }
  return { rows: x.rows, columns, data };
}
