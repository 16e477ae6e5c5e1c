import type { Matrix } from '../../base/matrix';

export interface LabelOrder {
  readonly k: number;
  readonly renamed: Int32Array;
}

/**
 * Renumbers labels by falling number of rows; groups of equal size by their least row, compared column by column,
 * so that the order of the rows decides nothing. −1 stays. Labels without rows vanish.
 *
 * @param labels changed in place.
 * @returns how many there are, and for each old label its new one. Cost: rows, and a pass over the values where sizes are equal.
 */
export function orderLabels({ rows, columns, data }: Matrix, labels: Int32Array, k: number): LabelOrder {
  const sizes = new Int32Array(k);
  for (const label of labels) if (label >= 0) sizes[label]!++;
  const bySize = new Int32Array(rows + 1);
  for (const size of sizes) bySize[size]!++;
  const least = new Int32Array(k).fill(-1);
  for (let row = 0; row < rows; row++) {
    const label = labels[row]!;
    if (label < 0 || bySize[sizes[label]!]! < 2) continue;
    if (least[label]! < 0 || compareRows(data, columns, row, least[label]!) < 0) least[label] = row;
  }
  const order = Int32Array.from(sizes.keys())
    .filter((label) => sizes[label]! > 0)
    .sort((a, b) => sizes[b]! - sizes[a]! || compareRows(data, columns, least[a]!, least[b]!));
  const renamed = new Int32Array(k).fill(-1);
  order.forEach((label, at) => (renamed[label] = at));
  for (let row = 0; row < rows; row++) if (labels[row]! >= 0) labels[row] = renamed[labels[row]!]!;
  return { k: order.length, renamed };
}

/** Which of two rows comes first, column by column. */
export function compareRows(data: Matrix['data'], columns: number, a: number, b: number): number {
  for (let j = 0; j < columns; j++) {
    const difference = data[a * columns + j]! - data[b * columns + j]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
