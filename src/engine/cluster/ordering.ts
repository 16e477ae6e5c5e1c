/**
 * Floyd and Rivest's selection (1975): afterwards the keys left of `k` are at most, those right of it at least
 * `keys[k]`. `carried` moves along.
 */
export function select(
  keys: Float64Array,
  carried: Int32Array,
  left: number,
  right: number,
  k: number,
): void {
  while (right > left) {
    if (right - left > 600) {
      const n = right - left + 1;
      const m = k - left + 1;
      const z = Math.log(n);
      const s = 0.5 * Math.exp((2 * z) / 3);
      const sd = 0.5 * Math.sqrt((z * s * (n - s)) / n) * (m - n / 2 < 0 ? -1 : 1);
      const from = Math.max(left, Math.floor(k - (m * s) / n + sd));
      const to = Math.min(right, Math.floor(k + ((n - m) * s) / n + sd));
      select(keys, carried, from, to, k);
    }
    const pivot = keys[k]!;
    let i = left;
    let j = right;
    swap(keys, carried, left, k);
    if (keys[right]! > pivot) swap(keys, carried, left, right);
    while (i < j) {
      swap(keys, carried, i, j);
      i++;
      j--;
      while (keys[i]! < pivot) i++;
      while (keys[j]! > pivot) j--;
    }
    if (keys[left] === pivot) swap(keys, carried, left, j);
    else {
      j++;
      swap(keys, carried, j, right);
    }
    if (j <= k) left = j + 1;
    if (k <= j) right = j - 1;
  }
}

/**
 * Indices that sort the values ascending, equal ones by index. By halves, because a sort with a callback takes
 * five times as long.
 */
export function sortedOrder(values: Float64Array): Int32Array {
  const keys = values.slice();
  const order = Int32Array.from(values.keys());
  const stack = [0, values.length - 1];
  while (stack.length > 0) {
    const right = stack.pop()!;
    const left = stack.pop()!;
    if (right - left < 24) {
      insert(keys, order, left, right);
      continue;
    }
    const middle = (left + right) >> 1;
    select(keys, order, left, right, middle);
    stack.push(left, middle - 1, middle + 1, right);
  }
  for (let from = 0; from < keys.length;) {
    let to = from + 1;
    while (to < keys.length && keys[to] === keys[from]) to++;
    if (to - from > 1) order.subarray(from, to).sort();
    from = to;
  }
  return order;
}

function insert(keys: Float64Array, carried: Int32Array, left: number, right: number): void {
  for (let i = left + 1; i <= right; i++) {
    const key = keys[i]!;
    const other = carried[i]!;
    let j = i - 1;
    for (; j >= left && keys[j]! > key; j--) {
      keys[j + 1] = keys[j]!;
      carried[j + 1] = carried[j]!;
    }
    keys[j + 1] = key;
    carried[j + 1] = other;
  }
}

function swap(keys: Float64Array, carried: Int32Array, a: number, b: number): void {
  const key = keys[a]!;
  keys[a] = keys[b]!;
  keys[b] = key;
  const other = carried[a]!;
  carried[a] = carried[b]!;
  carried[b] = other;
}
