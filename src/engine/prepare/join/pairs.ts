/** Different pairs of codes: first[i] stands on a row with second[i]. */
export interface Pairs {
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/**
 * The different pairs of codes that stand on one row, over several sources; −1 is an empty cell. O(rows): most rows
 * repeat the first pair of their code and cost two array reads.
 */
export function pairsOf(sources: readonly (readonly [Int32Array | null, Int32Array | null])[]): Pairs {
  const [first, second]: [number[], number[]] = [[], []];
  let size = 0;
  let width = 0;
  for (const [a, b] of sources) {
    if (!a || !b) continue;
    for (let row = 0; row < a.length; row++) {
      if (a[row]! >= size) size = a[row]! + 1;
      if (b[row]! >= width) width = b[row]! + 1;
    }
  }
  const usual = new Int32Array(size).fill(-1);
  const others = new Set<number>();
  for (const [a, b] of sources) {
    if (!a || !b) continue;
    for (let row = 0; row < a.length; row++) {
      const [one, other] = [a[row]!, b[row]!];
      if (one < 0 || other < 0 || usual[one] === other) continue;
      if (usual[one]! < 0) usual[one] = other;
      else {
        const pair = one * width + other;
        if (others.has(pair)) continue;
        others.add(pair);
      }
      first.push(one);
      second.push(other);
    }
  }
  return { first: Int32Array.from(first), second: Int32Array.from(second) };
}
