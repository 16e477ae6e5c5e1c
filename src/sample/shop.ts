import { campaignFile } from './campaign-file';
import { crmFile } from './crm-file';
import { eventsFile } from './events-file';
import { history } from './history';
import { laterOrdersFile, ordersFile } from './orders-file';
import { reviewsFile } from './reviews-file';
import { fates, type SampleTruth } from './truth';

export interface SampleFile {
  readonly name: string;
  /** Written when first read. */
  readonly text: string;
}

export interface SampleShop {
  /** orders, customers, events, reviews, campaign, later-orders; each with `.csv`. */
  readonly files: readonly SampleFile[];
  readonly truth: SampleTruth;
}

/**
 * A made-up coffee shop: 5,000 customers of seven types, about 40,000 order lines in two years that end on
 * 2025-12-31, in euros, and what else a shop has. People and their addresses (example.com, example.org) are
 * invented. The same seed gives the same bytes. The orders take a fraction of a second; every other file is written when
 * it is first read.
 */
export function sampleShop(seed = 7): SampleShop {
  const past = history(seed);
  const orders = once(() => ordersFile(past));
  const later = once(() => laterOrdersFile(past));
  const crm = once(() => crmFile(past));
  const reviews = once(() => reviewsFile(past));
  const truth = once(() => ({
    ...fates(past),
    orderCounts: orders().counts,
    laterOrderCounts: later().counts,
    crmCounts: crm().counts,
    reviews: reviews().truth,
  }));
  return {
    files: [
      file('orders.csv', () => orders().text),
      file('customers.csv', () => crm().text),
      file('events.csv', () => eventsFile(past, crm().consent)),
      file('reviews.csv', () => reviews().text),
      file('campaign.csv', () => campaignFile(past)),
      file('later-orders.csv', () => later().text),
    ],
    get truth() {
      return truth();
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
