import { random } from '../base/random';
import { putAscii, putBytes, putDigits } from './bytes';
import { putMinute } from './calendar';
import { categories, products } from './catalog';
import { cell, encoded, row } from './csv';
import { chance } from './draws';
import { channels, isLater, isMain, type History } from './history';
import { CANCELLATION, GUEST, PURCHASE, RETURN, type Ledger, type OrderKind } from './ledger';
import { countries } from './people';

/** How many lines of each kind an order file holds; kept for tests, never shown to the engine. */
export interface OrderCounts {
  lines: number;
  purchases: number;
  linesWithoutCustomer: number;
  returnLines: number;
  cancellationLines: number;
  zeroPriceLines: number;
  duplicateLines: number;
  /** Days on which one customer made two or more purchases. */
  customerDaysWithSeveralOrders: number;
}

export interface OrdersFile {
  readonly text: string;
  readonly counts: Readonly<OrderCounts>;
}

const headers = [
  'Order ID',
  'Order date',
  'Customer ID',
  'Email',
  'Product',
  'Category',
  'Quantity',
  'Unit price',
  'Discount',
  'Country',
  'Channel',
  'Currency',
];

const COMMA = 44;
const NOBODY = encoded(',,,');
/** Chance that a line without other dirt is written twice. */
const TWICE = 0.0015;
/** Bytes that no row exceeds. */
const ROW = 200;

/** orders.csv: one row for each line of each order up to the end of 2025, dirt included. */
export const ordersFile = (past: History): OrdersFile => write(past, isMain);

/** later-orders.csv: the same for the first quarter of 2026. */
export const laterOrdersFile = (past: History): OrdersFile => write(past, isLater);

function write(past: History, within: (minute: number) => boolean): OrdersFile {
  const { ledger, customers, sequence } = past;
  const source = random(past.seed).fork('duplicates');
  const counts = noCounts();
  const purchasesOn = new Map<number, number>();
  const numbers = orderNumbers(past);
  const customerCells = customers.map(({ id, email }) => encoded(`,${id},${email},`));
  const out = new Uint8Array(ROW * (Math.ceil(1.05 * ledger.product.length) + 100));
  let at = putAscii(out, 0, row(headers));
  for (const order of sequence) {
    const minute = ledger.minute[order]!;
    if (!within(minute)) continue;
    const kind = ledger.kind[order]!;
    const customer = ledger.customer[order]!;
    const known = customer !== GUEST;
    if (kind === PURCHASE) {
      counts.purchases++;
      const customerDay = customer * 100_000 + Math.floor(minute / 1440);
      if (known) purchasesOn.set(customerDay, (purchasesOn.get(customerDay) ?? 0) + 1);
    }
    const head = at;
    const who = known ? customerCells[customer]! : NOBODY;
    const headEnd = putHead(out, head, kind, numbers[ledger.origin[order]!]!, minute, who);
    const tail = tails[customers[customer]?.country ?? 'Germany']![ledger.channel[order]!]!;
    for (let line = ledger.first(order); line < ledger.end(order); line++) {
      const start = at;
      out.copyWithin(start, head, headEnd);
      at = putLine(out, start + headEnd - head, ledger, line);
      at = putBytes(out, at, tail);
      counts.lines++;
      if (!known) counts.linesWithoutCustomer++;
      if (kind === RETURN) counts.returnLines++;
      if (kind === CANCELLATION) counts.cancellationLines++;
      if (ledger.cents[line] === 0) counts.zeroPriceLines++;
      if (known && kind === PURCHASE && ledger.cents[line]! > 0 && chance(source, TWICE)) {
        out.copyWithin(at, start, at);
        at += at - start;
        counts.duplicateLines++;
        counts.lines++;
      }
    }
  }
  for (const count of purchasesOn.values()) if (count > 1) counts.customerDaysWithSeveralOrders++;
  return { text: new TextDecoder().decode(out.subarray(0, at)), counts };
}

const noCounts = (): OrderCounts => ({
  lines: 0,
  purchases: 0,
  linesWithoutCustomer: 0,
  returnLines: 0,
  cancellationLines: 0,
  zeroPriceLines: 0,
  duplicateLines: 0,
  customerDaysWithSeveralOrders: 0,
});

/** Purchases are numbered by time. */
function orderNumbers({ ledger, sequence }: History): Int32Array {
  const numbers = new Int32Array(ledger.orders);
  let number = 100_000;
  for (const order of sequence) if (ledger.kind[order] === PURCHASE) numbers[order] = ++number;
  return numbers;
}

/** Order, date, customer and address. "R100234" is sent back from order 100234, "C100234" canceled. */
function putHead(
  out: Uint8Array,
  begin: number,
  kind: OrderKind,
  number: number,
  minute: number,
  customer: Uint8Array,
): number {
  let at = begin;
  if (kind !== PURCHASE) out[at++] = kind === RETURN ? 82 : 67; // R, C
  at = putDigits(out, at, number);
  out[at++] = COMMA;
  at = putMinute(out, at, minute);
  out.set(customer, at);
  return at + customer.length;
}

/** Product, category, quantity, price and discount. */
function putLine(out: Uint8Array, begin: number, ledger: Ledger, line: number): number {
  const quantity = ledger.quantity[line]!;
  const cents = ledger.cents[line]!;
  const product = productCells[ledger.product[line]!]!;
  out.set(product, begin);
  let at = begin + product.length;
  if (quantity < 0) out[at++] = 45; // -
  at = putDigits(out, at, Math.abs(quantity));
  out[at++] = COMMA;
  at = putDigits(out, at, Math.floor(cents / 100));
  out[at++] = 46; // .
  at = putDigits(out, at, cents % 100, 2);
  return putBytes(out, at, discountCells[ledger.percent[line]!]!);
}

const productCells = products.map((product) =>
  encoded(`${cell(product.name)},${cell(categories[product.category]!.name)},`),
);
const discountCells = Array.from({ length: 101 }, (_, percent) => encoded(`,${percent / 100},`));
const tails: Readonly<Record<string, readonly Uint8Array[]>> = Object.fromEntries(
  countries.map((country) => [country, channels.map((channel) => encoded(`${country},${channel},EUR\n`))]),
);
