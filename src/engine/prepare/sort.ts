/**
 * Stable counting sort of `rows` by `keys[row]`, 0 … size − 1. `starts` has size + 1 entries: the rows with key k
 * are sorted[starts[k]] … sorted[starts[k + 1] − 1]. O(n + size).
 */
export function countingSort(
  rows: Int32Array,
  keys: Int32Array,
  size: number,
): { sorted: Int32Array<ArrayBuffer>; starts: Int32Array } {
  const starts = new Int32Array(size + 1);
  for (let i = 0; i < rows.length; i++) starts[keys[rows[i]!]! + 1]!++;
  for (let key = 0; key < size; key++) starts[key + 1]! += starts[key]!;
  const next = starts.slice();
  const sorted = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    sorted[next[keys[row]!]!++] = row;
  }
  return { sorted, starts };
}

/** Stable sort of `rows` by any integers, by halves of 16 bits where their range is wide. */
export function sortWide(rows: Int32Array, values: Int32Array): Int32Array<ArrayBuffer> {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]!]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const range = high - low + 1;
  const keys = new Int32Array(values.length);
  if (range <= 1 << 20) {
    for (let i = 0; i < rows.length; i++) keys[rows[i]!] = values[rows[i]!]! - low;
    return countingSort(rows, keys, range).sorted;
  }
  for (let i = 0; i < rows.length; i++) keys[rows[i]!] = (values[rows[i]!]! - low) & 0xffff;
  const half = countingSort(rows, keys, 1 << 16).sorted;
  for (let i = 0; i < rows.length; i++) keys[rows[i]!] = (values[rows[i]!]! - low) >>> 16;
  return countingSort(half, keys, 1 << 16).sorted;
}

/**
 * Sorts `rows[from … to)` in place by a comparison: Shell's sort with Ciura's gaps, for the many short runs for
 * which slicing a typed array to sort it costs more than the sorting.
 */
export function sortRun(
  rows: Int32Array,
  from: number,
  to: number,
  compare: (a: number, b: number) => number,
): void {
  for (let g = 0; g < GAPS.length; g++) {
    const gap = GAPS[g]!;
    for (let i = from + gap; i < to; i++) {
      const held = rows[i]!;
      let j = i;
      while (j - gap >= from && compare(rows[j - gap]!, held) > 0) {
        rows[j] = rows[j - gap]!;
        j -= gap;
      }
      rows[j] = held;
    }
  }
}

const GAPS = [1750, 701, 301, 132, 57, 23, 10, 4, 1];
