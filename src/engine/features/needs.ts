import type { Activity } from './activity';

/** Reasons why a feature can't be computed, as sentences that say what would help. */
export const NO_DATES = 'The files hold no dates of orders.';
export const NO_AMOUNTS = 'The files hold no amounts.';
export const NO_QUANTITY = 'The files hold no quantities.';
export const NO_PRODUCTS = 'The files name no products.';
export const NO_CATEGORIES = 'The files name no categories.';
export const NO_DISCOUNTS = 'The files hold no discounts.';
export const NO_RETURNS = 'The files hold no returns.';

export const NO_COSTS = 'The files do not say what a product costs you.';
export const NO_COUPONS = 'The files name no coupons.';

export const NO_ORDERS = 'The files list people, not what they bought.';

/** A list of people read as if it were orders: a line each, and neither days nor money. */
export const listsPeople = ({ base: { customers, orders } }: Activity): boolean =>
  !orders.day && !orders.paid && orders.count === customers.length;

/** Days on which people did something, and nothing that makes it an order. */
export const listsActivity = ({ base: { orders, lines, plan } }: Activity): boolean =>
  orders.day !== null && !orders.paid && plan.ordersSeen === null && !lines.text.product;

export const needsDates = ({ base }: Activity): string | null => (base.orders.day ? null : NO_DATES);

/** One value for each customer. A plain loop: `Float64Array.from` takes several times as long. */
export function perCustomer(customers: number, value: (customer: number) => number): Float64Array {
  const values = new Float64Array(customers);
  for (let c = 0; c < customers; c++) values[c] = value(c);
  return values;
}

/** part ÷ whole for each customer, NaN where the whole is not above zero. */
export const ratio = (part: Float64Array, whole: Float64Array): Float64Array =>
  part.map((value, c) => (whole[c]! > 0 ? value / whole[c]! : NaN));

/** Calls `visit` for every line with its customer, customer by customer. */
export function eachLine({ base }: Activity, visit: (line: number, customer: number) => void): void {
  const { offsets, orders } = base;
  for (let c = 0; c < base.customers.length; c++) {
    const end = orders.offsets[offsets[c + 1]!]!;
    for (let line = orders.offsets[offsets[c]!]!; line < end; line++) visit(line, c);
  }
}
