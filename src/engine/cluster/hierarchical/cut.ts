import type { Hierarchy } from '../hierarchy';

/** Labels of the leaves when all but the last k − 1 merges are made; numbered from the top. Cost: leaves. */
export function cutInto({ rows, left, right }: Hierarchy, k: number): Int32Array {
  const undone = rows - k;
  const labels = new Int32Array(2 * rows - 1);
  let next = 1;
  for (let merge = rows - 2; merge >= 0; merge--) {
    const own = labels[rows + merge]!;
    labels[left[merge]!] = own;
    labels[right[merge]!] = merge >= undone ? next++ : own;
  }
  return labels.slice(0, rows);
}

/** Number of segments when the tree is cut at a height: merges above it are undone. Cost: log(leaves). */
export function segmentsAt({ rows, heights }: Hierarchy, height: number): number {
  let [low, high] = [0, heights.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (heights[middle]! <= height) low = middle + 1;
    else high = middle;
  }
  return rows - low;
}

/** The heights between which a cut gives k segments: the last merge made, and the first not made. */
export function heightsFor({ rows, heights }: Hierarchy, k: number): readonly [number, number] {
  return [heights[rows - k - 1] ?? 0, heights[rows - k] ?? Infinity];
}
