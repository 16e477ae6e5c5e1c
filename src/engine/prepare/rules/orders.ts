import { counted } from '../../../base/wording';
import type { OrderLines } from '../order-lines';
import { linesThat, rowsWhere, type CleaningRule, type Rows } from './rule';

/**
 * How the amount column of orders with several lines was written: `line` each its own, `once` on one line with the
 * others empty, `repeated` the order's total on every line.
 */
function amountHabit(lines: OrderLines): 'line' | 'once' | 'repeated' {
  const { order, amount, quantity, price, rows } = lines;
  if (!order || !amount || !lines.amountGiven) return 'line';
  const n = order.dictionary.length;
  const lineCount = new Int32Array(n);
  const filled = new Int32Array(n);
  const first = new Float64Array(n).fill(NaN);
  const differs = new Uint8Array(n);
  const items = new Float64Array(n);
  for (let row = 0; row < rows; row++) {
    const code = order.codes[row]!;
    if (code < 0) continue;
    lineCount[code]!++;
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
    if (lineCount[code]! < 2) continue;
    several++;
    if (filled[code] === 1) once++;
    if (filled[code] !== lineCount[code] || differs[code] === 1) continue;
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
function otherLines(lines: OrderLines): Rows {
  const habit = amountHabit(lines);
  if (habit === 'line') return [];
  const { amount, rows } = lines;
  const codes = lines.order!.codes;
  if (habit === 'once') return rowsWhere(rows, (row) => Number.isNaN(amount![row]!) && codes[row]! >= 0);
  const seen = new Uint8Array(lines.order!.dictionary.length);
  return rowsWhere(rows, (row) => codes[row]! >= 0 && !isFirst(seen, codes[row]!));
}

function isFirst(seen: Uint8Array, code: number): boolean {
  if (seen[code] === 1) return false;
  seen[code] = 1;
  return true;
}

/** The cells with each missing one taken from the first line of the same order that has it; the same array if none. */
function filled<A extends Int32Array | Float64Array>({ order, rows }: OrderLines, cells: A): A {
  const codes = order!.codes;
  const bearer = new Int32Array(order!.dictionary.length).fill(-1);
  let missing = 0;
  for (let row = 0; row < rows; row++) {
    const code = codes[row]!;
    if (isMissing(cells[row]!)) missing++;
    else if (code >= 0 && bearer[code]! < 0) bearer[code] = row;
  }
  if (missing === 0) return cells;
  const result = cells.slice() as A;
  for (let row = 0; row < rows; row++) {
    const code = codes[row]!;
    if (code >= 0 && isMissing(cells[row]!) && bearer[code]! >= 0) result[row] = cells[bearer[code]!]!;
  }
  return result;
}

/** An empty code is −1, an empty date NaN. No shop has orders a millisecond before 1970. */
const isMissing = (cell: number) => cell === -1 || Number.isNaN(cell);

export const orders: readonly CleaningRule[] = [
  {
    id: 'order-details',
    title: 'Details written once per order are carried to its other lines',
    optional: true,
    find: (lines) => {
      if (!lines.order) return [];
      const changed = [lines.customer.codes, lines.status?.codes, lines.time].flatMap((cells) => {
        const whole = cells && filled(lines, cells);
        return cells && whole !== cells ? [{ cells, whole: whole! }] : [];
      });
      return changed.length > 0
        ? rowsWhere(lines.rows, (row) =>
            changed.some(({ cells, whole }) => !Object.is(cells[row], whole[row])),
          )
        : [];
    },
    detail: (found) =>
      `${linesThat(found, 'lacks', 'lack')} the customer, date or status that another line of the same order has.`,
    on: 'keep',
    off: 'keep',
    repair: (lines) => {
      const { customer, time, status } = lines;
      lines.customer = { ...customer, codes: filled(lines, customer.codes) };
      if (status) lines.status = { ...status, codes: filled(lines, status.codes) };
      if (time) lines.time = filled(lines, time);
    },
  },
  {
    id: 'order-total',
    title: 'Order totals are counted once',
    optional: true,
    find: otherLines,
    detail: (found) =>
      `The amount is that of the whole order. On ${counted(found.length, 'further line')} of an order it is not counted again; the products on them are.`,
    on: 'item',
    off: 'keep',
  },
];
