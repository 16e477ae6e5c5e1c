/** How many rows carry each pair of labels (−1 counts as a label of its own), with the margins. */
function crossed(a: Int32Array, b: Int32Array) {
  const size = (labels: Int32Array) => labels.reduce((most, label) => Math.max(most, label), -1) + 2;
  const [rows, columns] = [size(a), size(b)];
  const pairs = new Float64Array(rows * columns);
  const inA = new Float64Array(rows);
  const inB = new Float64Array(columns);
  for (let i = 0; i < a.length; i++) {
    const [p, q] = [a[i]! + 1, b[i]! + 1];
    pairs[p * columns + q]!++;
    inA[p]!++;
    inB[q]!++;
  }
  return { pairs, inA, inB };
}

/**
 * Adjusted Rand index (Hubert, Arabie 1985) of two partitions of the same rows: 1 when they are the same, about 0
 * when they have nothing to do with each other. Cost: rows.
 */
export function adjustedRand(a: Int32Array, b: Int32Array): number {
  const { pairs, inA, inB } = crossed(a, b);
  const two = (counts: Float64Array) => counts.reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const [both, first, second] = [two(pairs), two(inA), two(inB)];
  const expected = (first * second) / ((a.length * (a.length - 1)) / 2);
  const most = (first + second) / 2;
  return most === expected || a.length < 2 ? 1 : (both - expected) / (most - expected);
}

/**
 * For each segment of `labels`, the largest Jaccard similarity with any segment of `other` over the same rows
 * (Hennig 2007): 1 when it came back whole. Cost: rows.
 */
export function bestJaccard(labels: Int32Array, other: Int32Array, k: number): Float64Array {
  const { pairs, inA, inB } = crossed(labels, other);
  const best = new Float64Array(k);
  for (let c = 0; c < inA.length - 1 && c < k; c++)
    for (let o = 1; o < inB.length; o++) {
      const shared = pairs[(c + 1) * inB.length + o]!;
      if (shared > 0) best[c] = Math.max(best[c]!, shared / (inA[c + 1]! + inB[o]! - shared));
    }
  return best;
}
