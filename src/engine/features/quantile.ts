/**
 * The quantile of the defined values by linear interpolation between order statistics (type 7, as in NumPy and R);
 * NaN without values. Expected O(n) by selection: sorting columns of a million customers would take longer than
 * computing them.
 */
export function quantile(values: Float64Array, share: number): number {
  const defined = values.filter((value) => value === value);
  if (defined.length === 0) return NaN;
  const at = share * (defined.length - 1);
  const below = Math.floor(at);
  const low = select(defined, below);
  if (below === at) return low;
  let high = Infinity;
  for (let i = below + 1; i < defined.length; i++) if (defined[i]! < high) high = defined[i]!;
  return low + (at - below) * (high - low);
}

/** The k-th smallest value; rearranges `values` so that none after place k is smaller (Hoare's quickselect). */
function select(values: Float64Array, k: number): number {
  let [from, to] = [0, values.length - 1];
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
