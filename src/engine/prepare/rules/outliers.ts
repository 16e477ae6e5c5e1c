import { count } from '../../../base/wording';
import type { OrderLines } from '../order-lines';
import { LINE_KIND } from '../types';
import { linesThat, rowsWhere, type CleaningRule, type Rows } from './rule';

/** Robust standard deviations of the logarithm: beyond this a sale is one of a kind. */
const FAR = 6;
const FEWEST = 50;
const LISTED = 20;
/** Makes the median absolute deviation a standard deviation where the logarithms are normal. */
const MAD = 1.4826;

/** Width of a bin of the logarithms, and how far from 1 they reach: a tenth of a percent of money, up to e³⁰. */
const BIN = 0.001;
const REACH = 30;

/** The highest amount that still goes with the others; infinite where there is too little to tell. O(lines). */
function capOf({ amount, kept, kind, rows }: OrderLines): number {
  if (!amount) return Infinity;
  const counts = new Int32Array(Math.round((2 * REACH) / BIN) + 1);
  let n = 0;
  for (let row = 0; row < rows; row++) {
    if (kept[row] === 0 || kind[row] !== LINE_KIND.purchase || !(amount[row]! > 0)) continue;
    const log = Math.min(REACH, Math.max(-REACH, Math.log(amount[row]!)));
    counts[Math.round((log + REACH) / BIN)]!++;
    n++;
  }
  if (n < FEWEST) return Infinity;
  let middle = 0;
  for (let below = 0; below + counts[middle]! <= n / 2; middle++) below += counts[middle]!;
  let width = 0;
  for (let within = counts[middle]!; within <= n / 2;) {
    width++;
    within += (counts[middle - width] ?? 0) + (counts[middle + width] ?? 0);
  }
  return width > 0 ? Math.exp(middle * BIN - REACH + FAR * MAD * width * BIN) : Infinity;
}

function farOut(lines: OrderLines): Rows {
  const cap = capOf(lines);
  if (cap === Infinity) return [];
  const { amount, kept, kind } = lines;
  return rowsWhere(
    lines.rows,
    (row) => amount![row]! > cap && kept[row] === 1 && kind[row] === LINE_KIND.purchase,
  );
}

const money = (value: number) =>
  value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const outliers: readonly CleaningRule[] = [
  {
    id: 'outliers',
    title: 'Amounts far beyond all others are brought down',
    optional: true,
    find: farOut,
    detail: (found, lines) =>
      `${linesThat(found, 'is', 'are')} worth more than ${money(capOf(lines))}, far from the others (${FAR} robust standard deviations on a log scale). If they are slips, switch this on and they count as that much (winsorizing); true sales should stay.`,
    proposed: () => false,
    list: (found, { amount }) =>
      [...found]
        .sort((a, b) => amount![b]! - amount![a]! || a - b)
        .slice(0, LISTED)
        .map((row) => `Line ${count(row + 1)} of the orders: ${money(amount![row]!)}`),
    gain: (lines, found) => {
      const cap = capOf(lines);
      return found.reduce((sum, row) => sum + cap - lines.amount![row]!, 0);
    },
    repair: (lines, found) => {
      const cap = capOf(lines);
      for (const row of found) lines.amount![row] = cap;
    },
    on: 'keep',
    off: 'keep',
  },
];
