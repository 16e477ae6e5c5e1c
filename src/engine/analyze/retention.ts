import { proportion, type Proportion } from '../../base/proportion';
import type { Steps } from '../../base/steps';
import type { CustomerBase } from '../prepare/types';
import { countOf, isPartial, periodsOf, placesOfDays, type Periods } from './periods';

/** Customers whose first order lies in the same period. */
export interface Cohort {
  /** Index into the periods. */
  readonly period: number;
  readonly customers: number;
  /** Customers of it with an order so many periods later, 0 being its own; as long as the data reach. */
  readonly active: Int32Array;
}

export interface Retention {
  readonly periods: Periods;
  /** Those with customers, the oldest first. */
  readonly cohorts: readonly Cohort[];
  /**
   * The share of all cohorts together that ordered so many periods later, of those whose period is over; the first,
   * of their own period, is 1.
   */
  readonly overall: readonly Proportion[];
}

/** More months than this are told in quarters. */
const MOST_MONTHS = 24;
/** Customers between two pauses. */
const BLOCK = 20_000;

/**
 * Cohort retention: customers by the period of their first order, and how many of them ordered again in each period
 * after. Who was a customer before the files begin counts as new in their first period.
 *
 * @param base as known on the reference day, so that its customers are those of the labels
 * @param labels segment of each customer
 * @param segment only its customers; null for all
 * @param lastDay the last day that the data cover, days since 1970-01-01
 * @param months length of a period; null lets the data decide: quarters beyond two years
 * @returns null without dates. Cost: O(orders + periods²).
 */
export function* retention(
  {
    customers,
    offsets,
    orders,
    firstDay,
  }: Pick<CustomerBase, 'customers' | 'offsets' | 'orders' | 'firstDay'>,
  labels: Int32Array,
  segment: number | null,
  lastDay: number,
  months: 1 | 3 | null = null,
): Steps<Retention | null> {
  const { day, bought } = orders;
  const fitting = months ?? (countOf(periodsOf(firstDay, lastDay)) > MOST_MONTHS ? 3 : 1);
  const periods = periodsOf(firstDay, lastDay, fitting);
  const count = countOf(periods);
  if (!day || count === 0) return null;
  const periodOfDay = placesOfDays(periods);
  const active = Array.from({ length: count }, (_, period) => new Int32Array(count - period));
  for (let c = 0; c < customers.length; c++) {
    if (c % BLOCK === 0) yield { done: c, total: customers.length };
    if (segment !== null && labels[c] !== segment) continue;
    let [first, last] = [-1, -1];
    for (let o = offsets[c]!; o < offsets[c + 1]!; o++) {
      const period = bought[o] === 1 ? periodOfDay[day[o]! - firstDay] : undefined;
      if (period === undefined || period === last) continue;
      if (first < 0) first = period;
      active[first]![period - first]!++;
      last = period;
    }
  }
  const cohorts = active.flatMap((own, period) =>
    own[0]! > 0 ? [{ period, customers: own[0]!, active: own }] : [],
  );
  return { periods, cohorts, overall: overallOf(periods, cohorts) };
}

/** Whether the period in which this cell lies is over for good; until then its count may still grow. */
export const isOver = (periods: Periods, { period }: Cohort, later: number): boolean =>
  period + later < countOf(periods) - 1 || !isPartial(periods, period + later);

function overallOf(periods: Periods, cohorts: readonly Cohort[]): Proportion[] {
  const overall: Proportion[] = [];
  for (let later = 0; later < countOf(periods); later++) {
    let [hits, all] = [0, 0];
    for (const cohort of cohorts) {
      if (later >= cohort.active.length || (later > 0 && !isOver(periods, cohort, later))) continue;
      hits += cohort.active[later]!;
      all += cohort.customers;
    }
    if (all === 0) break;
    overall.push(proportion(hits, all));
  }
  return overall;
}
