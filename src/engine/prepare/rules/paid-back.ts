import type { OrderLines } from '../order-lines';
import { LINE_KIND } from '../types';
import { linesThat, rowsWhere, type CleaningRule, type Rows } from './rule';

/** Purchases with money paid back; a line whose money stands on another line of its order repeats the refund too. */
const refunded = ({ rows, amount, refundedGiven, kind, item }: OrderLines): Rows =>
  amount && refundedGiven
    ? rowsWhere(rows, (row) => refundedGiven[row]! > 0 && kind[row] === LINE_KIND.purchase && item[row] === 0)
    : [];

export const paidBack: readonly CleaningRule[] = [
  {
    id: 'refunds',
    title: 'Money paid back lowers the order',
    optional: true,
    find: refunded,
    detail: (found) =>
      `${linesThat(found, 'says', 'say')} how much of it was paid back: counted as bought and, by that amount, returned.`,
    on: 'keep',
    off: 'keep',
    money: ({ refundedGiven }, row) => -refundedGiven![row]!,
    repair: (lines, found) => {
      lines.refunded = new Float64Array(lines.rows);
      for (const row of found) lines.refunded[row] = lines.refundedGiven![row]!;
    },
  },
];
