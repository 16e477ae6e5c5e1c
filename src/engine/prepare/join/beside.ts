import type { Steps } from '../../../base/steps';
import type { TableKind } from '../../collect/types';
import type { Grouped } from '../group';
import type { OrderLines } from '../order-lines';
import { listAttributes, orderAttributes } from './attributes';
import { campaignsOf } from './campaigns';
import { placeRows, type CustomerOf } from './customer-rows';
import { eventsOf, reviewsOf } from './events';
import type { Joined } from './join';
import { productInfo } from './products';
import { joinReport } from './report';
import type { Beside } from './types';

/** All that the files say besides orders, by customer of the base, and how the files fit together. O(rows). */
export function* besideOf(
  joined: Joined,
  lines: OrderLines,
  grouped: Grouped,
  currency: string | null,
): Steps<Beside> {
  const total = 5;
  const { customers } = grouped;
  const customerOf = finder(joined, customers);
  const of = (kind: TableKind) =>
    (joined.people?.others ?? []).filter(({ on, table }) => on && table.kind === kind);
  yield { done: 0, total };
  const fromLists = listAttributes(of('customers'), customers.length, customerOf);
  const fromOrders = orderAttributes(lines, customers);
  yield { done: 1, total };
  const events = placeRows(of('events'), customers.length, customerOf, ['date', 'sent']);
  yield { done: 2, total };
  const reviews = placeRows(of('reviews'), customers.length, customerOf, ['date']);
  yield { done: 3, total };
  const campaigns = placeRows(of('campaign'), customers.length, customerOf, ['date', 'sent']);
  yield { done: 4, total };
  return {
    attributes: [...fromLists.attributes, ...fromOrders.attributes],
    contacts: [...fromLists.contacts, ...fromOrders.contacts],
    events: events && eventsOf(events),
    reviews: reviews && reviewsOf(reviews),
    campaigns: campaigns && campaignsOf(campaigns),
    productInfo: productInfo(grouped.lines.text.product, lines.productNames, joined.products),
    join: joinReport(joined, lines, grouped, currency),
  };
}

/** Place of each person among the customers; looked up once a person. */
function finder({ people }: Joined, customers: readonly string[]): CustomerOf {
  const places = people ? new Map(customers.map((id, place) => [id, place])) : null;
  const known = new Map<number, number>();
  return (person) => {
    let place = known.get(person);
    if (place === undefined) {
      const id = people!.idOf(person);
      place = id === null ? -1 : (places!.get(id) ?? -1);
      known.set(person, place);
    }
    return place;
  };
}
