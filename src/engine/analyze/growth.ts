import type { Steps } from '../../base/steps';
import type { CustomerBase } from '../prepare/types';
import { countOf, isPartial, periodsOf, placesOfDays, type Periods } from './periods';

/** A figure in the last full period and in the one before. */
export interface Change {
  readonly before: number;
  readonly last: number;
}

/** Factors, 1 for no change, with the bounds that hold in 95 of 100 cases. */
export interface Ratio {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface SegmentGrowth {
  /** Customers with an order. */
  readonly active: Change;
  readonly orders: Change;
  /** Purchases less returns; null without amounts. */
  readonly revenue: Change | null;
  /** Last over before of `active`; null where nobody was active in one of the two. */
  readonly ratio: Ratio | null;
}

export interface Growth {
  readonly months: 1 | 3;
  /** First day of the period before, of the last, and the day after it; days since 1970-01-01. */
  readonly starts: readonly [number, number, number];
  /** The data go on into a period that is not full and was left out. */
  readonly partialLeftOut: boolean;
  /** One entry a segment, and at the end one for the customers that belong to none: length k + 1. */
  readonly segments: readonly SegmentGrowth[];
}

const BLOCK = 20_000;
/** With as many full quarters quarters are compared, else months: a year at least, so that a quarter is no large part. */
const QUARTERS = 4;

/**
 * How each segment changed from the period before to the last full one: quarters where the data hold a year of them,
 * else months. Segments are those of today, so what decides the segments (a recent order) also moves these figures.
 *
 * @param base as known on the reference day, so that its customers are those of the labels.
 * @param lastDay the last day that the data cover, days since 1970-01-01.
 * @returns null without dates or without two full months. Cost: orders.
 * @source the bounds of the ratio of two paired counts: Nam, Blackwelder (2002), Wald on the log scale.
 */
export function* growthOf(
  {
    customers,
    offsets,
    orders,
    firstDay,
  }: Pick<CustomerBase, 'customers' | 'offsets' | 'orders' | 'firstDay'>,
  labels: Int32Array,
  k: number,
  lastDay: number,
): Steps<Growth | null> {
  const { day, bought, paid, returned } = orders;
  const quarters = fullOf(periodsOf(firstDay, lastDay, 3));
  const { periods, full } =
    quarters.full.length >= QUARTERS ? quarters : fullOf(periodsOf(firstDay, lastDay, 1));
  const [before, last] = full.slice(-2);
  if (!day || before === undefined || last === undefined) return null;
  const places = placesOfDays(periods);
  const sums = Array.from({ length: k + 1 }, () => ({
    active: [0, 0],
    orders: [0, 0],
    revenue: [0, 0],
    onlyOne: 0,
  }));
  for (let c = 0; c < customers.length; c++) {
    if (c % BLOCK === 0) yield { done: c, total: customers.length };
    const own = sums[labels[c]! < 0 ? k : labels[c]!]!;
    const ordered = [0, 0];
    for (let o = offsets[c]!; o < offsets[c + 1]!; o++) {
      const place = places[day[o]! - firstDay];
      if (place !== before && place !== last) continue;
      const at = Number(place === last);
      if (paid) own.revenue[at]! += paid[o]! + (returned?.[o] ?? 0);
      ordered[at]! += bought[o]!;
    }
    ordered.forEach((count, at) => {
      own.orders[at]! += count;
      own.active[at]! += Number(count > 0);
    });
    own.onlyOne += Number(ordered[0]! > 0 !== ordered[1]! > 0);
  }
  const change = ([early, late]: readonly number[]): Change => ({ before: early!, last: late! });
  return {
    months: periods.months,
    starts: [periods.starts[before]!, periods.starts[last]!, periods.starts[last + 1]!],
    partialLeftOut: last < countOf(periods) - 1,
    segments: sums.map(({ active, orders, revenue, onlyOne }) => ({
      active: change(active),
      orders: change(orders),
      revenue: paid ? change(revenue) : null,
      ratio: ratioOf(active[0]!, active[1]!, onlyOne),
    })),
  };
}

function fullOf(periods: Periods): { readonly periods: Periods; readonly full: readonly number[] } {
  const all = Array.from({ length: countOf(periods) }, (_, at) => at);
  return { periods, full: all.filter((at) => !isPartial(periods, at)) };
}

/** @param onlyOne customers active in one of the two periods and not in the other. */
export function ratioOf(before: number, last: number, onlyOne: number): Ratio | null {
  if (before === 0 || last === 0) return null;
  const value = last / before;
  const spread = 1.959963984540054 * Math.sqrt(onlyOne / (before * last));
  return { value, low: value * Math.exp(-spread), high: value * Math.exp(spread) };
}
