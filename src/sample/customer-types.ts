/** How a type fills a basket. */
export interface Basket {
  /** Mean products of an order, at least 1. */
  readonly products: number;
  /** Mean units of a product, at least 1. */
  readonly units: number;
  /** Pull to the dear (above 0) or cheap (below 0) products of a category. */
  readonly dearness: number;
  /** Weight of each category of the catalog, in its order. */
  readonly categories: readonly number[];
  /** Chance that a product is one that the customer has bought before. */
  readonly repeat: number;
}

/** When and how often a type buys. */
export type Rhythm =
  /** Gaps between orders vary around a mean of the customer's own. */
  | { readonly kind: 'gaps'; readonly meanDays: number; readonly spread: number; readonly own: number }
  /** A parcel every `everyDays`; now and then one is skipped. */
  | { readonly kind: 'subscription'; readonly everyDays: readonly number[]; readonly skip: number }
  /** Mostly during sales. */
  | { readonly kind: 'sales'; readonly join: number; readonly between: number }
  /** Once a season. */
  | { readonly kind: 'seasons'; readonly join: number }
  /** Once, and rarely again. */
  | { readonly kind: 'once'; readonly again: number };

export interface CustomerType {
  readonly id: string;
  readonly label: string;
  /** Share of the 5,000 customers. */
  readonly share: number;
  readonly rhythm: Rhythm;
  readonly basket: Basket;
  /** Chance that a product on sale is taken, or a voucher used on an ordinary day. */
  readonly onSale: number;
  readonly voucher: number;
  /** Chance that one product of an order is sent back. */
  readonly returns: number;
  /** Chance to leave for good after an order. */
  readonly leave: number;
}

/** Category order: beans, capsules, tea, sweets, machines, gear, cups, gifts. */
export const customerTypes: readonly CustomerType[] = [
  {
    id: 'loyal',
    label: 'Loyal regulars',
    share: 0.15,
    rhythm: { kind: 'gaps', meanDays: 55, spread: 0.45, own: 0.2 },
    basket: {
      products: 1.28,
      units: 1.7,
      dearness: 0,
      categories: [40, 8, 14, 12, 0.3, 8, 10, 4],
      repeat: 0.35,
    },
    onSale: 0.6,
    voucher: 0.04,
    returns: 0.02,
    leave: 0.006,
  },
  {
    id: 'subscriber',
    label: 'Steady small subscribers',
    share: 0.07,
    rhythm: { kind: 'subscription', everyDays: [28, 42, 42], skip: 0.04 },
    basket: {
      products: 1.08,
      units: 1.15,
      dearness: -0.3,
      categories: [60, 30, 10, 0, 0, 0, 0, 0],
      repeat: 0.96,
    },
    onSale: 0.2,
    voucher: 0.01,
    returns: 0.002,
    leave: 0.008,
  },
  {
    id: 'bargain',
    label: 'Bargain hunters',
    share: 0.12,
    rhythm: { kind: 'sales', join: 0.4, between: 0.03 },
    basket: {
      products: 1.9,
      units: 1.2,
      dearness: -1.8,
      categories: [10, 8, 10, 22, 0.3, 18, 26, 6],
      repeat: 0.05,
    },
    onSale: 0.98,
    voucher: 0.45,
    returns: 0.6,
    leave: 0.008,
  },
  {
    id: 'seasonal',
    label: 'Big baskets, twice a year',
    share: 0.07,
    rhythm: { kind: 'seasons', join: 0.85 },
    basket: {
      products: 3.7,
      units: 2.6,
      dearness: 0.7,
      categories: [12, 2, 6, 12, 5, 14, 16, 33],
      repeat: 0.1,
    },
    onSale: 0.5,
    voucher: 0.03,
    returns: 0.04,
    leave: 0.03,
  },
  {
    id: 'new',
    label: 'New this season',
    share: 0.15,
    rhythm: { kind: 'gaps', meanDays: 20, spread: 0.5, own: 0.25 },
    basket: {
      products: 1.5,
      units: 1.35,
      dearness: 0,
      categories: [26, 10, 12, 12, 1, 18, 16, 5],
      repeat: 0.25,
    },
    onSale: 0.7,
    voucher: 0.25,
    returns: 0.04,
    leave: 0.06,
  },
  {
    id: 'silent',
    label: 'Once loyal, now silent',
    share: 0.17,
    rhythm: { kind: 'gaps', meanDays: 54, spread: 0.5, own: 0.2 },
    basket: {
      products: 1.4,
      units: 1.5,
      dearness: 0,
      categories: [22, 30, 12, 12, 0.4, 8, 12, 4],
      repeat: 0.35,
    },
    onSale: 0.6,
    voucher: 0.05,
    returns: 0.03,
    leave: 0,
  },
  {
    id: 'gift',
    label: 'One-time gift buyers',
    share: 0.27,
    rhythm: { kind: 'once', again: 0.05 },
    basket: {
      products: 1.15,
      units: 1.15,
      dearness: 0.1,
      categories: [3, 1, 6, 14, 0.3, 4, 12, 60],
      repeat: 0,
    },
    onSale: 0.5,
    voucher: 0.02,
    returns: 0.01,
    leave: 1,
  },
];

export const typeIndex = (id: string): number => customerTypes.findIndex((type) => type.id === id);
