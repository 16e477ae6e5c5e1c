import { probit } from 'simple-statistics';
import type { Steps } from '../../base/steps';
import type { CategoryColumn } from '../features/types';

/** How much more frequent a kind is among some customers than among others. */
export interface Lift {
  /** Of the column: "Favorite category". */
  readonly label: string;
  readonly level: string;
  /** Shares of those on each side of whom the kind is known, 0 to 1. */
  readonly shares: readonly [number, number];
  /** First share over second; 2 is twice as frequent. Infinity where the second has none. */
  readonly lift: number;
  readonly low: number;
  readonly high: number;
}

/** Levels of fewer customers on both sides together say nothing. */
const LEAST = 20;
const MOST = 12;

/**
 * The kinds that are clearly more, or less, frequent on side 0 than on side 1: those whose interval of the ratio,
 * corrected for the number of kinds looked at, leaves out 1. At most twelve, the clearest first.
 *
 * @param rows of the customers, and the side of each.
 * @source interval of a ratio of shares: Katz et al., Biometrics 34 (1978), with half a customer added to each count.
 */
export function* lifts(
  columns: readonly CategoryColumn[],
  rows: Int32Array,
  side: Int32Array,
): Steps<Lift[]> {
  const found: (Omit<Lift, 'low' | 'high'> & { readonly log: number; readonly error: number })[] = [];
  for (const [done, { label, levels, codes }] of columns.entries()) {
    const counts = [new Int32Array(levels.length), new Int32Array(levels.length)] as const;
    const known: [number, number] = [0, 0];
    rows.forEach((row, i) => {
      const code = codes[row]!;
      if (code < 0) return;
      counts[side[i] as 0 | 1][code]!++;
      known[side[i] as 0 | 1]++;
    });
    yield { done, total: columns.length };
    if (known[0] === 0 || known[1] === 0) continue;
    levels.forEach((level, code) => {
      const [x, y] = [counts[0][code]!, counts[1][code]!];
      if (x + y < LEAST) return;
      const shares = [x / known[0], y / known[1]] as const;
      found.push({
        label,
        level,
        shares,
        lift: shares[0] / shares[1],
        log: Math.log((x + 0.5) / (known[0] + 0.5)) - Math.log((y + 0.5) / (known[1] + 0.5)),
        error: Math.sqrt(1 / (x + 0.5) - 1 / (known[0] + 0.5) + 1 / (y + 0.5) - 1 / (known[1] + 0.5)),
      });
    });
  }
  const z = probit(1 - 0.025 / Math.max(1, found.length));
  return found
    .filter(({ log, error }) => Math.abs(log) > z * error)
    .sort((a, b) => Math.abs(b.log) / b.error - Math.abs(a.log) / a.error)
    .slice(0, MOST)
    .map(({ log, error, ...lift }) => ({
      ...lift,
      low: Math.exp(log - z * error),
      high: Math.exp(log + z * error),
    }));
}
