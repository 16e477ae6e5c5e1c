import type { TextColumn } from '../../base/table';
import type { CustomerRows } from '../prepare/join/types';
import type { CustomerBase } from '../prepare/types';

/** Something that happened between a customer and the shop. */
export interface Moment {
  readonly kind: 'order' | 'return' | 'event' | 'campaign' | 'review';
  /** Days since 1970-01-01; NaN where the files don't say. */
  readonly day: number;
  /** Products, or what happened: at most three. */
  readonly what: readonly string[];
  /** Further products. */
  readonly more: number;
  /** Money; NaN where there is none. */
  readonly amount: number;
  /** As written; NaN where there is none. */
  readonly rating: number;
  /** What the customer wrote. */
  readonly text: string;
}

/** Products named with an order. */
const NAMED = 3;

/**
 * The latest moments of one customer, newest first; those without a day last.
 *
 * @param customer index into `base.customers`.
 * @param before days since 1970-01-01: only what came earlier counts.
 * Cost: what is known of this customer.
 */
export function momentsOf(base: CustomerBase, customer: number, before: number, most = 50): Moment[] {
  const moments = [
    ...ordersOf(base, customer),
    ...placed(base.events, customer, ({ type, campaign }, row) => ({
      kind: 'event',
      what: [textAt(type, row), textAt(campaign, row)].filter(Boolean),
    })),
    ...placed(base.campaigns, customer, ({ campaign, amount }, row) => ({
      kind: 'campaign',
      what: [textAt(campaign, row)].filter(Boolean),
      amount: amount?.[row] ?? NaN,
    })),
    // Their product is not told: only those of order lines are rid of what speaks of a special category.
    ...placed(base.reviews, customer, ({ rating, text }, row) => ({
      kind: 'review',
      rating: rating?.[row] ?? NaN,
      text: text[row] ?? '',
    })),
  ];
  const when = ({ day }: Moment) => (Number.isNaN(day) ? -Infinity : day);
  return moments
    .filter((moment) => !(moment.day >= before))
    .sort((a, b) => when(b) - when(a) || 0)
    .slice(0, most);
}

const nothing = { what: [], more: 0, amount: NaN, rating: NaN, text: '' };

function ordersOf(base: CustomerBase, customer: number): Moment[] {
  const { orders, offsets } = base;
  const moments: Moment[] = [];
  for (let order = offsets[customer]!; order < offsets[customer + 1]!; order++) {
    const bought = orders.bought[order] === 1;
    const products = new Set<string>();
    for (let line = orders.offsets[order]!; line < orders.offsets[order + 1]!; line++) {
      const product = productAt(base, line);
      if (product) products.add(product);
    }
    moments.push({
      ...nothing,
      kind: bought ? 'order' : 'return',
      day: orders.day?.[order] ?? NaN,
      what: [...products].slice(0, NAMED),
      more: Math.max(0, products.size - NAMED),
      amount: orders.paid ? orders.paid[order]! + (orders.returned?.[order] ?? 0) : NaN,
    });
  }
  return moments;
}

function placed<R extends CustomerRows>(
  rows: R | null,
  customer: number,
  momentAt: (rows: R, row: number) => Partial<Moment> & Pick<Moment, 'kind'>,
): Moment[] {
  if (!rows) return [];
  const moments: Moment[] = [];
  for (let row = rows.offsets[customer]!; row < rows.offsets[customer + 1]!; row++) {
    const day = rows.day?.[row] ?? NaN;
    moments.push({ ...nothing, ...momentAt(rows, row), day: day > FIRST_DAY ? day : NaN });
  }
  return moments;
}

/** Days before this stand for none (`NO_DAY`). */
const FIRST_DAY = -1_000_000;

const textAt = (column: TextColumn | null, row: number): string => {
  const code = column?.codes[row] ?? -1;
  return code < 0 ? '' : column!.dictionary[code]!;
};

/** The name of a product; where the files have it by number alone, the number. */
function productAt({ lines, productNames }: CustomerBase, line: number): string {
  const code = lines.text.product?.codes[line] ?? -1;
  return code < 0 ? '' : productNames?.[code] || lines.text.product!.dictionary[code]!;
}
