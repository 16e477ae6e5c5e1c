// What both kernels compute in plain TypeScript: too little work to be worth SIMD.

/** Half the squared length of each center: |x − c|² / 2 = |x|² / 2 − (x·c − |c|² / 2), and |x|² decides nothing. */
export function halfSquares(
  centers: Float32Array,
  k: number,
  columns: number,
  to: Float32Array,
  at: number,
): void {
  for (let c = 0, i = 0; c < k; c++) {
    let sum = 0;
    for (let j = 0; j < columns; j++, i++) sum += centers[i]! ** 2;
    to[at + c] = sum / 2;
  }
}

/** Adds up eight lanes, always in the same order. */
export const addLanes = (lanes: Float64Array, at = 0): number =>
  lanes[at]! +
  lanes[at + 1]! +
  (lanes[at + 2]! + lanes[at + 3]!) +
  (lanes[at + 4]! + lanes[at + 5]! + (lanes[at + 6]! + lanes[at + 7]!));

/**
 * For each share of `total`, the first of `rows` rows at which the running sum of the weights from `at` on passes it.
 * One read of all.
 */
export function drawRows(
  weights: Float32Array,
  at: number,
  rows: number,
  total: number,
  shares: Float64Array,
): Int32Array {
  const targets = shares.map((share) => share * total).sort();
  const drawn = new Int32Array(shares.length);
  let sum = 0;
  let last = 0;
  let next = 0;
  for (let i = 0; i < rows && next < targets.length; i++) {
    const weight = weights[at + i]!;
    if (weight > 0) {
      sum += weight;
      last = i;
      while (next < targets.length && sum > targets[next]!) drawn[next++] = i;
    }
  }
  return drawn.fill(last, next);
}
