import { bestPairs } from '../../base/assignment';
import type { Steps } from '../../base/steps';

/** Which segment each customer is in: 0 … k−1, or −1 for none. */
export interface Labeling {
  readonly labels: Int32Array;
  readonly k: number;
}

/** A segment and what it becomes in the other solution. */
export interface Match {
  readonly segment: number;
  /** −1: no segment is left for it. */
  readonly other: number;
  readonly shared: number;
  /** Customers in both over customers in either, 0 to 1. */
  readonly jaccard: number;
}

/** Customers of one segment who stand elsewhere in the other solution; −1 is "in no segment". */
export interface Move {
  readonly from: number;
  readonly to: number;
  readonly customers: number;
}

/** Two ways of grouping the same customers. */
export interface TwoSolutions {
  readonly customers: number;
  /** Adjusted Rand index: 1 the same groups, about 0 nothing in common. */
  readonly rand: number;
  /** Share of customers whose segment matches the one they are in in the other solution. */
  readonly stay: number;
  /** One a segment of the first. */
  readonly matches: readonly Match[];
  /** Segments of the other that match none. */
  readonly added: readonly number[];
  /** Customers by segment of the first (rows) and of the other (columns); last of each are those in no segment. */
  readonly counts: readonly (readonly number[])[];
  /** Who moves to a segment that does not match theirs, the largest stream first. */
  readonly moves: readonly Move[];
}

const BLOCK = 131_072;

/**
 * Lays two solutions side by side. Segments are matched one to one so that as many customers as can be stay where
 * they are; those in no segment stay when they are in none again.
 *
 * @param adjustedRand lent by the cluster stage; −1 counts as a group of its own.
 * Cost: customers, and the smaller k squared × the larger.
 */
export function* twoSolutions(
  first: Labeling,
  other: Labeling,
  adjustedRand: (a: Int32Array, b: Int32Array) => number,
): Steps<TwoSolutions> {
  const [rows, columns] = [first.k + 1, other.k + 1];
  const customers = first.labels.length;
  const counts = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  for (let i = 0; i < customers; i++) {
    const [a, b] = [first.labels[i]!, other.labels[i]!];
    counts[a < 0 ? first.k : a]![b < 0 ? other.k : b]!++;
    if (i % BLOCK === BLOCK - 1) yield { done: i, total: customers };
  }
  const inFirst = counts.map((row) => row.reduce((sum, n) => sum + n, 0));
  const inOther = counts[0]!.map((_, b) => counts.reduce((sum, row) => sum + row[b]!, 0));
  const gain = counts.slice(0, first.k).map((row) => row.slice(0, other.k));
  const partner = new Map(bestPairs(gain).filter(([a, b]) => counts[a]![b]! > 0));
  const matches = Array.from({ length: first.k }, (_, segment): Match => {
    const matched = partner.get(segment);
    if (matched === undefined) return { segment, other: -1, shared: 0, jaccard: 0 };
    const shared = counts[segment]![matched]!;
    return {
      segment,
      other: matched,
      shared,
      jaccard: shared / (inFirst[segment]! + inOther[matched]! - shared),
    };
  });
  const taken = new Set(partner.values());
  const staying = matches.reduce((sum, { shared }) => sum + shared, 0) + counts[first.k]![other.k]!;
  return {
    customers,
    rand: adjustedRand(first.labels, other.labels),
    stay: customers > 0 ? staying / customers : NaN,
    matches,
    added: Array.from({ length: other.k }, (_, b) => b).filter((b) => !taken.has(b)),
    counts,
    moves: movesOf(counts, partner),
  };
}

function movesOf(counts: readonly (readonly number[])[], partner: ReadonlyMap<number, number>): Move[] {
  const label = (at: number, length: number) => (at === length - 1 ? -1 : at);
  return counts
    .flatMap((row, a) =>
      row.map((customers, b) => ({
        from: label(a, counts.length),
        to: label(b, row.length),
        customers,
      })),
    )
    .filter(({ from, to, customers }) => customers > 0 && to !== (from < 0 ? -1 : partner.get(from)))
    .sort((p, q) => q.customers - p.customers || p.from - q.from || p.to - q.to);
}
