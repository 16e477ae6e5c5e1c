import type { Random } from '../base/random';
import { monthOf, saleOn, yearOf } from './calendar';
import { categories, centsIn, products, productsOf } from './catalog';
import type { CustomerType } from './customer-types';
import { chance, geometric, weighted } from './draws';
import type { Ledger } from './ledger';

/** A customer's own taste, and what was bought so far. */
export interface Taste {
  readonly categories: readonly number[];
  readonly bought: number[];
}

export const taste = (type: CustomerType, source: Random): Taste => {
  const favorite = weighted(source, type.basket.categories);
  return {
    categories: type.basket.categories.map((weight, i) => (i === favorite ? weight * 2.5 : weight)),
    bought: [],
  };
};

/** Chance that a free sample lies in the parcel. */
const FREE_SAMPLE = 0.0022;

/** Fills the order that is open in the ledger; each line has another product. */
export function fill(
  ledger: Ledger,
  order: number,
  type: CustomerType,
  own: Taste,
  dayNumber: number,
  source: Random,
): void {
  const month = monthOf(dayNumber);
  const weights = own.categories.map((weight, i) => weight * categories[i]!.demand[month]!);
  const wanted = 1 + geometric(source, type.basket.products - 1, 11);
  let lines = 0;
  for (let tries = 0; lines < wanted && tries < 3 * wanted; tries++) {
    const known = own.bought.length > 0 && chance(source, type.basket.repeat);
    const product = known
      ? own.bought[source.below(own.bought.length)]!
      : pickFrom(productsOf[weighted(source, weights)]!, type.basket.dearness, source);
    if (ledger.has(order, product)) continue;
    if (!known) own.bought.push(product);
    const units = products[product]!.durable ? 1 : 1 + geometric(source, type.basket.units - 1, 24);
    ledger.line(product, units, centsIn(product, yearOf(dayNumber)), discount(type, dayNumber, source));
    lines++;
  }
  if (chance(source, FREE_SAMPLE)) {
    let sample = source.below(products.length);
    while (ledger.has(order, sample)) sample = (sample + 1) % products.length;
    ledger.line(sample, 1, 0, 0);
  }
}

/** The product at a share of the way from the cheapest to the dearest of a category. */
function pickFrom(ids: readonly number[], dearness: number, source: Random): number {
  return ids[Math.floor(source.next() ** Math.exp(-dearness) * ids.length)]!;
}

function discount(type: CustomerType, dayNumber: number, source: Random): number {
  const sale = saleOn(dayNumber);
  if (sale && chance(source, type.onSale)) return sale.percent;
  if (chance(source, type.voucher)) return chance(source, 0.6) ? 10 : 20;
  return 0;
}
