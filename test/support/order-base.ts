import type { CustomerBase } from '../../src/engine/prepare/types';
import { dayNumber } from './cdnow';

export interface OrderOf {
  /** An ISO date, or days since 1970-01-01. */
  readonly day: string | number;
  readonly paid: number;
  readonly returned?: number;
  /** False for an order of returns alone. */
  readonly bought?: boolean;
}

/** A base of customers with these orders, each customer's sorted by day; without lines. */
export function ordersOf(people: readonly (readonly OrderOf[])[]): CustomerBase {
  const day = ({ day }: OrderOf) => (typeof day === 'number' ? day : dayNumber(day));
  const sorted = people.map((orders) => [...orders].sort((a, b) => day(a) - day(b)));
  const all = sorted.flat();
  const days = all.map(day);
  let at = 0;
  return {
    customers: people.map((_, i) => `C${i}`),
    offsets: Int32Array.from([0, ...sorted.map((orders) => (at += orders.length))]),
    orders: {
      count: all.length,
      day: Int32Array.from(days),
      bought: Uint8Array.from(all, ({ bought = true }) => Number(bought)),
      paid: Float64Array.from(all, ({ paid }) => paid),
      returned: Float64Array.from(all, ({ returned = 0 }) => returned),
    },
    firstDay: Math.min(...days),
    lastDay: Math.max(...days),
  } as unknown as CustomerBase;
}
