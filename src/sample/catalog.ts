/** The shop's goods: 125 products in 8 categories, with demand that follows the months. */
export interface Product {
  readonly name: string;
  /** The name without its variant. */
  readonly line: string;
  readonly category: number;
  /** Price in 2024, in euros. */
  readonly price: number;
  /** Bought one at a time. */
  readonly durable: boolean;
}

export interface Category {
  readonly name: string;
  /** Demand from January to December, relative to the other categories. */
  readonly demand: readonly number[];
  /** Product lines, each with its prices by variant. */
  readonly lines: readonly (readonly [name: string, ...prices: number[]])[];
  /** What the prices stand for, in the same order. */
  readonly variants: readonly string[];
}

const flat = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
const winter = [1.3, 1.2, 1, 0.8, 0.7, 0.6, 0.6, 0.7, 0.9, 1.1, 1.4, 1.6];
const summer = [0.7, 0.7, 0.9, 1.1, 1.3, 1.5, 1.5, 1.4, 1.1, 0.9, 0.8, 0.8];
const gifting = [0.4, 0.7, 0.6, 0.8, 0.9, 0.5, 0.4, 0.4, 0.6, 0.9, 2.4, 3.2];

export const categories: readonly Category[] = [
  {
    name: 'Coffee beans',
    demand: flat,
    variants: ['250 g', '1 kg'],
    lines: [
      ['House Blend', 7.9, 26.9],
      ['Morning Ridge', 8.9, 29.9],
      ['Harbor Espresso', 8.5, 28.5],
      ['Slow Decaf', 9.2, 31.5],
      ['Sidama Filter Roast', 10.9, 38.5],
      ['Huila Single Farm', 11.5, 39.9],
      ['Monsoon Coast', 9.9, 34.5],
      ['Black Kettle Dark Roast', 8.2, 27.5],
      ['Summer Roast, limited', 10.2, 35.9],
    ],
  },
  {
    name: 'Capsules',
    demand: flat,
    variants: ['10 pcs', '50 pcs', '100 pcs'],
    lines: [
      ['Lungo Capsules', 3.9, 17.9, 33.9],
      ['Espresso Capsules', 3.9, 17.9, 33.9],
      ['Ristretto Capsules', 4.2, 18.9, 35.9],
      ['Decaf Capsules', 4.4, 19.9, 37.9],
      ['Crème Brûlée Capsules', 4.9, 21.9, 41.9],
    ],
  },
  {
    name: 'Tea',
    demand: winter,
    variants: ['tin', 'refill'],
    lines: [
      ['Earl Grey', 12.9, 8.9],
      ['Darjeeling First Flush', 18.9, 14.9],
      ['Sencha', 14.9, 10.9],
      ['Peppermint', 9.9, 6.9],
      ['Rooibos Vanilla', 10.9, 7.9],
      ['Winter Spice', 11.9, 8.5],
      ['Matcha Ceremony', 29.9, 24.9],
      ['Lemon Verbena', 10.5, 7.5],
    ],
  },
  {
    name: 'Chocolate & sweets',
    demand: winter,
    variants: ['100 g', '300 g'],
    lines: [
      ['Dark Chocolate 72 %', 4.5, 11.9],
      ['Hazelnut Nougat', 4.9, 12.9],
      ['Sea Salt Caramel', 5.2, 13.9],
      ['Drinking Chocolate', 6.9, 16.9],
      ['Almond Biscotti', 4.2, 10.9],
      ['Candied Orange', 5.9, 14.9],
      ['Marzipan Mini', 3.9, 9.9],
    ],
  },
  {
    name: 'Machines',
    demand: [1, 0.8, 1.1, 1.2, 0.9, 0.7, 0.7, 0.7, 0.9, 1, 2.2, 1.6],
    variants: ['black', 'steel'],
    lines: [
      ['Piccolo Espresso Machine', 189, 209],
      ['Dual Boiler Espresso Machine', 649, 699],
      ['Filter Machine 8 Cups', 119, 139],
      ['Capsule Machine Compact', 89, 99],
      ['Bean-to-Cup Machine', 449, 499],
      ['Milk Frother', 49.9, 59.9],
      ['Gooseneck Kettle', 69.9, 79.9],
    ],
  },
  {
    name: 'Brewing gear',
    demand: summer,
    variants: ['small', 'large'],
    lines: [
      ['Hand Grinder', 59.9, 79.9],
      ['Electric Grinder', 129, 179],
      ['Pour-over Dripper', 14.9, 19.9],
      ['French Press', 24.9, 34.9],
      ['Cold Brew Bottle', 21.9, 27.9],
      ['Moka Pot', 27.9, 36.9],
      ['Paper Filters, 100 pcs', 3.9, 4.9],
      ['Digital Scale', 29.9, 44.9],
    ],
  },
  {
    name: 'Cups & glasses',
    demand: [0.8, 0.9, 1, 1, 1.1, 1.1, 1, 1, 1, 1, 1.3, 1.5],
    variants: ['single', 'set of 4'],
    lines: [
      ['Espresso Cup "Nonna"', 6.9, 24.9],
      ['Cappuccino Cup', 8.9, 31.9],
      ['Latte Glass', 7.5, 26.9],
      ['Stoneware Mug', 12.9, 46.9],
      ['Travel Mug', 24.9, 89.9],
      ['Tea Bowl', 11.5, 41.9],
      ['Iced Coffee Tumbler', 9.5, 34.9],
      ['Saucer', 3.9, 13.9],
    ],
  },
  {
    name: 'Gift sets',
    demand: gifting,
    variants: ['classic', 'deluxe'],
    lines: [
      ['Tasting Box', 29.9, 49.9],
      ['Breakfast Hamper', 39.9, 69.9],
      ['Tea Time Box', 27.9, 44.9],
      ['Chocolate Tower', 24.9, 39.9],
      ['Barista Starter Set', 59.9, 99.9],
      ['Advent Calendar', 34.9, 54.9],
      ['Thank You Box', 22.9, 36.9],
      ['Winter Evening Box', 32.9, 52.9],
    ],
  },
];

export const products: readonly Product[] = categories.flatMap((category, index) =>
  category.lines.flatMap(([name, ...prices]) =>
    prices.map((price, variant) => ({
      name: `${name} ${category.variants[variant]!}`,
      line: name,
      category: index,
      price,
      durable: category.name === 'Machines',
    })),
  ),
);

/** Indices into `products` by category, from the cheapest to the dearest. */
export const productsOf: readonly (readonly number[])[] = categories.map((_, index) =>
  products
    .flatMap((product, id) => (product.category === index ? [id] : []))
    .sort((a, b) => products[a]!.price - products[b]!.price),
);

const cents2024 = products.map((product) => Math.round(product.price * 100));
const cents2025 = products.map((product) => Math.round(product.price * 10.4) * 10);

/** Price in cents. Prices rose by 4 % on 1 January 2025, rounded to ten cents. */
export const centsIn = (product: number, year: number): number =>
  (year < 2025 ? cents2024 : cents2025)[product]!;
