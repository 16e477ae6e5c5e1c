/**
 * The quantile of the defined values by linear interpolation between order statistics (type 7, as in NumPy and R);
 * NaN without values. Expected O(n) by selection: sorting columns of a million customers would take longer than
 * computing them.
 */
export const quantile = (values: Float64Array, share: number): number => quantilesAt(values, [share])[0]!;

/** The same at several shares, ascending, of one copy: each is looked for beyond the one before. */
export function quantilesAt(values: Float64Array, shares: readonly number[]): number[] {
  const held = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] === values[i]) held[count++] = values[i]!;
  let from = 0;
  return shares.map((share) => {
    if (count === 0) return NaN;
    const at = share * (count - 1);
    const below = Math.floor(at);
    const low = select(held, from, count - 1, below);
    from = below;
    if (below === at) return low;
    let high = Infinity;
    for (let i = below + 1; i < count; i++) if (held[i]! < high) high = held[i]!;
    return low + (at - below) * (high - low);
  });
}

/**
 * The k-th smallest value, given that it lies in places `from` to `to`; rearranges these so that none before place k
 * is larger and none after it smaller (Hoare's quickselect).
 */
function select(values: Float64Array, from: number, to: number, k: number): number {
  while (from < to) {
    const pivot = middle(values[from]!, values[(from + to) >> 1]!, values[to]!);
    let [i, j] = [from, to];
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const held = values[i]!;
      values[i++] = values[j]!;
      values[j--] = held;
    }
    if (k <= j) to = j;
    else if (k >= i) from = i;
    else break;
  }
  return values[k]!;
}

const middle = (a: number, b: number, c: number) => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
