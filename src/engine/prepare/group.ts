import type { Steps } from '../../base/steps';
import { DAY_MS, type TextColumn } from '../../base/table';
import { gather32, gatherBytes, gatherFloats, gatherShares, gatherSmallFloats } from './gather';
import type { OrderLines } from './order-lines';
import { canonicalOrder } from './ranking';
import { bringTogether, cutOrders, settleDays, sortByCustomer, type Sequence } from './sequence';
import { LINE_KIND, type Lines, type LineText, type Orders } from './types';

export interface Grouped {
  readonly customers: readonly string[];
  readonly offsets: Int32Array;
  readonly orders: Orders;
  readonly lines: Lines;
  /** Purchase lines of customers who placed several orders on their day. */
  readonly sharedDays: number;
}

/**
 * Brings the kept lines into the order customer, day, order and cuts them into orders. `mergeDays` counts all that
 * a customer buys on one day as one order. The result does not depend on the order of the lines in the files.
 * O(lines + customers log customers), with no object per line.
 */
export function* group(input: OrderLines, mergeDays: boolean): Steps<Grouped> {
  const total = 5;
  yield { done: 0, total };
  const { customers, rank } = rankCustomers(input);
  yield { done: 1, total };
  const sequence = sortByCustomer(input, rank, customers.length);
  yield { done: 2, total };
  const sharedDays = settleDays(sequence, input);
  const cut = cutOrders(sequence, mergeDays, input.order?.dictionary.length ?? 0);
  if (cut.scattered) bringTogether(sequence, cut);
  yield { done: 3, total };
  const lines = takeLines(input, sequence, cut.orderOf);
  yield { done: 4, total };
  const orders = sumOrders(lines, cut.count);
  const offsets = new Int32Array(customers.length + 1);
  for (let c = 0, o = 0; c < customers.length; c++) {
    while (o < orders.count && orders.offsets[o]! < sequence.starts[c + 1]!) o++;
    offsets[c + 1] = o;
  }
  return { customers, offsets, orders, lines, sharedDays };
}

/** The customers with kept lines, in canonical order, and the place of each code in it. */
function rankCustomers({ customer, kept, rows }: OrderLines) {
  const { codes, dictionary } = customer;
  const present = new Uint8Array(dictionary.length);
  for (let row = 0; row < rows; row++) if (kept[row] === 1) present[codes[row]!] = 1;
  let m = 0;
  for (let code = 0; code < present.length; code++) m += present[code]!;
  const list = new Int32Array(m);
  for (let code = 0, at = 0; code < present.length; code++) if (present[code] === 1) list[at++] = code;
  const sorted = canonicalOrder(list, dictionary);
  const rank = new Int32Array(dictionary.length);
  const customers = new Array<string>(m);
  for (let place = 0; place < m; place++) {
    rank[sorted[place]!] = place;
    customers[place] = dictionary[sorted[place]!]!;
  }
  return { customers, rank };
}

function takeLines(input: OrderLines, { row, day }: Sequence, order: Int32Array): Lines {
  const text: Partial<Record<LineText, TextColumn>> = {};
  for (const [role, column] of Object.entries(input.text) as [LineText, TextColumn][])
    text[role] = { ...column, codes: gather32(column.codes, row) };
  return {
    count: row.length,
    order,
    day,
    minute: input.time && minutes(input.time, row),
    kind: gatherBytes(input.kind, row),
    amount: input.amount && gatherFloats(input.amount, row),
    refunded: input.refunded && gatherFloats(input.refunded, row),
    quantity: input.quantity && gatherSmallFloats(input.quantity, row),
    discount: input.discount && gatherShares(input.discount, row),
    text,
  };
}

function minutes(time: Float64Array, rows: Int32Array): Int16Array | null {
  let timed = false;
  for (let row = 0; row < time.length && !timed; row++) timed = Math.abs(time[row]! % DAY_MS) > 0;
  if (!timed) return null;
  const result = new Int16Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const ms = time[rows[i]!]!;
    result[i] = Math.floor((ms - Math.floor(ms / DAY_MS) * DAY_MS) / 60_000);
  }
  return result;
}

/** Totals of each order from its lines, which lie together. */
function sumOrders({ count: n, order, day, kind, amount, refunded }: Lines, count: number): Orders {
  const offsets = new Int32Array(count + 1);
  const bought = new Uint8Array(count);
  for (let i = 0; i < n; i++) {
    const o = order[i]!;
    offsets[o + 1] = i + 1;
    if (kind[i] === LINE_KIND.purchase || kind[i] === LINE_KIND.refunded) bought[o] = 1;
  }
  return { count, offsets, day: day && gather32(day, offsets.subarray(0, count)), bought, ...moneyOf() };

  function moneyOf(): { paid: Float64Array | null; returned: Float64Array | null } {
    if (!amount) return { paid: null, returned: null };
    const [paid, returned] = [new Float64Array(count), new Float64Array(count)];
    for (let i = 0; i < n; i++) {
      const [o, is] = [order[i]!, kind[i]!];
      if (is === LINE_KIND.return) returned[o]! += amount[i]!;
      else paid[o]! += amount[i]!;
      if (is === LINE_KIND.refunded) returned[o]! -= amount[i]!;
      else if (refunded) returned[o]! -= refunded[i]!;
    }
    return { paid, returned };
  }
}
