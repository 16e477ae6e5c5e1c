import { random, type Random } from '../base/random';
import { putAscii } from './bytes';
import { END, day, isoDay, putMinute } from './calendar';
import { row } from './csv';
import { customerTypes } from './customer-types';
import { CUSTOMERS, type Customer } from './customers';
import { between, chance } from './draws';
import type { History } from './history';

/** A newsletter goes out every other Thursday of 2025. */
const newsletters = Array.from({ length: 26 }, (_, i) => day(2025, 1, 9) + 14 * i);
const FIRST = day(2025, 1, 1);

interface Attention {
  /** Chance to open a newsletter, and to click in an opened one. */
  readonly opens: number;
  readonly clicks: number;
  /** Chance to visit the shop in a week without an order. */
  readonly browses: number;
}

const attention: Readonly<Record<string, Attention>> = {
  loyal: { opens: 0.45, clicks: 0.22, browses: 0.12 },
  subscriber: { opens: 0.2, clicks: 0.05, browses: 0.03 },
  bargain: { opens: 0.6, clicks: 0.45, browses: 0.25 },
  seasonal: { opens: 0.25, clicks: 0.15, browses: 0.05 },
  new: { opens: 0.5, clicks: 0.3, browses: 0.35 },
  silent: { opens: 0.35, clicks: 0.12, browses: 0.08 },
  gift: { opens: 0.12, clicks: 0.05, browses: 0.02 },
};

/** What is left of the attention of those who have left. */
const GONE = 0.12;

interface Event {
  readonly minute: number;
  readonly customer: number;
  readonly kind: string;
  readonly about: string;
}

/** Bytes that no row exceeds. */
const ROW = 128;

const headers = ['Email', 'Event', 'Time', 'About'];

/** events.csv: opened and clicked newsletters and visits to the shop in 2025; customers are known by e-mail. */
export function eventsFile(past: History, consent: readonly boolean[]): string {
  const root = random(past.seed).fork('events');
  const events: Event[] = [];
  for (let i = 0; i < CUSTOMERS; i++) {
    const source = root.fork(i);
    const customer = past.customers[i]!;
    if (consent[i]) mails(customer, i, source, events);
    visits(customer, i, source, events);
  }
  events.sort((a, b) => a.minute - b.minute || a.customer - b.customer);
  const out = new Uint8Array(ROW * (events.length + 1));
  let at = putAscii(out, 0, row(headers));
  for (const { minute, customer, kind, about } of events) {
    at = putAscii(out, at, `${past.customers[customer]!.email},${kind},`);
    at = putMinute(out, at, minute);
    at = putAscii(out, at, `,${about}\n`);
  }
  return new TextDecoder().decode(out.subarray(0, at));
}

const share = (customer: Customer, at: number): number => (customer.plan.leaves < at ? GONE : 1);
const attentionOf = (customer: Customer): Attention => attention[customerTypes[customer.type]!.id]!;

function mails(customer: Customer, index: number, source: Random, events: Event[]): void {
  const { opens, clicks } = attentionOf(customer);
  for (const sent of newsletters) {
    if (sent < customer.days[0]! || !chance(source, opens * share(customer, sent))) continue;
    const minute = sent * 1440 + 480 + Math.round(between(source, 0, 2 * 1440) * source.next());
    const about = `Newsletter ${isoDay(sent)}`;
    events.push({ minute, customer: index, kind: 'email open', about });
    if (!chance(source, clicks)) continue;
    events.push({ minute: minute + 1 + source.below(9), customer: index, kind: 'email click', about });
  }
}

function visits(customer: Customer, index: number, source: Random, events: Event[]): void {
  const visit = (at: number) => {
    const minute = at * 1440 + Math.round(between(source, 420, 1410));
    if (at >= FIRST && at <= END) events.push({ minute, customer: index, kind: 'web visit', about: '' });
  };
  // Orders are looked at before they are placed.
  for (const at of customer.days) {
    visit(at - source.below(3));
    if (chance(source, 0.4)) visit(at - 1 - source.below(9));
  }
  const { browses } = attentionOf(customer);
  for (let week = Math.max(FIRST, customer.days[0]! - 14); week <= END; week += 7) {
    if (chance(source, browses * share(customer, week))) visit(week + source.below(7));
  }
}
