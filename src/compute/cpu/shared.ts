// What both kernels compute in plain TypeScript: too little work to be worth SIMD.

/** Half the squared length of each center: |x − c|² / 2 = |x|² / 2 − (x·c − |c|² / 2), and |x|² decides nothing. */
export function halfSquares(centers: Float32Array, k: number, columns: number): Float32Array {
  return Float32Array.from({ length: k }, (_, c) => {
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += centers[c * columns + j]! ** 2;
    return sum / 2;
  });
}

/** Adds up eight lanes, always in the same order. */
export const addLanes = (lanes: Float64Array, at = 0): number =>
  lanes[at]! +
  lanes[at + 1]! +
  (lanes[at + 2]! + lanes[at + 3]!) +
  (lanes[at + 4]! + lanes[at + 5]! + (lanes[at + 6]! + lanes[at + 7]!));

/** For each share of `total`, the first row at which the running sum of `weights` passes it. One read of all. */
export function drawRows(weights: Float32Array, total: number, shares: Float64Array): Int32Array {
  const order = [...shares.keys()].sort((a, b) => shares[a]! - shares[b]!);
  const rows = new Int32Array(shares.length);
  let sum = 0;
  let last = 0;
  let next = 0;
  for (let i = 0; i < weights.length && next < order.length; i++) {
    const weight = weights[i]!;
    if (weight > 0) {
      sum += weight;
      last = i;
      while (next < order.length && sum > shares[order[next]!]! * total) rows[order[next++]!] = i;
    }
  }
  while (next < order.length) rows[order[next++]!] = last;
  return rows;
}
