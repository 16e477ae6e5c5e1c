import { counted } from '../../../base/wording';
import type { OrderLines } from '../order-lines';
import { LINE_KIND } from '../types';
import { linesThat, rowsWhere, type CleaningRule, type Rows } from './rule';

/** What a purchase had left to be given back: pieces, or where there are no quantities the money. */
interface Bought {
  readonly time: number;
  left: number;
}

/**
 * Return lines without an earlier purchase of the same product by the same customer that still has as much left to
 * give back. Each return uses up the latest purchase before it. O(lines of the customers and products returned).
 */
export function unmatchedReturns(lines: OrderLines): Rows {
  const { kept, kind, customer, time, rows } = lines;
  const isReturn = (row: number) => kept[row] === 1 && kind[row] === LINE_KIND.return;
  const returns = rowsWhere(rows, isReturn);
  const worth = lines.quantity ?? lines.amount;
  if (returns.length === 0 || !worth) return [];
  const product = lines.text.product;
  const products = product ? product.dictionary.length + 1 : 1;
  const keyOf = (row: number) => customer.codes[row]! * products + (product ? product.codes[row]! + 1 : 0);
  const bought = new Map<number, Bought[]>(returns.map((row) => [keyOf(row), []]));
  for (let row = 0; row < rows; row++) {
    if (kept[row] === 0 || (kind[row] !== LINE_KIND.purchase && kind[row] !== LINE_KIND.refunded)) continue;
    bought.get(keyOf(row))?.push({ time: time ? time[row]! : 0, left: Math.abs(worth[row]!) });
  }
  for (const list of bought.values()) list.sort((a, b) => a.time - b.time);
  const inTime = time ? [...returns].sort((a, b) => time[a]! - time[b]! || a - b) : returns;
  const without = inTime.filter((row) => {
    const when = time ? time[row]! : 0;
    let back = Math.abs(worth[row]!);
    const list = bought.get(keyOf(row))!;
    for (let i = list.length - 1; i >= 0 && back > 1e-9; i--) {
      const purchase = list[i]!;
      if (purchase.time > when) continue;
      const taken = Math.min(back, purchase.left);
      purchase.left -= taken;
      back -= taken;
    }
    return back > 1e-9;
  });
  return without.sort((a, b) => a - b);
}

export const refunds: readonly CleaningRule[] = [
  {
    id: 'unmatched-returns',
    title: 'Returns without their purchase are left out',
    optional: true,
    find: unmatchedReturns,
    detail: (found, { kept, kind, rows }) => {
      let all = 0;
      for (let row = 0; row < rows; row++) if (kept[row] === 1 && kind[row] === LINE_KIND.return) all++;
      return `${counted(all - found.length, 'return')} of ${all.toLocaleString('en')} belong to an earlier purchase of the same product by the same customer. ${linesThat(found, 'does', 'do')} not: bought before the files begin, or under another name. They lower the revenue unless you switch this on.`;
    },
    proposed: () => false,
    on: 'leave-out',
    off: 'keep',
  },
];
