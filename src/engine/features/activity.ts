import { KindredError } from '../../base/errors';
import type { Steps } from '../../base/steps';
import { dayText } from '../../base/wording';
import type { CustomerBase } from '../prepare/types';
import type { CustomerValue } from './clv/customer-value';
import { knownOn } from './known-on';
import { isPurchase } from './line-kind';
import type { CustomerVoice } from './voice/customer-voice';

/** What the features share: the base as known on the reference day, and its sums by customer. */
export interface Activity {
  readonly base: CustomerBase;
  /** "Today": nothing on or after it is in `base`. NaN without dates. */
  readonly referenceDay: number;
  readonly customers: number;
  /** NaN for each customer: one column for all features that the data can't give. Never written to. */
  readonly unknown: Float64Array;
  /** Orders with a purchase. */
  readonly orders: Float64Array;
  /** Days with a purchase; equal to `orders` where there are no dates. */
  readonly days: Float64Array;
  /** First and last day with a purchase; NaN without dates or purchases. */
  readonly firstDay: Float64Array;
  readonly lastDay: Float64Array;
  /** Sum of the squared gaps between successive days with a purchase. */
  readonly squaredGaps: Float64Array;
  /** Pieces bought; null without quantities. */
  readonly units: Float64Array | null;
  /** Money of purchases, and of returns (zero or negative); null without amounts. */
  readonly paid: Float64Array | null;
  readonly returned: Float64Array | null;
  /** Lifetime value as of the reference day; null when it was not asked for. */
  readonly value: CustomerValue | null;
  /** What they say, as of the reference day; null when it was not asked for. */
  readonly voice: CustomerVoice | null;
  /**
   * True when orders, events, reviews or campaigns on or after the reference day were left out. Then what a customer
   * list says may be of a later day than the reference day, and what may change with time must not count.
   */
  readonly past: boolean;
}

/**
 * One pass over the orders.
 *
 * @param referenceDay days since 1970-01-01; 0 means the day after the last line
 * @throws KindredError `nothing-before` when no purchase lies before the reference day
 */
export function* activityOf(
  all: CustomerBase,
  referenceDay: number,
  value: CustomerValue | null = null,
  voice: CustomerVoice | null = null,
): Steps<Activity> {
  const { base, today } = knownOn(all, referenceDay);
  const n = base.customers.length;
  if (n === 0) {
    throw new KindredError(
      'nothing-before',
      `No purchase lies before the reference date, ${dayText(today)}. The first is of ${dayText(all.firstDay)}: choose a later date.`,
      { referenceDay: today, firstDay: all.firstDay },
    );
  }
  const sums = emptySums(base);
  for (let from = 0; from < n; from += BLOCK) {
    yield { done: from, total: 2 * n };
    sumOrders(base, sums, from, Math.min(n, from + BLOCK));
  }
  const units = base.lines.quantity && new Float64Array(n);
  for (let from = 0; units && from < n; from += BLOCK) {
    yield { done: n + from, total: 2 * n };
    sumUnits(base, units, from, Math.min(n, from + BLOCK));
  }
  return {
    base,
    referenceDay: today,
    customers: n,
    unknown: new Float64Array(n).fill(NaN),
    ...sums,
    days: base.orders.day ? sums.days : sums.orders,
    units,
    value,
    voice,
    past: referenceDay !== 0 && base !== all,
  };
}

/** Customers between two pauses. */
const BLOCK = 25_000;

type Sums = Pick<Activity, 'orders' | 'days' | 'firstDay' | 'lastDay' | 'squaredGaps' | 'paid' | 'returned'>;

function emptySums({ customers, orders }: CustomerBase): Sums {
  const column = () => new Float64Array(customers.length);
  return {
    orders: column(),
    days: column(),
    firstDay: column().fill(NaN),
    lastDay: column().fill(NaN),
    squaredGaps: column(),
    paid: orders.paid && column(),
    returned: orders.returned && column(),
  };
}

/** Fills in the sums of customers `from` to `to`. */
function sumOrders({ offsets, orders }: CustomerBase, sums: Sums, from: number, to: number): void {
  const { paid, returned, days, firstDay, lastDay, squaredGaps } = sums;
  for (let c = from; c < to; c++) {
    let last = NaN;
    for (let o = offsets[c]!; o < offsets[c + 1]!; o++) {
      if (paid) paid[c]! += orders.paid![o]!;
      if (returned) returned[c]! += orders.returned![o]!;
      if (orders.bought[o] === 0) continue;
      sums.orders[c]!++;
      if (!orders.day) continue;
      const day = orders.day[o]!;
      if (day === last) continue;
      days[c]!++;
      if (Number.isNaN(last)) firstDay[c] = day;
      else squaredGaps[c]! += (day - last) * (day - last);
      last = day;
    }
    lastDay[c] = last;
  }
}

/** Fills in the pieces bought of customers `from` to `to`. */
function sumUnits(
  { offsets, orders, lines }: CustomerBase,
  units: Float64Array,
  from: number,
  to: number,
): void {
  const { kind } = lines;
  const quantity = lines.quantity!;
  for (let c = from; c < to; c++) {
    const end = orders.offsets[offsets[c + 1]!]!;
    for (let line = orders.offsets[offsets[c]!]!; line < end; line++)
      if (quantity[line]! > 0 && isPurchase(kind[line]!)) units[c]! += quantity[line]!;
  }
}
