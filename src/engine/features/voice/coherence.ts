import type { Nmf } from '../factorization/nmf';
import type { Sparse } from '../factorization/sparse';

/** The columns that weigh most in each part, heaviest first; only those that weigh at all. */
export function topColumns({ k, columns, basis }: Nmf, count: number): Int32Array[] {
  return Array.from({ length: k }, (_, part) =>
    Int32Array.from(
      Array.from({ length: columns }, (_, column) => column)
        .filter((column) => basis[column * k + part]! > 0)
        .sort((a, b) => basis[b * k + part]! - basis[a * k + part]! || a - b)
        .slice(0, count),
    ),
  );
}

/**
 * How much the words of each topic keep company: the mean normalized pointwise mutual information (NPMI, Bouma
 * 2009; as a measure of topics Lau, Newman and Baldwin 2014) of all pairs of its words, over the texts.
 *
 * @returns one figure a topic, −1 (never together) to 1 (always); 0 for a topic of a single word
 */
export function coherence(x: Sparse, topics: readonly Int32Array[]): Float64Array {
  const columns = [...new Set(topics.flatMap((topic) => [...topic]))];
  const place = new Map(columns.map((column, i) => [column, i]));
  const n = columns.length;
  const together = new Float64Array(n * n);
  for (let row = 0; row < x.rows; row++) {
    const present: number[] = [];
    for (let at = x.offsets[row]!; at < x.offsets[row + 1]!; at++) {
      const i = place.get(x.indices[at]!);
      if (i !== undefined) present.push(i);
    }
    for (const i of present) for (const j of present) together[i * n + j]!++;
  }
  return Float64Array.from(topics, (topic) => {
    let [sum, pairs] = [0, 0];
    for (let a = 1; a < topic.length; a++)
      for (let b = 0; b < a; b++, pairs++) {
        const [i, j] = [place.get(topic[a]!)!, place.get(topic[b]!)!];
        sum += npmi(together[i * n + j]!, together[i * n + i]!, together[j * n + j]!, x.rows);
      }
    return pairs > 0 ? sum / pairs : 0;
  });
}

function npmi(both: number, one: number, other: number, texts: number): number {
  if (both === 0) return -1;
  if (both === texts) return 0;
  return Math.log((both * texts) / (one * other)) / -Math.log(both / texts);
}

/** Share of the words that stand in one topic only: 1 where all topics differ (Dieng, Ruiz and Blei 2020). */
export function diversity(topics: readonly Int32Array[]): number {
  const all = topics.flatMap((topic) => [...topic]);
  return all.length > 0 ? new Set(all).size / all.length : 0;
}
