import type { Random } from '../base/random';
import { putBytes, putDigits } from './bytes';
import { END, START, isoDay, saleOn, yearOf } from './calendar';
import { categories, centsIn, products, productsOf } from './catalog';
import { cell, encoded } from './csv';
import { customerTypes, type Basket } from './customer-types';
import { chance, geometric } from './draws';

/** Who orders how much on which day. */
export interface Plan {
  readonly types: Uint8Array;
  /** Of each order. */
  readonly customer: Int32Array;
  readonly dayIndex: Uint16Array;
  readonly lines: Uint8Array;
  /** Orders by day. */
  readonly sequence: Int32Array;
}

/** Bytes that no row exceeds. */
export const ROW = 160;
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

/** Writes the lines of an order behind `at` and returns the new end. */
export type Writer = (out: Uint8Array, at: number, order: number, number: number) => number;

/** A writer of the rows of a plan; an order takes up to 12 lines of `ROW` bytes. */
export function rowWriter(plan: Plan, source: Random): Writer {
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
      at = putDigits(out, at, number, 8);
      out[at++] = COMMA;
      out[at++] = 67; // C
      at = putDigits(out, at, customer, 7);
      out[at++] = COMMA;
      at = putBytes(out, at, dateCells[at0]!);
      at = putBytes(out, at, productCells[product]!);
      at = putDigits(out, at, units);
      at = putBytes(out, at, prices[product]!);
      at = putBytes(out, at, discountCells[percent]!);
      at = putBytes(out, at, country);
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
