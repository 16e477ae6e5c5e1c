import { customerTypes } from './customer-types';
import { CUSTOMERS } from './customers';
import { history } from './history';
import { ordersFile, type OrderCounts } from './orders-file';

export interface SampleFile {
  readonly name: string;
  /** Written when first read. */
  readonly text: string;
}

/** What the simulation knows and no file tells. For tests; the engine never sees it. */
export interface SampleTruth {
  /** Customer id → id of the customer's type. */
  readonly typeOf: ReadonlyMap<string, string>;
  readonly orderCounts: OrderCounts;
}

export interface SampleShop {
  readonly files: readonly SampleFile[];
  readonly truth: SampleTruth;
}

/**
 * A made-up coffee shop: 5,000 customers of seven types, about 40,000 order lines in two years that end on
 * 2025-12-31, in euros. People and their addresses (example.com, example.org) are invented. The same seed
 * gives the same bytes. Orders take about 0.2 s; every other file is written when it is first read.
 */
export function sampleShop(seed = 7): SampleShop {
  const past = history(seed);
  const orders = once(() => ordersFile(past));
  return {
    files: [file('orders.csv', () => orders().text)],
    truth: {
      typeOf: new Map(past.customers.slice(0, CUSTOMERS).map((one) => [one.id, customerTypes[one.type]!.id])),
      get orderCounts() {
        return orders().counts;
      },
    },
  };
}

function file(name: string, write: () => string): SampleFile {
  const text = once(write);
  return {
    name,
    get text() {
      return text();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
