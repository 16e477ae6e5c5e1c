import { hash } from '../../base/random';
import type { Steps } from '../../base/steps';
import { dayOf, DAY_MS, type TextColumn } from '../../base/table';
import type { OrderLines } from './order-lines';
import { canonicalOrder } from './ranking';
import { byKey, byValue, sortRun } from './sort';
import { LINE_KIND, type Lines, type LineText, type Orders } from './types';

export interface Grouped {
  readonly customers: readonly string[];
  readonly offsets: Int32Array;
  readonly orders: Orders;
  readonly lines: Lines;
}

/**
 * Brings the kept lines into the order customer, day, order and cuts them into orders. `mergeDays` counts all that
 * a customer buys on one day as one order. The result does not depend on the order of the lines in the files.
 * O(lines + customers log customers), with no object per line.
 */
export function* group(input: OrderLines, mergeDays: boolean): Steps<Grouped> {
  const total = 6;
  const rows = keptRows(input);
  const n = rows.length;
  yield { done: 0, total };
  const { customers, rank } = rankCustomers(input, rows);
  const customer = new Int32Array(n);
  for (let i = 0; i < n; i++) customer[i] = rank[input.customer.codes[rows[i]!]!]!;
  const day = input.time ? new Int32Array(n) : null;
  if (day) for (let i = 0; i < n; i++) day[i] = dayOf(input.time![rows[i]!]!);
  yield { done: 1, total };
  let sequence: Int32Array = new Int32Array(n);
  for (let i = 0; i < n; i++) sequence[i] = i;
  if (day) sequence = byValue(sequence, day);
  yield { done: 2, total };
  sequence = byKey(sequence, customer, customers.length);
  yield { done: 3, total };
  const orderCode = input.order && !mergeDays ? input.order.codes : null;
  settleDays(sequence, customer, day, rows, orderCode, input);
  const cut = cutOrders(
    sequence,
    customer,
    day,
    rows,
    orderCode,
    mergeDays,
    input.order?.dictionary.length ?? 0,
  );
  if (cut.scattered) sequence = byKey(sequence, cut.orderOf, cut.count);
  yield { done: 4, total };
  const lines = gather(input, rows, sequence, cut.orderOf, day);
  yield { done: 5, total };
  const orders = sumOrders(lines, cut.count);
  const offsets = new Int32Array(customers.length + 1);
  for (let o = 0; o < orders.count; o++) offsets[customer[sequence[orders.offsets[o]!]!]! + 1]!++;
  for (let c = 0; c < customers.length; c++) offsets[c + 1]! += offsets[c]!;
  return { customers, offsets, orders, lines };
}

function keptRows({ kept, rows }: OrderLines): Int32Array {
  let n = 0;
  for (let row = 0; row < rows; row++) n += kept[row]!;
  const result = new Int32Array(n);
  for (let row = 0, i = 0; row < rows; row++) if (kept[row] === 1) result[i++] = row;
  return result;
}

function rankCustomers({ customer }: OrderLines, rows: Int32Array) {
  const { codes, dictionary } = customer;
  const present = new Uint8Array(dictionary.length);
  for (let i = 0; i < rows.length; i++) present[codes[rows[i]!]!] = 1;
  let m = 0;
  const list = new Int32Array(present.reduce((sum, is) => sum + is, 0));
  present.forEach((is, code) => {
    if (is === 1) list[m++] = code;
  });
  const sorted = canonicalOrder(list, dictionary);
  const rank = new Int32Array(dictionary.length);
  sorted.forEach((code, position) => {
    rank[code] = position;
  });
  return { customers: Array.from(sorted, (code) => dictionary[code]!), rank };
}

/**
 * Sorts the lines of one customer and day by order, then by amount, so that orders lie together and every sum
 * adds in the same order whatever the order of the file.
 */
function settleDays(
  sequence: Int32Array,
  customer: Int32Array,
  day: Int32Array | null,
  rows: Int32Array,
  orderCode: Int32Array | null,
  { amount, quantity, order }: OrderLines,
): void {
  const worth = amount ?? quantity;
  const byWorth = (a: number, b: number) => (worth ? worth[rows[a]!]! - worth[rows[b]!]! || 0 : 0);
  const byOrder = (a: number, b: number) => {
    const [one, other] = [orderCode![rows[a]!]!, orderCode![rows[b]!]!];
    if (one === other) return byWorth(a, b);
    if (one < 0 || other < 0) return one - other;
    // A hash of the number: codes follow the order of the file.
    return hash(order!.dictionary[one]!) - hash(order!.dictionary[other]!) || one - other;
  };
  const n = sequence.length;
  for (let from = 0, to = 1; from < n; from = to++) {
    const first = sequence[from]!;
    const who = customer[first]!;
    const when = day ? day[first]! : 0;
    let single = true;
    while (to < n && customer[sequence[to]!] === who && (!day || day[sequence[to]!] === when)) {
      if (orderCode && orderCode[rows[sequence[to]!]!] !== orderCode[rows[first]!]) single = false;
      to++;
    }
    if (to - from > 1) sortRun(sequence, from, to, single ? byWorth : byOrder);
  }
}

/**
 * Numbers the orders 0, 1, 2 … along the sequence; `orderOf` is by position, not by place in the sequence.
 * `scattered` when lines of one order don't lie together, as when it has lines on several days.
 */
function cutOrders(
  sequence: Int32Array,
  customer: Int32Array,
  day: Int32Array | null,
  rows: Int32Array,
  orderCode: Int32Array | null,
  mergeDays: boolean,
  codes: number,
) {
  const n = sequence.length;
  const orderOf = new Int32Array(n);
  // The customer and order that a code was last seen with: order numbers may restart with each customer.
  const lastCustomer = new Int32Array(orderCode ? codes : 0).fill(-1);
  const lastOrder = new Int32Array(orderCode ? codes : 0);
  let count = 0;
  let scattered = false;
  for (let i = 0; i < n; i++) {
    const position = sequence[i]!;
    const who = customer[position]!;
    const code = orderCode ? orderCode[rows[position]!]! : -1;
    if (code >= 0) {
      if (lastCustomer[code] !== who) {
        lastCustomer[code] = who;
        lastOrder[code] = count++;
      }
      orderOf[position] = lastOrder[code]!;
      if (lastOrder[code] !== count - 1) scattered = true;
    } else {
      const before = i > 0 ? sequence[i - 1]! : -1;
      const same =
        mergeDays && before >= 0 && customer[before] === who && (!day || day[before] === day[position]);
      orderOf[position] = same ? orderOf[before]! : count++;
    }
  }
  return { orderOf, count, scattered };
}

function gather(
  input: OrderLines,
  rows: Int32Array,
  sequence: Int32Array,
  orderOf: Int32Array,
  day: Int32Array | null,
): Lines {
  const n = sequence.length;
  const take = <A extends { [i: number]: number }>(target: A, source: ArrayLike<number> | null): A | null => {
    if (!source) return null;
    for (let i = 0; i < n; i++) target[i] = source[rows[sequence[i]!]!]!;
    return target;
  };
  const text: Partial<Record<LineText, TextColumn>> = {};
  for (const [role, column] of Object.entries(input.text) as [LineText, TextColumn][])
    text[role] = { ...column, codes: take(new Int32Array(n), column.codes)! };
  return {
    count: n,
    order: sequence.map((position) => orderOf[position]!),
    day: day && sequence.map((position) => day[position]!),
    minute: minutes(input, rows, sequence),
    kind: take(new Uint8Array(n), input.kind)!,
    amount: take(new Float64Array(n), input.amount),
    quantity: take(new Float32Array(n), input.quantity),
    discount: take(new Float32Array(n), input.discount),
    text,
  };
}

function minutes({ time }: OrderLines, rows: Int32Array, sequence: Int32Array): Int16Array | null {
  if (!time?.some((ms) => Math.abs(ms % DAY_MS) > 0)) return null;
  return Int16Array.from(sequence, (position) => {
    const ms = time[rows[position]!]!;
    return Math.floor((ms - dayOf(ms) * DAY_MS) / 60_000);
  });
}

/** Totals of each order from its lines, which lie together. */
export function sumOrders({ count: n, order, day, kind, amount }: Lines, count: number): Orders {
  const offsets = new Int32Array(count + 1);
  const bought = new Uint8Array(count);
  const paid = amount && new Float64Array(count);
  const returned = amount && new Float64Array(count);
  const days = day && new Int32Array(count);
  for (let i = 0; i < n; i++) {
    const o = order[i]!;
    if (offsets[o + 1]!++ === 0 && days) days[o] = day[i]!;
    const is = kind[i]!;
    if (is === LINE_KIND.purchase || is === LINE_KIND.refunded) bought[o] = 1;
    if (!amount) continue;
    if (is === LINE_KIND.return) returned![o]! += amount[i]!;
    else paid![o]! += amount[i]!;
    if (is === LINE_KIND.refunded) returned![o]! -= amount[i]!;
  }
  for (let o = 0; o < count; o++) offsets[o + 1]! += offsets[o]!;
  return { count, offsets, day: days, bought, paid, returned };
}
