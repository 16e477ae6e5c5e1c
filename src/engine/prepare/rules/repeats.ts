import { DAY_MS, dayOf } from '../../../base/table';
import type { OrderLines } from '../order-lines';
import { LINE_KIND } from '../types';
import { linesThat, rowsWhere, type CleaningRule, type Rows } from './rule';

/** Within this time nobody orders the same again on purpose. */
const MINUTES = 10;

/** Purchases that repeat an earlier one under another order number, minutes later or, without times, the same day. */
function likelyRepeats(lines: OrderLines): Rows {
  const { order, time, customer, amount, quantity, rows } = lines;
  if (!order || !time || !amount) return [];
  const several = daysWithSeveralOrders(lines);
  if (several.size === 0) return [];
  const product = lines.text.product;
  const earlier = new Map<string, number>();
  const withTimes = time.some((ms) => ms % DAY_MS !== 0);
  return rowsWhere(rows, (row) => {
    const who = customer.codes[row]!;
    if (who < 0 || order.codes[row]! < 0 || !(amount[row]! > 0)) return false;
    if (lines.kept[row] === 0 || lines.kind[row] !== LINE_KIND.purchase || lines.item[row] === 1)
      return false;
    const day = dayOf(time[row]!);
    if (!several.has(customerDay(who, day))) return false;
    const key = `${who}|${day}|${amount[row]}|${product ? product.codes[row] : ''}|${quantity ? quantity[row] : ''}`;
    const first = earlier.get(key);
    earlier.set(key, row);
    if (first === undefined || order.codes[first] === order.codes[row]) return false;
    return !withTimes || Math.abs(time[row]! - time[first]!) <= MINUTES * 60_000;
  });
}

/** Every day below 2²⁰, the year 4840, apart for each customer. */
const customerDay = (who: number, day: number) => who * 2 ** 20 + day;

/** Customers and days with lines of more than one order. One pass over the lines, by open addressing. */
function daysWithSeveralOrders({ order, time, customer, rows }: OrderLines): Set<number> {
  const several = new Set<number>();
  let slots = 16;
  while (slots < 2 * rows) slots *= 2;
  const table = new Int32Array(slots);
  for (let row = 0; row < rows; row++) {
    const [who, number] = [customer.codes[row]!, order!.codes[row]!];
    if (who < 0 || number < 0) continue;
    const day = dayOf(time![row]!);
    let slot = (Math.imul(who, 0x9e3779b1) ^ Math.imul(day, 0x85ebca6b)) >>> 0;
    for (slot &= slots - 1; table[slot] !== 0; slot = (slot + 1) & (slots - 1)) {
      const held = table[slot]! - 1;
      if (customer.codes[held] !== who || dayOf(time![held]!) !== day) continue;
      if (order!.codes[held] !== number) several.add(customerDay(who, day));
      break;
    }
    if (table[slot] === 0) table[slot] = row + 1;
  }
  return several;
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
