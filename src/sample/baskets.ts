import type { Random } from '../base/random';
import { monthOf, saleOn, yearOf } from './calendar';
import { categories, priceIn, products, productsOf } from './catalog';
import type { CustomerType } from './customer-types';
import { chance, geometric, weighted } from './draws';

export interface Line {
  readonly product: number;
  /** Below 0 in returns and cancellations. */
  readonly quantity: number;
  readonly price: number;
  /** Share of the price, 0 to 1. */
  readonly discount: number;
}

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

/** The lines of one order, each with another product. */
export function basket(type: CustomerType, own: Taste, dayNumber: number, source: Random): Line[] {
  const month = monthOf(dayNumber);
  const weights = own.categories.map((weight, i) => weight * categories[i]!.demand[month]!);
  const wanted = 1 + geometric(source, type.basket.products - 1, 11);
  const lines: Line[] = [];
  for (let tries = 0; lines.length < wanted && tries < 3 * wanted; tries++) {
    const known = own.bought.length > 0 && chance(source, type.basket.repeat);
    const product = known
      ? own.bought[source.below(own.bought.length)]!
      : pickFrom(productsOf[weighted(source, weights)]!, type.basket.dearness, source);
    if (lines.some((line) => line.product === product)) continue;
    if (!known) own.bought.push(product);
    lines.push(line(type, product, dayNumber, source));
  }
  return lines;
}

function line(type: CustomerType, product: number, dayNumber: number, source: Random): Line {
  const sale = saleOn(dayNumber);
  let discount = 0;
  if (sale && chance(source, type.onSale)) discount = sale.discount;
  else if (chance(source, type.voucher)) discount = chance(source, 0.6) ? 0.1 : 0.2;
  const machine = categories[products[product]!.category]!.name === 'Machines';
  return {
    product,
    quantity: machine ? 1 : 1 + geometric(source, type.basket.units - 1, 24),
    price: priceIn(products[product]!, yearOf(dayNumber)),
    discount,
  };
}

/** Products stand in the order of price within their line; `dearness` bends the draw towards one end. */
function pickFrom(ids: readonly number[], dearness: number, source: Random): number {
  return ids[Math.floor(source.next() ** Math.exp(-dearness) * ids.length)]!;
}
