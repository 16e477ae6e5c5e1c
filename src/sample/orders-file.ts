import { random } from '../base/random';
import type { Line } from './baskets';
import { isoMinute } from './calendar';
import { categories, products } from './catalog';
import { cell, csv } from './csv';
import { chance } from './draws';
import { isMain, type History, type Order } from './history';

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

/** How many lines of each kind the order file holds; kept for tests, never shown to the engine. */
export interface OrderCounts {
  readonly lines: number;
  readonly purchases: number;
  readonly linesWithoutCustomer: number;
  readonly returnLines: number;
  readonly cancellationLines: number;
  readonly zeroPriceLines: number;
  readonly duplicateLines: number;
  /** Days on which one customer made two or more purchases. */
  readonly customerDaysWithSeveralOrders: number;
}

/** Chance that a line without other dirt is written twice. */
const TWICE = 0.0015;

const productCells = products.map(
  (product) => `${cell(product.name)},${cell(categories[product.category]!.name)}`,
);

/** orders.csv: one row for each line of each order, dirt included. */
export function ordersFile(past: History): { readonly text: string; readonly counts: OrderCounts } {
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
  const source = random(past.seed).fork('duplicates');
  const purchasesOn = new Map<number, number>();
  let text = csv(headers);
  for (const order of past.orders) {
    if (!isMain(order)) continue;
    const known = order.customer >= 0;
    if (order.kind === 'purchase') {
      counts.purchases++;
      const customerDay = order.customer * 100_000 + Math.floor(order.minute / 1440);
      if (known) purchasesOn.set(customerDay, (purchasesOn.get(customerDay) ?? 0) + 1);
    }
    const row = rowsOf(past, order);
    for (const line of order.lines) {
      const written = row(line);
      const twice = known && order.kind === 'purchase' && line.price > 0 && chance(source, TWICE);
      text += twice ? written + written : written;
      counts.lines += twice ? 2 : 1;
      if (twice) counts.duplicateLines++;
      if (!known) counts.linesWithoutCustomer++;
      if (order.kind === 'return') counts.returnLines++;
      if (order.kind === 'cancellation') counts.cancellationLines++;
      if (line.price === 0) counts.zeroPriceLines++;
    }
  }
  for (const count of purchasesOn.values()) if (count > 1) counts.customerDaysWithSeveralOrders++;
  return { text, counts };
}

/** Writes lines of one order. No two are the same: products differ within an order, and orders in their number. */
function rowsOf(past: History, order: Order): (line: Line) => string {
  const customer = past.customers[order.customer];
  const start = `${orderId(order)},${isoMinute(order.minute)},${customer?.id ?? ''},${customer?.email ?? ''},`;
  const end = `,${customer?.country ?? 'Germany'},${order.channel}\n`;
  return (line) =>
    `${start}${productCells[line.product]!},${line.quantity},${euros(line.price)},${line.discount}${end}`;
}

/** "R100234" is sent back from order 100234, "C100234" canceled. */
function orderId(order: Order): string {
  if (!order.takesBack) return String(order.number);
  return `${order.kind === 'return' ? 'R' : 'C'}${order.takesBack.number}`;
}

const written = new Map<number, string>();

function euros(price: number): string {
  let text = written.get(price);
  if (text === undefined) written.set(price, (text = price.toFixed(2)));
  return text;
}
