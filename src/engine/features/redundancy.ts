import { UnionFind } from '../../base/union-find';
import { moments } from './shape';

/** The column with mean 0 and length 1, so that the correlation of two is their product; zeros if it is constant. */
export function direction(column: Float64Array): Float64Array {
  const { mean, deviation } = moments(column);
  const length = deviation * Math.sqrt(column.length);
  return column.map((value) => (length > 0 ? (value - mean) / length : 0));
}

/** Pearson correlation of two columns, given their directions. */
export function correlation(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Whether all values are equal, up to rounding. */
export function isConstant(values: Float64Array): boolean {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return !(high - low > 1e-9 * Math.max(Math.abs(high), Math.abs(low)));
}

/**
 * Features that move together: linked, directly or over others, by correlations of at least `least` either way.
 *
 * @param correlation symmetric, row by row
 * @returns groups of two and more, by index, the largest first
 */
export function alike(correlation: readonly (readonly number[])[], least: number): number[][] {
  const sets = new UnionFind(correlation.length);
  correlation.forEach((row, i) => {
    for (let j = 0; j < i; j++) if (Math.abs(row[j]!) >= least) sets.union(i, j);
  });
  const groups = new Map<number, number[]>();
  for (let i = 0; i < correlation.length; i++) {
    const root = sets.find(i);
    groups.set(root, [...(groups.get(root) ?? []), i]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}
