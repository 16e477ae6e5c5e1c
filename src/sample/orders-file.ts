import { random } from '../base/random';
import { isoMinute } from './calendar';
import { categories, products } from './catalog';
import { Bytes, cell, encoded, row } from './csv';
import { chance } from './draws';
import { channels, isLater, isMain, type History } from './history';
import { CANCELLATION, GUEST, PURCHASE, RETURN } from './ledger';

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
];

const productCells = products.map((product) =>
  encoded(`${cell(product.name)},${cell(categories[product.category]!.name)},`),
);

/** Chance that a line without other dirt is written twice. */
const TWICE = 0.0015;

/** orders.csv: one row for each line of each order up to the end of 2025, dirt included. */
export const ordersFile = (past: History): OrdersFile => write(past, isMain);

/** later-orders.csv: the same for the first quarter of 2026. */
export const laterOrdersFile = (past: History): OrdersFile => write(past, isLater);

function write(past: History, within: (minute: number) => boolean): OrdersFile {
  const { ledger, customers } = past;
  const source = random(past.seed).fork('duplicates');
  const counts = {
    lines: 0,
    purchases: 0,
    linesWithoutCustomer: 0,
    returnLines: 0,
    cancellationLines: 0,
    zeroPriceLines: 0,
    duplicateLines: 0,
    customerDaysWithSeveralOrders: 0,
  };
  const purchasesOn = new Map<number, number>();
  const numbers = new Int32Array(ledger.orders);
  const out = new Bytes();
  out.ascii(row(headers));
  let number = 100_000;
  for (const order of past.sequence) {
    const kind = ledger.kind[order]!;
    const minute = ledger.minute[order]!;
    if (kind === PURCHASE) numbers[order] = ++number;
    if (!within(minute)) continue;
    const known = ledger.customer[order] !== GUEST;
    if (kind === PURCHASE) {
      counts.purchases++;
      const customerDay = ledger.customer[order]! * 100_000 + Math.floor(minute / 1440);
      if (known) purchasesOn.set(customerDay, (purchasesOn.get(customerDay) ?? 0) + 1);
    }
    const one = customers[ledger.customer[order]!];
    // "R100234" is sent back from order 100234, "C100234" canceled.
    const mark = kind === PURCHASE ? '' : kind === RETURN ? 'R' : 'C';
    const start = `${mark}${numbers[ledger.origin[order]!]!},${isoMinute(minute)},${one?.id ?? ''},${one?.email ?? ''},`;
    const end = `,${one?.country ?? 'Germany'},${channels[ledger.channel[order]!]!}\n`;
    for (let line = ledger.first(order); line < ledger.end(order); line++) {
      const cents = ledger.cents[line]!;
      const from = out.length;
      out.ascii(start);
      out.raw(productCells[ledger.product[line]!]!);
      out.ascii(`${ledger.quantity[line]!},${euros(cents)},${ledger.percent[line]! / 100}`);
      out.ascii(end);
      counts.lines++;
      if (!known) counts.linesWithoutCustomer++;
      if (kind === RETURN) counts.returnLines++;
      if (kind === CANCELLATION) counts.cancellationLines++;
      if (cents === 0) counts.zeroPriceLines++;
      if (known && kind === PURCHASE && cents > 0 && chance(source, TWICE)) {
        out.again(out.length - from);
        counts.duplicateLines++;
        counts.lines++;
      }
    }
  }
  for (const count of purchasesOn.values()) if (count > 1) counts.customerDaysWithSeveralOrders++;
  return { text: out.text(), counts };
}

/** "7.90" */
const euros = (cents: number): string => {
  const rest = cents % 100;
  return `${(cents - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`;
};
