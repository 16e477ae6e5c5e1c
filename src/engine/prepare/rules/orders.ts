import { counted } from '../../../base/wording';
import type { OrderLines } from '../order-lines';
import { mark, type CleaningRule } from './rule';

/**
 * How the amount column of orders with several lines was written: `line` each its own, `once` on one line with the
 * others empty, `repeated` the order's total on every line.
 */
function amountHabit({ order, amount, quantity, price, rows }: OrderLines): 'line' | 'once' | 'repeated' {
  if (!order || !amount) return 'line';
  const n = order.dictionary.length;
  const lines = new Int32Array(n);
  const filled = new Int32Array(n);
  const first = new Float64Array(n).fill(NaN);
  const differs = new Uint8Array(n);
  const items = new Float64Array(n);
  for (let row = 0; row < rows; row++) {
    const code = order.codes[row]!;
    if (code < 0) continue;
    lines[code]!++;
    const value = amount[row]!;
    if (quantity && price) items[code]! += quantity[row]! * price[row]!;
    if (Number.isNaN(value)) continue;
    filled[code]!++;
    if (Number.isNaN(first[code]!)) first[code] = value;
    else if (first[code] !== value) differs[code] = 1;
  }
  let [several, once, repeated, likeTotal] = [0, 0, 0, 0];
  const amountsSeen = new Set<number>();
  for (let code = 0; code < n; code++) {
    if (lines[code]! < 2) continue;
    several++;
    if (filled[code] === 1) once++;
    if (filled[code] !== lines[code] || differs[code] === 1) continue;
    repeated++;
    if (amountsSeen.size < 3) amountsSeen.add(first[code]!);
    if (first[code]! >= 0.8 * items[code]!) likeTotal++;
  }
  if (several === 0) return 'line';
  if (once >= 0.9 * several) return 'once';
  const sure = quantity && price ? likeTotal >= 0.9 * several : several >= 20;
  return repeated >= 0.95 * several && amountsSeen.size >= Math.min(3, several) && sure ? 'repeated' : 'line';
}

/** All lines of an order but the first with an amount, for the habits that write the total once. */
function otherLines(lines: OrderLines): Uint8Array | null {
  const habit = amountHabit(lines);
  if (habit === 'line') return null;
  const { order, amount, rows } = lines;
  const seen = new Uint8Array(order!.dictionary.length);
  if (habit === 'once') return mark(rows, (row) => order!.codes[row]! >= 0 && Number.isNaN(amount![row]!));
  return mark(rows, (row) => {
    const code = order!.codes[row]!;
    if (code < 0 || seen[code] === 0) {
      if (code >= 0) seen[code] = 1;
      return false;
    }
    return true;
  });
}

/** The cells with each missing one taken from the first line of the same order that has it. */
function filled<A extends Int32Array | Float64Array>(
  { order, rows }: OrderLines,
  cells: A,
  missing: (cell: number) => boolean,
): A {
  const result = cells.slice() as A;
  const bearer = new Int32Array(order!.dictionary.length).fill(-1);
  for (let row = 0; row < rows; row++) {
    const code = order!.codes[row]!;
    if (code >= 0 && bearer[code]! < 0 && !missing(cells[row]!)) bearer[code] = row;
  }
  for (let row = 0; row < rows; row++) {
    const code = order!.codes[row]!;
    if (code >= 0 && missing(cells[row]!) && bearer[code]! >= 0) result[row] = cells[bearer[code]!]!;
  }
  return result;
}

export const orders: readonly CleaningRule[] = [
  {
    id: 'order-details',
    title: 'Details written once per order are carried to its other lines',
    optional: true,
    find: (lines) => {
      if (!lines.order) return null;
      const marks = new Uint8Array(lines.rows);
      const compare = (before: Int32Array | Float64Array | undefined, missing: (cell: number) => boolean) => {
        if (!before) return;
        const after = filled(lines, before, missing);
        for (let row = 0; row < lines.rows; row++) if (!Object.is(before[row], after[row])) marks[row] = 1;
      };
      compare(lines.customer.codes, (code) => code < 0);
      compare(lines.status?.codes, (code) => code < 0);
      compare(lines.time ?? undefined, Number.isNaN);
      return marks;
    },
    detail: (found) =>
      `${counted(found, 'line')} ${found === 1 ? 'lacks' : 'lack'} the customer, date or status that another line of the same order has.`,
    on: 'keep',
    off: 'keep',
    repair: (lines) => {
      const { customer, time, status } = lines;
      lines.customer = { ...customer, codes: filled(lines, customer.codes, (code) => code < 0) };
      if (status) lines.status = { ...status, codes: filled(lines, status.codes, (code) => code < 0) };
      if (time) lines.time = filled(lines, time, Number.isNaN);
    },
  },
  {
    id: 'order-total',
    title: 'Order totals are counted once',
    optional: true,
    find: otherLines,
    detail: (found) =>
      `The amount is that of the whole order. On ${counted(found, 'further line')} of an order it is not counted again; the products on them are.`,
    on: 'item',
    off: 'keep',
  },
];
