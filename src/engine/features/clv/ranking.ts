/**
 * Area under the ROC curve: the chance that a random customer with outcome 1 scores higher than a random one with
 * outcome 0, ties counted half (Mann, Whitney 1947). NaN when one of the outcomes is missing. O(n ln n).
 */
export function areaUnderCurve(scores: ArrayLike<number>, outcome: ArrayLike<number>): number {
  const order = Int32Array.from({ length: scores.length }, (_, i) => i).sort(
    (a, b) => scores[a]! - scores[b]!,
  );
  let [below, pairs, ones] = [0, 0, 0];
  for (let from = 0; from < order.length;) {
    let to = from;
    let hits = 0;
    while (to < order.length && scores[order[to]!] === scores[order[from]!]) hits += outcome[order[to++]!]!;
    const misses = to - from - hits;
    pairs += hits * (below + misses / 2);
    below += misses;
    ones += hits;
    from = to;
  }
  return ones > 0 && below > 0 ? pairs / (ones * below) : NaN;
}
