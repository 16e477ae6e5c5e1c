import { before } from '../horizon';
import type { CustomerBase } from '../../prepare/types';
import { observe, type ObservedInput, type OrderDays } from './order-days';

/** The orders of a base as they were known on a day. */
export interface BaseOrders extends OrderDays {
  /** Customer ids; orders by customer in the same order. */
  readonly customers: readonly string[];
  /** "Today": nothing on or after it counts, and the observed period ends the day before. */
  readonly referenceDay: number;
  readonly currency: string | null;
  /** Share of what was paid that came back apart from the order it was paid in; 0 without amounts. */
  readonly returnedApart: number;
}

/**
 * The orders with a purchase before `referenceDay` (0: the day after the last line); null when the base has no dates.
 *
 * An order is worth what was paid in it less what of it was given back. Returns that the files book apart from their
 * order lower no order: `returnedApart` says how much they are.
 * Cost: one pass over the orders; over the lines too when `referenceDay` lies in the past.
 */
export function baseOrders(all: CustomerBase, referenceDay: number): BaseOrders | null {
  const today = referenceDay === 0 ? all.lastDay + 1 : referenceDay;
  const { customers, offsets, orders, currency } = today <= all.lastDay ? before(all, today) : all;
  const { day, bought, paid, returned } = orders;
  if (!day) return null;
  const cuts = new Int32Array(customers.length + 1);
  const days: Int32Array = new Int32Array(orders.count);
  const value = paid && new Float64Array(orders.count);
  let [kept, money, apart] = [0, 0, 0];
  for (let c = 0; c < customers.length; c++) {
    for (let o = offsets[c]!; o < offsets[c + 1]!; o++) {
      if (paid) money += paid[o]!;
      if (bought[o] === 0) {
        if (returned) apart -= returned[o]!;
        continue;
      }
      days[kept] = day[o]!;
      if (value) value[kept] = paid![o]! + (returned ? returned[o]! : 0);
      kept++;
    }
    cuts[c + 1] = kept;
  }
  return {
    customers,
    offsets: cuts,
    day: days.slice(0, kept),
    value: value && value.slice(0, kept),
    referenceDay: today,
    currency,
    returnedApart: money > 0 ? Math.max(0, apart / money) : 0,
  };
}

/** What the models need of every customer of the base, in its order; null when the base has no dates. */
export function clvInput(base: CustomerBase, referenceDay: number): ObservedInput | null {
  const orders = baseOrders(base, referenceDay);
  return orders && observe(orders, orders.referenceDay - 1);
}
