import { hash } from '../../base/random';
import type { Steps } from '../../base/steps';
import { DAY_MS, type TextColumn } from '../../base/table';
import { gather16, gather32, gatherBytes, gatherFloats, gatherSmallFloats } from './gather';
import type { OrderLines } from './order-lines';
import { canonicalOrder } from './ranking';
import { countingSort, isRising, sortRun, sortWide } from './sort';
import { LINE_KIND, type Lines, type LineText, type Orders } from './types';

export interface Grouped {
  readonly customers: readonly string[];
  readonly offsets: Int32Array;
  readonly orders: Orders;
  readonly lines: Lines;
}

/** The kept rows in the order customer, day, with the columns that cut them into orders. */
interface Sequence {
  /** Row of the input. */
  row: Int32Array;
  /** First place of each customer, and the end. */
  readonly starts: Int32Array;
  day: Int32Array | null;
  /** Code of the order number; null where orders are not told apart by number. */
  order: Int32Array | null;
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
  const sequence = sortByCustomer(input, rank, customers.length, mergeDays);
  yield { done: 2, total };
  settleDays(sequence, input);
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
  return { customers, offsets, orders, lines };
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

function sortByCustomer(
  input: OrderLines,
  rank: Int32Array,
  customers: number,
  mergeDays: boolean,
): Sequence {
  const { kept, rows, time, customer } = input;
  const day = time && new Int32Array(rows);
  if (day) for (let row = 0; row < rows; row++) day[row] = Math.floor(time[row]! / DAY_MS);
  let n = 0;
  for (let row = 0; row < rows; row++) n += kept[row]!;
  let list = new Int32Array(n);
  for (let row = 0, at = 0; row < rows; row++) if (kept[row] === 1) list[at++] = row;
  if (day && !isRising(list, day)) list = sortWide(list, day);
  const place = new Int32Array(rows);
  for (let row = 0; row < rows; row++) if (kept[row] === 1) place[row] = rank[customer.codes[row]!]!;
  const { sorted, starts } = countingSort(list, place, customers);
  return {
    row: sorted,
    starts,
    day: day && gather32(day, sorted),
    order: input.order && !mergeDays ? gather32(input.order.codes, sorted) : null,
  };
}

/**
 * Sorts the lines of one customer and day by order, then by amount, so that orders lie together and every sum
 * adds in the same order whatever the order of the file.
 */
function settleDays({ row, starts, day, order }: Sequence, input: OrderLines): void {
  const worth = input.amount ?? input.quantity;
  const byWorth = (a: number, b: number) => (worth ? worth[a]! - worth[b]! || 0 : 0);
  const codes = input.order?.codes;
  const numbers = input.order?.dictionary;
  const byOrder = (a: number, b: number) => {
    const [one, other] = [codes![a]!, codes![b]!];
    if (one === other) return byWorth(a, b);
    if (one < 0 || other < 0) return one - other;
    // A hash of the number: codes follow the order of the file.
    return hash(numbers![one]!) - hash(numbers![other]!) || one - other;
  };
  for (let c = 0; c + 1 < starts.length; c++) {
    const end = starts[c + 1]!;
    for (let from = starts[c]!, to = from + 1; from < end; from = to++) {
      let single = true;
      while (to < end && (!day || day[to] === day[from])) {
        if (order && order[to] !== order[from]) single = false;
        to++;
      }
      if (to - from < 2) continue;
      sortRun(row, from, to, single ? byWorth : byOrder);
      if (!single) for (let at = from; at < to; at++) order![at] = codes![row[at]!]!;
    }
  }
}

interface Cut {
  /** Order of each place in the sequence: 0, 1, 2 … */
  orderOf: Int32Array;
  readonly count: number;
  /** Lines of one order don't lie together, as when it has lines on several days. */
  readonly scattered: boolean;
}

function cutOrders({ starts, day, order }: Sequence, mergeDays: boolean, codes: number): Cut {
  const n = starts.at(-1)!;
  const orderOf = new Int32Array(n);
  // The order that a number last stood for; numbers may restart with each customer.
  const lastOrder = new Int32Array(order ? codes : 0).fill(-1);
  let count = 0;
  let scattered = false;
  for (let c = 0; c + 1 < starts.length; c++) {
    const firstOrder = count;
    for (let at = starts[c]!; at < starts[c + 1]!; at++) {
      const follows = at > starts[c]!;
      const code = order ? order[at]! : -1;
      if (code >= 0) {
        if (follows && order![at - 1] === code) orderOf[at] = orderOf[at - 1]!;
        else if (lastOrder[code]! >= firstOrder) {
          orderOf[at] = lastOrder[code]!;
          scattered = true;
        } else orderOf[at] = lastOrder[code] = count++;
      } else {
        const same = mergeDays && follows && (!day || day[at - 1] === day[at]);
        orderOf[at] = same ? count - 1 : count++;
      }
    }
  }
  return { orderOf, count, scattered };
}

function bringTogether(sequence: Sequence, cut: Cut): void {
  const places = new Int32Array(sequence.row.length);
  for (let at = 0; at < places.length; at++) places[at] = at;
  const { sorted } = countingSort(places, cut.orderOf, cut.count);
  sequence.row = gather32(sequence.row, sorted);
  sequence.day = sequence.day && gather32(sequence.day, sorted);
  cut.orderOf = gather32(cut.orderOf, sorted);
}

function takeLines(input: OrderLines, { row, day }: Sequence, order: Int32Array): Lines {
  const text: Partial<Record<LineText, TextColumn>> = {};
  for (const [role, column] of Object.entries(input.text) as [LineText, TextColumn][])
    text[role] = { ...column, codes: gather32(column.codes, row) };
  const minute = minutes(input);
  return {
    count: row.length,
    order,
    day,
    minute: minute && gather16(minute, row),
    kind: gatherBytes(input.kind, row),
    amount: input.amount && gatherFloats(input.amount, row),
    quantity: input.quantity && gatherSmallFloats(input.quantity, row),
    discount: input.discount && gatherSmallFloats(input.discount, row),
    text,
  };
}

function minutes({ time, rows }: OrderLines): Int16Array | null {
  if (!time) return null;
  let result: Int16Array | null = null;
  for (let row = 0; row < rows; row++) {
    const rest = time[row]! - Math.floor(time[row]! / DAY_MS) * DAY_MS;
    if (!(rest > 0)) continue;
    result ??= new Int16Array(rows);
    result[row] = Math.floor(rest / 60_000);
  }
  return result;
}

/** Totals of each order from its lines, which lie together. */
function sumOrders({ count: n, order, day, kind, amount }: Lines, count: number): Orders {
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
    }
    return { paid, returned };
  }
}
