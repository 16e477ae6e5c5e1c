import { sampleIndices, type Random } from '../base/random';
import { day } from './calendar';
import { customerTypes } from './customer-types';
import { chance } from './draws';
import type { Visits } from './rhythms';

/** A postcard with a voucher, sent to a random half of 4,000 customers. */
export const SENT = day(2025, 10, 6);
export const WINDOW_DAYS = 30;
const REACHED = 4000;

/** Change of the chance to order within 30 days, for customers who would not (above 0) or would (below 0). */
const response: Readonly<Record<string, number>> = {
  loyal: 0.05,
  subscriber: -0.3,
  bargain: 0.2,
  seasonal: 0.09,
  new: 0.12,
  silent: 0.03,
  gift: 0.01,
};

/** What the campaign did to one customer; both outcomes are known because the sample is simulated. */
export interface Contact {
  readonly treated: boolean;
  /** Would order within 30 days without and with the postcard. */
  readonly buysUntreated: boolean;
  readonly buysTreated: boolean;
  /** The order days that really happened. */
  readonly days: readonly number[];
}

/** Draws who takes part and who is treated, and lets the treated react. Index: customer; absent: not part of it. */
export function contacts(
  customers: readonly { readonly type: number; readonly plan: Visits }[],
  source: Random,
): ReadonlyMap<number, Contact> {
  const known = customers.flatMap(({ plan }, customer) => (plan.days[0]! <= SENT - 14 ? [customer] : []));
  const chosen = Array.from(sampleIndices(known.length, REACHED, source), (i) => known[i]!);
  const treated = new Set(
    Array.from(sampleIndices(chosen.length, chosen.length >> 1, source), (i) => chosen[i]!),
  );
  return new Map(
    chosen.map((customer) => {
      const { type, plan } = customers[customer]!;
      return [customer, contact(response[customerTypes[type]!.id]!, plan, treated.has(customer), source)];
    }),
  );
}

function contact(lift: number, plan: Visits, treated: boolean, source: Random): Contact {
  const inWindow = (at: number) => at > SENT && at <= SENT + WINDOW_DAYS;
  const buysUntreated = plan.days.some(inWindow);
  const gone = plan.leaves <= SENT && lift > 0.04;
  const moved = chance(source, Math.abs(lift) * (gone ? 0.2 : 1));
  const extra = SENT + 2 + source.below(24);
  const withPostcard = !moved
    ? plan.days
    : lift < 0
      ? plan.days.filter((at) => !inWindow(at))
      : [...plan.days, extra].sort((a, b) => a - b);
  return {
    treated,
    buysUntreated,
    buysTreated: withPostcard.some(inWindow),
    days: treated ? withPostcard : plan.days,
  };
}
