import type { Steps } from '../../base/steps';
import type { CustomerBase } from '../prepare/types';
import { countOf, periodsOf, placesOfDays, type Periods } from './periods';

/** What the customers of one segment did, month by month; every column has one entry a month. */
export interface MonthSeries {
  /** Customers with an order in the month. */
  readonly active: Int32Array;
  /** Customers whose first order lies in the month. */
  readonly first: Int32Array;
  readonly orders: Int32Array;
  /** Purchases less returns, each in the month of its order; null without amounts. */
  readonly revenue: Float64Array | null;
}

export interface SegmentMonths {
  /** `isPartial(months, month)` says which of them the data cover only in part: mostly the last, often the first. */
  readonly months: Periods;
  /** One entry a segment, and at the end one for the customers that belong to none: length k + 1. */
  readonly series: readonly MonthSeries[];
}

/** Customers between two pauses. */
const BLOCK = 20_000;

/**
 * Orders, revenue and active customers of each segment in each calendar month. Segments are those of today: how many
 * of today's customers of a segment were active then, not how many belonged to it then.
 *
 * @param base as known on the reference day (`knownOn`), so that its customers are those of the labels
 * @param labels segment of each customer, −1 for none
 * @param lastDay the last day that the data cover, days since 1970-01-01; what is later does not count
 * @returns null without dates. Cost: O(orders + months × segments).
 */
export function* segmentMonths(
  {
    customers,
    offsets,
    orders,
    firstDay,
  }: Pick<CustomerBase, 'customers' | 'offsets' | 'orders' | 'firstDay'>,
  labels: Int32Array,
  k: number,
  lastDay: number,
): Steps<SegmentMonths | null> {
  const { day, bought, paid, returned } = orders;
  const months = periodsOf(firstDay, lastDay);
  if (!day || countOf(months) === 0) return null;
  const monthOfDay = placesOfDays(months);
  const counts = () => new Int32Array(countOf(months));
  const series = Array.from({ length: k + 1 }, () => ({
    active: counts(),
    first: counts(),
    orders: counts(),
    revenue: paid && new Float64Array(countOf(months)),
  }));
  for (let c = 0; c < customers.length; c++) {
    if (c % BLOCK === 0) yield { done: c, total: customers.length };
    const own = series[labels[c]! < 0 ? k : labels[c]!]!;
    let last = -1;
    for (let o = offsets[c]!; o < offsets[c + 1]!; o++) {
      const month = monthOfDay[day[o]! - firstDay];
      if (month === undefined) continue;
      if (own.revenue) own.revenue[month]! += paid![o]! + (returned?.[o] ?? 0);
      if (bought[o] === 0) continue;
      own.orders[month]!++;
      if (month === last) continue;
      own.active[month]!++;
      if (last < 0) own.first[month]!++;
      last = month;
    }
  }
  return { months, series };
}
