import type { TextColumn } from '../../base/table';
import type { CustomerBase, Lines, LineText } from '../prepare/types';
import { besideBefore } from './horizon-beside';
import { isPurchase, isRefunded, isReturn } from './line-kind';

/**
 * The base as it was known at the start of a day: lines on or after it are gone, and with them the orders and the
 * customers that had none before. Orders are cut line by line, so a return that comes later does not leak.
 * O(lines).
 */
export function before(base: CustomerBase, referenceDay: number): CustomerBase {
  const { lines, orders, offsets } = base;
  const day = lines.day;
  if (!day) return base;
  const rows = new Int32Array(lines.count);
  const order = new Int32Array(lines.count);
  const orderOffsets: number[] = [0];
  const customerOffsets: number[] = [0];
  const places: number[] = [];
  let kept = 0;
  for (let c = 0; c < base.customers.length; c++) {
    const [rowsBefore, ordersBefore] = [kept, orderOffsets.length];
    let bought = false;
    for (let o = offsets[c]!; o < offsets[c + 1]!; o++) {
      const start = kept;
      for (let line = orders.offsets[o]!; line < orders.offsets[o + 1]!; line++) {
        if (day[line]! >= referenceDay) continue;
        if (isPurchase(lines.kind[line]!)) bought = true;
        order[kept] = orderOffsets.length - 1;
        rows[kept++] = line;
      }
      if (kept > start) orderOffsets.push(kept);
    }
    if (bought) {
      places.push(c);
      customerOffsets.push(orderOffsets.length - 1);
    } else {
      kept = rowsBefore;
      orderOffsets.length = ordersBefore;
    }
  }
  const cut = takeLines(lines, rows.subarray(0, kept), order.slice(0, kept));
  return {
    ...base,
    ...besideBefore(base, Int32Array.from(places), referenceDay),
    customers: places.map((c) => base.customers[c]!),
    offsets: Int32Array.from(customerOffsets),
    lines: cut,
    orders: totals(cut, Int32Array.from(orderOffsets)),
    lastDay: cut.day!.reduce((last, each) => Math.max(last, each), -Infinity),
  };
}

function takeLines(lines: Lines, rows: Int32Array, order: Int32Array): Lines {
  const take = <A extends Int32Array | Int16Array | Uint8Array | Float32Array | Float64Array>(
    target: A,
    source: A | null,
  ): A | null => {
    if (!source) return null;
    for (let i = 0; i < rows.length; i++) target[i] = source[rows[i]!]!;
    return target;
  };
  const n = rows.length;
  const text: Partial<Record<LineText, TextColumn>> = {};
  for (const [role, column] of Object.entries(lines.text) as [LineText, TextColumn][])
    text[role] = { ...column, codes: take(new Int32Array(n), column.codes)! };
  return {
    count: n,
    order,
    day: take(new Int32Array(n), lines.day),
    minute: take(new Int16Array(n), lines.minute),
    kind: take(new Uint8Array(n), lines.kind)!,
    amount: take(new Float64Array(n), lines.amount),
    refunded: take(new Float64Array(n), lines.refunded),
    quantity: take(new Float32Array(n), lines.quantity),
    discount: take(new Float32Array(n), lines.discount),
    text,
  };
}

function totals({ day, kind, amount, refunded }: Lines, offsets: Int32Array): CustomerBase['orders'] {
  const count = offsets.length - 1;
  const bought = new Uint8Array(count);
  const days = new Int32Array(count);
  const [paid, returned] = [amount && new Float64Array(count), amount && new Float64Array(count)];
  for (let o = 0; o < count; o++) {
    days[o] = day![offsets[o]!]!;
    for (let line = offsets[o]!; line < offsets[o + 1]!; line++) {
      const is = kind[line]!;
      if (isPurchase(is)) bought[o] = 1;
      if (!amount) continue;
      if (isReturn(is)) returned![o]! += amount[line]!;
      else paid![o]! += amount[line]!;
      if (isRefunded(is)) returned![o]! -= amount[line]!;
      else if (refunded) returned![o]! -= refunded[line]!;
    }
  }
  return { count, offsets, day: days, bought, paid, returned };
}
