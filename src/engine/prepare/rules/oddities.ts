import { DAY_MS } from '../../../base/table';
import { textOf } from '../columns';
import type { OrderLines } from '../order-lines';
import { linesThat, passing, rowsWhere, type CleaningRule, type Rows } from './rule';

const LONG_SPAN = 3650 * DAY_MS;
const GAP = 365 * DAY_MS;
const FEW = 0.005;

/** The span of time left when a few lines, more than a year away from all others, are cut off at either end. */
function plausibleSpan({ time, kept }: OrderLines): readonly [number, number] | null {
  if (!time) return null;
  let [first, last] = [Infinity, -Infinity];
  for (let row = 0; row < time.length; row++) {
    if (kept[row] === 0) continue;
    if (time[row]! < first) first = time[row]!;
    if (time[row]! > last) last = time[row]!;
  }
  if (!(last - first > LONG_SPAN)) return null;
  const sorted = time.filter((value, row) => kept[row] === 1 && !Number.isNaN(value)).sort();
  const few = Math.floor(sorted.length * FEW);
  let [from, to] = [0, sorted.length - 1];
  for (let i = 1; i <= few; i++) {
    if (sorted[i]! - sorted[i - 1]! > GAP) from = i;
    if (sorted[sorted.length - i]! - sorted[sorted.length - i - 1]! > GAP) to = sorted.length - i - 1;
  }
  return from === 0 && to === sorted.length - 1 ? null : [sorted[from]!, sorted[to]!];
}

/** Spares the pattern for the many values that start with neither t, T nor a blank. */
const mayBeTest = (unit: number) => unit === 116 || unit === 84 || unit === 32;

const isTest = (value: string) =>
  mayBeTest(value.charCodeAt(0)) &&
  /^(test|tester|testing|test (user|customer|order|kunde))([\s@._-].*)?$/i.test(value.trim());

/** Names, e-mails and order numbers that people use to try their shop out. */
function testOrders({ rows, customer, email, order, table }: OrderLines): Rows {
  const told = [customer, email, order, textOf(table, 'name')].flatMap((column) => {
    const flags = column && passing(column.dictionary, isTest);
    return flags?.includes(1) ? [{ codes: column!.codes, flags }] : [];
  });
  if (told.length === 0) return [];
  return rowsWhere(rows, (row) =>
    told.some(({ codes, flags }) => codes[row]! >= 0 && flags[codes[row]!] === 1),
  );
}

export const oddities: readonly CleaningRule[] = [
  {
    id: 'odd-dates',
    title: 'Lines with an impossible date are left out',
    optional: true,
    find: (lines) => {
      const span = plausibleSpan(lines);
      const time = lines.time;
      return span && time ? rowsWhere(lines.rows, (row) => time[row]! < span[0] || time[row]! > span[1]) : [];
    },
    detail: (found) =>
      `${linesThat(found, 'lies', 'lie')} more than a year before or after all others, which looks like a slip of the pen.`,
    on: 'leave-out',
    off: 'keep',
  },
  {
    id: 'test-orders',
    title: 'Test orders are left out',
    optional: true,
    find: testOrders,
    detail: (found) => `${linesThat(found, 'was', 'were')} ordered under the name “test”.`,
    proposed: (found, { rows }) => found.length <= 0.05 * rows,
    on: 'leave-out',
    off: 'keep',
  },
];
