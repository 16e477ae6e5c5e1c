import { UnionFind } from '../../base/union-find';
import { moments } from './shape';

/**
 * The column with mean 0 and length 1, so that the correlation of two is their product; zeros if it is constant.
 *
 * @param unit where to write it; zeros
 */
export function direction<A extends Float32Array | Float64Array = Float64Array>(
  column: Float64Array,
  unit: A = new Float64Array(column.length) as A,
): A {
  const { mean, deviation } = moments(column);
  const length = deviation * Math.sqrt(column.length);
  if (length > 0) for (let i = 0; i < column.length; i++) unit[i] = (column[i]! - mean) / length;
  return unit;
}

/** Pearson correlation of two columns, given their directions. */
export function correlation<A extends Float32Array | Float64Array>(a: A, b: A): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/**
 * Place of the first of `others` that correlates with `a` by more than `most` either way, and its correlation; null
 * without one. Four at a time: one sum waits for itself, four don't wait for each other.
 */
export function firstAlike(
  a: Float32Array,
  others: readonly Float32Array[],
  most: number,
): { place: number; r: number } | null {
  for (let start = 0; start < others.length; start += 4) {
    const last = others.length - 1;
    const [p, q, s, t] = [0, 1, 2, 3].map((next) => others[Math.min(last, start + next)]!) as [
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    let [rp, rq, rs, rt] = [0, 0, 0, 0];
    for (let i = 0; i < a.length; i++) {
      const value = a[i]!;
      rp += value * p[i]!;
      rq += value * q[i]!;
      rs += value * s[i]!;
      rt += value * t[i]!;
    }
    const found = [rp, rq, rs, rt];
    const next = found.findIndex((r) => Math.abs(r) > most);
    if (next >= 0) return { place: Math.min(last, start + next), r: found[next]! };
  }
  return null;
}

/** Whether all values are equal, up to rounding. */
export function isConstant(values: Float64Array): boolean {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const held = value >= low && value <= high;
    if (value < low) low = value;
    if (value > high) high = value;
    // What lies apart now is no nearer with more values.
    if (!held && high - low > 1e-9 * Math.max(Math.abs(high), Math.abs(low))) return false;
  }
  return true;
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
