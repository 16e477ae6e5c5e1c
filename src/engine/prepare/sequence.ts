import { hash } from '../../base/random';
import { DAY_MS } from '../../base/table';
import { gather32 } from './gather';
import type { OrderLines } from './order-lines';
import { countingSort, sortRun, sortWide } from './sort';
import { LINE_KIND } from './types';

/** The kept rows in the order customer, day, with the columns that cut them into orders. */
export interface Sequence {
  /** Row of the input. */
  row: Int32Array;
  /** First place of each customer, and the end. */
  readonly starts: Int32Array;
  day: Int32Array | null;
  /** Code of the order number; null where the files have none. */
  order: Int32Array | null;
}

/** Kept rows by customer, then day, then as they stand in the files. */
export function sortByCustomer(input: OrderLines, rank: Int32Array, customers: number): Sequence {
  const { time, order } = input;
  const list = byDay(input);
  const place = new Int32Array(input.rows);
  for (let i = 0; i < list.length; i++) place[list[i]!] = rank[input.customer.codes[list[i]!]!]!;
  const { sorted, starts } = countingSort(list, place, customers);
  return {
    row: sorted,
    starts,
    day: time && daysOf(time, sorted),
    order: order && gather32(order.codes, sorted),
  };
}

/** Kept rows, the earliest day first; most files are so already. */
function byDay({ kept, rows, time }: OrderLines): Int32Array {
  let n = 0;
  for (let row = 0; row < rows; row++) n += kept[row]!;
  const list = new Int32Array(n);
  for (let row = 0, at = 0; row < rows; row++) if (kept[row] === 1) list[at++] = row;
  if (!time) return list;
  let last = -Infinity;
  for (let i = 0; i < n; i++) {
    const day = Math.floor(time[list[i]!]! / DAY_MS);
    if (day < last) return sortWide(list, daysOf(time, null));
    last = day;
  }
  return list;
}

/** Day numbers of the given rows, or of all. */
function daysOf(time: Float64Array, rows: Int32Array | null): Int32Array<ArrayBuffer> {
  const days = new Int32Array(rows ? rows.length : time.length);
  for (let i = 0; i < days.length; i++) days[i] = Math.floor(time[rows ? rows[i]! : i]! / DAY_MS);
  return days;
}

/**
 * Sorts the lines of one customer and day by order, then by amount, so that orders lie together and every sum
 * adds in the same order whatever the order of the file. Returns the purchase lines on days with several orders.
 */
export function settleDays({ row, starts, day, order }: Sequence, input: OrderLines): number {
  let shared = 0;
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
      if (!single || !order) shared += sharedLines(input, row, from, to);
      sortRun(row, from, to, single ? byWorth : byOrder);
      if (!single) for (let at = from; at < to; at++) order![at] = codes![row[at]!]!;
    }
  }
  return shared;
}

/** Purchase lines of one customer and day, if they belong to more than one order. */
function sharedLines({ kind, order }: OrderLines, row: Int32Array, from: number, to: number): number {
  let [lines, first, several] = [0, -1, false];
  for (let at = from; at < to; at++) {
    const is = kind[row[at]!]!;
    if (is !== LINE_KIND.purchase && is !== LINE_KIND.refunded) continue;
    const code = order ? order.codes[row[at]!]! : -1;
    if (lines++ === 0) first = code;
    else if (code < 0 || code !== first) several = true;
  }
  return several ? lines : 0;
}

export interface Cut {
  /** Order of each place in the sequence: 0, 1, 2 … */
  orderOf: Int32Array;
  readonly count: number;
  /** Lines of one order don't lie together, as when it has lines on several days. */
  readonly scattered: boolean;
}

/** Cuts the sequence into orders: by number, or with `mergeDays` by day. `codes` is how many numbers there are. */
export function cutOrders(sequence: Sequence, mergeDays: boolean, codes: number): Cut {
  const { starts, day } = sequence;
  const order = mergeDays ? null : sequence.order;
  const orderOf = new Int32Array(sequence.row.length);
  const find = order ? finder(order.length, codes) : null;
  let count = 0;
  let scattered = false;
  for (let c = 0; c + 1 < starts.length; c++) {
    const first = count;
    for (let at = starts[c]!; at < starts[c + 1]!; at++) {
      const follows = at > starts[c]!;
      const code = order ? order[at]! : -1;
      let same = -1;
      if (code < 0) {
        if (mergeDays && follows && (!day || day[at - 1] === day[at])) same = count - 1;
      } else if (follows && order![at - 1] === code) same = orderOf[at - 1]!;
      else {
        same = find!(code, first, count);
        if (same >= 0) scattered = true;
      }
      orderOf[at] = same >= 0 ? same : count++;
    }
  }
  return { orderOf, count, scattered };
}

/** Orders of one customer up to which looking at each beats a table of all order numbers. */
const FEW = 32;

/**
 * Finds the order of the current customer (orders first … count − 1) that has a number; −1 if there is none, and
 * then order `count` is taken to get it. Numbers may restart with each customer.
 */
function finder(lines: number, codes: number) {
  const numbers = new Int32Array(lines).fill(-1);
  let table: Int32Array | null = null;
  let filledFor = -1;
  return (code: number, first: number, count: number): number => {
    if (count - first > FEW) {
      table ??= new Int32Array(codes).fill(-1);
      if (filledFor !== first)
        for (let o = first; o < count; o++) if (numbers[o]! >= 0) table[numbers[o]!] = o;
      filledFor = first;
      if (table[code]! >= first) return table[code]!;
      table[code] = count;
    } else for (let o = count - 1; o >= first; o--) if (numbers[o] === code) return o;
    numbers[count] = code;
    return -1;
  };
}

/** Moves the lines of each order together, orders in the order of their first day. */
export function bringTogether(sequence: Sequence, cut: Cut): void {
  const places = new Int32Array(sequence.row.length);
  for (let at = 0; at < places.length; at++) places[at] = at;
  const { sorted } = countingSort(places, cut.orderOf, cut.count);
  sequence.row = gather32(sequence.row, sorted);
  sequence.day = sequence.day && gather32(sequence.day, sorted);
  cut.orderOf = gather32(cut.orderOf, sorted);
}
