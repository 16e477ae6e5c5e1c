import { DAY_MS } from '../../../base/table';
import type { RawColumn } from '../../collect/types';
import type { OrderLines } from '../order-lines';
import { LINE_KIND } from '../types';
import { repeatedRows } from './duplicates';
import { linesThat, rowsWhere, type CleaningRule, type Rows } from './rule';

/** Within this time nobody orders the same again on purpose. */
const MINUTES = 10;

/** Purchases that repeat an earlier one under another order number, minutes later or, without times, the same day. */
function likelyRepeats(lines: OrderLines): Rows {
  const { order, time, customer, amount, quantity, rows } = lines;
  if (!order || !time || !amount) return [];
  const column = (data: RawColumn['data'], index: number): RawColumn => ({
    index,
    header: '',
    role: 'attribute',
    type: { kind: 'text' },
    data,
    unreadable: 0,
  });
  const day = time.map((ms) => Math.floor(ms / DAY_MS));
  const product = lines.text.product;
  const same = [
    column(customer, 0),
    column({ kind: 'number', values: amount }, 1),
    column({ kind: 'number', values: day }, 2),
    ...(product ? [column(product, 3)] : []),
    ...(quantity ? [column({ kind: 'number', values: quantity }, 4)] : []),
  ];
  const keyOf = (row: number) =>
    [
      customer.codes[row],
      amount[row],
      day[row],
      product ? product.codes[row] : '',
      quantity ? quantity[row] : '',
    ].join('|');
  const counts = (row: number) =>
    lines.kept[row] === 1 &&
    lines.kind[row] === LINE_KIND.purchase &&
    lines.item[row] === 0 &&
    customer.codes[row]! >= 0 &&
    order.codes[row]! >= 0 &&
    amount[row]! > 0;
  const repeats = repeatedRows({ rowCount: rows, columns: same }).filter(counts);
  if (repeats.length === 0) return [];
  const wanted = new Set(repeats.map(keyOf));
  const people = new Set(repeats.map((row) => customer.codes[row]!));
  const earlier = new Map<string, number>();
  const withTimes = time.some((ms) => ms % DAY_MS !== 0);
  return rowsWhere(rows, (row) => {
    if (!counts(row) || !people.has(customer.codes[row]!)) return false;
    const key = keyOf(row);
    if (!wanted.has(key)) return false;
    const first = earlier.get(key);
    earlier.set(key, row);
    if (first === undefined || order.codes[first] === order.codes[row]) return false;
    return !withTimes || Math.abs(time[row]! - time[first]!) <= MINUTES * 60_000;
  });
}

export const repeats: readonly CleaningRule[] = [
  {
    id: 'likely-duplicates',
    title: 'Likely double orders are left out',
    optional: true,
    find: likelyRepeats,
    detail: (found) =>
      `${linesThat(found, 'repeats', 'repeat')} what the same customer had ordered just before (same product and amount, within ${MINUTES} minutes or, where there are no times, that day) under another order number, as when a button is pressed twice. They may be true, so they are kept unless you switch this on.`,
    proposed: () => false,
    on: 'leave-out',
    off: 'keep',
  },
];
