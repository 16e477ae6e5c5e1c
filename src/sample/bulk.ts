import { random, type Random } from '../base/random';
import { END, START, isoDay, saleOn, yearOf } from './calendar';
import { categories, centsIn, products, productsOf } from './catalog';
import { cell, encoded } from './csv';
import { customerTypes, type Basket } from './customer-types';
import { chance, geometric, weighted } from './draws';
import { firstDay, visits } from './rhythms';

/** What the file was made from. */
export interface BulkTruth {
  readonly customers: number;
  readonly orders: number;
  /** Index into the customer types, for customer "C0000000" and those that follow. */
  readonly types: Uint8Array;
}

const HEADER = 'order_id,customer_id,order_date,product,category,quantity,unit_price,discount,country\n';
const CHUNK = 1 << 20;
const ROW = 160;
const countries = [
  'Germany',
  'United Kingdom',
  'France',
  'Netherlands',
  'Austria',
  'Belgium',
  'Ireland',
  'Italy',
];

/**
 * Order lines for benchmarks, as chunks of CSV of about 1 MiB, by date: customers of the sample's seven types,
 * about one for each ten lines, without dirt. Returns the truth at the end. The same seed gives the same bytes.
 * Cost: about 1 s and 20 MB for a million lines.
 */
export function* bulkOrders(lines: number, seed = 7): Generator<Uint8Array<ArrayBuffer>, BulkTruth> {
  const source = random(seed).fork('bulk');
  const plan = schedule(lines, source);
  const rows = rowWriter(plan, source);
  let chunk = new Uint8Array(CHUNK + 16 * ROW);
  let at = put(chunk, 0, encoded(HEADER));
  for (let number = 0; number < plan.sequence.length; number++) {
    at = rows(chunk, at, plan.sequence[number]!, number + 1);
    if (at >= CHUNK) {
      yield chunk.subarray(0, at);
      chunk = new Uint8Array(CHUNK + 16 * ROW);
      at = 0;
    }
  }
  yield chunk.subarray(0, at);
  return { customers: plan.types.length, orders: plan.sequence.length, types: plan.types };
}

interface Plan {
  readonly types: Uint8Array;
  /** Of each order. */
  readonly customer: Int32Array;
  readonly dayIndex: Uint16Array;
  readonly lines: Uint8Array;
  /** Orders by day. */
  readonly sequence: Int32Array;
}

/** Products of an order beyond the sample's, so that a customer has ten lines on average. */
const MORE = 0.33;
const SHARES = customerTypes.map((type) => type.share);

/** Draws customer after customer until there are lines enough; the last order is cut. */
function schedule(lines: number, source: Random): Plan {
  const types: number[] = [];
  const customer = new Int32Array(lines);
  const dayIndex = new Uint16Array(lines);
  const length = new Uint8Array(lines);
  let orders = 0;
  for (let left = lines; left > 0;) {
    const index = weighted(source, SHARES);
    const type = customerTypes[index]!;
    types.push(index);
    for (const at of visits(type, firstDay(type, source), source).days) {
      if (at > END || left === 0) break;
      customer[orders] = types.length - 1;
      dayIndex[orders] = at - START;
      length[orders] = Math.min(left, 1 + geometric(source, type.basket.products - 1 + MORE, 11));
      left -= length[orders]!;
      orders++;
    }
  }
  return {
    types: Uint8Array.from(types),
    customer: customer.subarray(0, orders),
    dayIndex: dayIndex.subarray(0, orders),
    lines: length.subarray(0, orders),
    sequence: byDay(dayIndex.subarray(0, orders)),
  };
}

/** Counting sort. */
function byDay(dayIndex: Uint16Array): Int32Array {
  const next = new Int32Array(END - START + 2);
  for (const at of dayIndex) next[at + 1]!++;
  for (let i = 1; i < next.length; i++) next[i]! += next[i - 1]!;
  const sequence = new Int32Array(dayIndex.length);
  for (let order = 0; order < dayIndex.length; order++) sequence[next[dayIndex[order]!]!++] = order;
  return sequence;
}

type Writer = (out: Uint8Array, at: number, order: number, number: number) => number;

/** Writes the lines of one order behind `at` and returns the new end. */
function rowWriter(plan: Plan, source: Random): Writer {
  const tables = customerTypes.map((type) => productTable(type.basket));
  const taken = new Uint8Array(16);
  return (out, begin, order, number) => {
    const customer = plan.customer[order]!;
    const index = plan.types[customer]!;
    const type = customerTypes[index]!;
    const table = tables[index]!;
    const at0 = plan.dayIndex[order]!;
    const prices = priceCells[yearOf(START + at0) - 2024]!;
    const country = countryCells[spread(customer) % countryCells.length]!;
    let at = begin;
    for (let line = 0; line < plan.lines[order]!; line++) {
      // A customer's own four products come again and again; they follow from the number, so nothing is kept.
      const own = chance(source, type.basket.repeat);
      const slot = own ? spread(customer * 4 + source.below(4)) & 1023 : source.below(1024);
      const product = free(table[slot]!, taken, line);
      taken[line] = product;
      const units = products[product]!.durable ? 1 : 1 + geometric(source, type.basket.units - 1, 24);
      const sale = salePercents[at0]!;
      let percent = 0;
      if (sale > 0 && chance(source, type.onSale)) percent = sale;
      else if (chance(source, type.voucher)) percent = 10;
      out[at++] = 79; // O
      at = digits(out, at, number, 8);
      out[at++] = COMMA;
      out[at++] = 67; // C
      at = digits(out, at, customer, 7);
      out[at++] = COMMA;
      at = put(out, at, dateCells[at0]!);
      at = put(out, at, productCells[product]!);
      at = units < 10 ? digits(out, at, units, 1) : digits(out, at, units, 2);
      at = put(out, at, prices[product]!);
      at = put(out, at, discountCells[percent]!);
      at = put(out, at, country);
    }
    return at;
  };
}

const COMMA = 44;

const dateCells = Array.from({ length: END - START + 1 }, (_, i) => encoded(`${isoDay(START + i)},`));
const salePercents = Uint8Array.from(dateCells, (_, i) => saleOn(START + i)?.percent ?? 0);
const productCells = products.map((product) =>
  encoded(`${cell(product.name)},${cell(categories[product.category]!.name)},`),
);
const priceCells = [2024, 2025].map((year) =>
  products.map((_, product) => encoded(`,${(centsIn(product, year) / 100).toFixed(2)},`)),
);
const discountCells = Array.from({ length: 101 }, (_, percent) => encoded(`${percent / 100},`));
const countryCells = countries.map((country) => encoded(`${country}\n`));

/** 1,024 products as often as the type buys them. */
function productTable({ categories: weights, dearness }: Basket): Uint8Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Uint8Array.from({ length: 1024 }, (_, i) => {
    let rest = ((i + 0.5) / 1024) * total;
    let category = 0;
    while (rest >= weights[category]!) rest -= weights[category++]!;
    const ids = productsOf[category]!;
    return ids[Math.floor((rest / weights[category]!) ** Math.exp(-dearness) * ids.length)]!;
  });
}

/** The product, or the next one that is not in the order yet. */
function free(product: number, taken: Uint8Array, count: number): number {
  for (let i = 0; i < count; i++) {
    if (taken[i] === product) return free((product + 1) % products.length, taken, count);
  }
  return product;
}

/** Scatters numbers over 31 bits. */
function spread(value: number): number {
  let x = Math.imul(value + 1, 0x9e3779b1);
  x = Math.imul(x ^ (x >>> 15), 0x85ebca77);
  return (x ^ (x >>> 13)) & 0x7fffffff;
}

function put(out: Uint8Array, at: number, bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i++) out[at++] = bytes[i]!;
  return at;
}

function digits(out: Uint8Array, at: number, value: number, width: number): number {
  for (let i = at + width - 1; i >= at; i--) {
    const rest = Math.floor(value / 10);
    out[i] = 48 + value - rest * 10;
    value = rest;
  }
  return at + width;
}
