/**
 * Stable counting sort: the positions `order` rearranged so that `keys[order[i]]` never falls. Keys are 0 …
 * size − 1. O(n + size).
 */
export function byKey(order: Int32Array, keys: Int32Array, size: number): Int32Array {
  const next = new Int32Array(size + 1);
  for (let i = 0; i < order.length; i++) next[keys[order[i]!]! + 1]!++;
  for (let key = 0; key < size; key++) next[key + 1]! += next[key]!;
  const sorted = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const position = order[i]!;
    const key = keys[position]!;
    sorted[next[key]!++] = position;
  }
  return sorted;
}

/** `byKey` for any integers, by halves of 16 bits where their range is wide. */
export function byValue(order: Int32Array, values: Int32Array): Int32Array {
  let [low, high, rising] = [Infinity, -Infinity, true];
  for (let i = 0; i < order.length; i++) {
    const value = values[order[i]!]!;
    if (value < low) low = value;
    if (value < high) rising = false;
    if (value > high) high = value;
  }
  if (rising) return order;
  const range = high - low + 1;
  if (range <= 1 << 20)
    return byKey(
      order,
      values.map((value) => value - low),
      range,
    );
  const half = byKey(
    order,
    values.map((value) => (value - low) & 0xffff),
    1 << 16,
  );
  return byKey(
    half,
    values.map((value) => (value - low) >>> 16),
    1 << 16,
  );
}

/**
 * Sorts `order[from … to)` in place by a comparison: Shell's sort with Ciura's gaps, for the many short runs for
 * which slicing a typed array to sort it costs more than the sorting.
 */
export function sortRun(
  order: Int32Array,
  from: number,
  to: number,
  compare: (a: number, b: number) => number,
): void {
  for (const gap of GAPS) {
    for (let i = from + gap; i < to; i++) {
      const held = order[i]!;
      let j = i;
      while (j - gap >= from && compare(order[j - gap]!, held) > 0) {
        order[j] = order[j - gap]!;
        j -= gap;
      }
      order[j] = held;
    }
  }
}

const GAPS = [1750, 701, 301, 132, 57, 23, 10, 4, 1];
