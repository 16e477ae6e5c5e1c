import { random, type Random } from '../base/random';
import { END, LATER_END, START } from './calendar';
import { contacts, type Contact } from './campaign';
import { basket, taste, type Line } from './baskets';
import { customerTypes, typeIndex, type CustomerType } from './customer-types';
import { between, chance } from './draws';
import { person, type Person } from './people';
import { firstDay, laterFirstDay, visits, type Visits } from './rhythms';

export const CUSTOMERS = 5000;
const LATER_CUSTOMERS = 320;

export interface Customer extends Person {
  /** "K010001" …: numbered by the day of the first order. */
  readonly id: string;
  readonly type: number;
  readonly plan: Visits;
  readonly contact: Contact | null;
}

export interface Order {
  /** Index into the customers; −1 is a guest. */
  readonly customer: number;
  /** Minutes since 1970-01-01T00:00. */
  readonly minute: number;
  readonly lines: readonly Line[];
  readonly channel: string;
  /** What a return or a cancellation takes back; null for a purchase. */
  readonly takesBack: Order | null;
  readonly kind: 'purchase' | 'return' | 'cancellation';
  /** Counts purchases by time; 0 in what takes back. */
  number: number;
}

/** All that ever happens in the shop, up to the end of the later quarter. */
export interface History {
  readonly seed: number;
  /** The first 5,000 appear in the order file, the others only later. */
  readonly customers: readonly Customer[];
  /** By time. */
  readonly orders: readonly Order[];
}

export function history(seed: number): History {
  const root = random(seed);
  const customers = people(root);
  const orders: Order[] = [];
  customers.forEach((customer, index) => buy(customer, index, root.fork(`basket/${index}`), orders));
  guests(root.fork('guests'), orders);
  orders.sort((a, b) => a.minute - b.minute || a.customer - b.customer);
  let number = 100_001;
  for (const order of orders) if (order.kind === 'purchase') order.number = number++;
  return { seed, customers, orders };
}

function people(root: Random): Customer[] {
  const drawn = [...regulars(root.fork('types')), ...Array<number>(LATER_CUSTOMERS).fill(typeIndex('new'))]
    .map((type, i) => {
      const source = root.fork(`rhythm/${i}`);
      const entry = i < CUSTOMERS ? firstDay(customerTypes[type]!, source) : laterFirstDay(source);
      return { type, plan: visits(customerTypes[type]!, entry, source) };
    })
    .sort((a, b) => a.plan.days[0]! - b.plan.days[0]!);
  const reached = contacts(
    drawn.map((one) => one.type),
    drawn.map((one) => one.plan),
    root.fork('campaign'),
  );
  const source = root.fork('people');
  return drawn.map((one, i) => ({
    ...one,
    ...person(source, i + 1),
    id: `K0${10_001 + i}`,
    contact: reached.get(i) ?? null,
  }));
}

/** The types of the 5,000 in exact shares and random order. */
function regulars(source: Random): number[] {
  const types = customerTypes.flatMap((type, i) => Array<number>(Math.round(type.share * CUSTOMERS)).fill(i));
  for (let i = types.length - 1; i > 0; i--) {
    const j = source.below(i + 1);
    [types[i], types[j]] = [types[j]!, types[i]!];
  }
  return types;
}

function buy(customer: Customer, index: number, source: Random, orders: Order[]): void {
  const type = customerTypes[customer.type]!;
  const own = taste(type, source);
  const channel = channelOf(source);
  for (const dayNumber of customer.contact?.days ?? customer.plan.days) {
    // Now and then something was forgotten, and a second order follows on the same day.
    for (let first = true; first || chance(source, 0.006); first = false) {
      const lines = basket(type, own, dayNumber, source);
      if (chance(source, 0.0022))
        lines.push({ ...lines[0]!, product: sampleOf(lines), price: 0, discount: 0, quantity: 1 });
      const order: Order = {
        customer: index,
        minute: dayNumber * 1440 + minuteOfDay(source),
        lines,
        channel: chance(source, 0.8) ? channel : channelOf(source),
        takesBack: null,
        kind: 'purchase',
        number: 0,
      };
      orders.push(order);
      takeBack(type, order, source, orders);
    }
  }
}

/** Adds what is canceled within a day or sent back within three weeks. */
function takeBack(type: CustomerType, order: Order, source: Random, orders: Order[]): void {
  if (chance(source, 0.004)) {
    const lines = order.lines.map((line) => ({ ...line, quantity: -line.quantity }));
    const minute = order.minute + Math.round(between(source, 20, 1440));
    orders.push({ ...order, minute, lines, takesBack: order, kind: 'cancellation' });
    return;
  }
  if (!chance(source, type.returns)) return;
  const line = order.lines[source.below(order.lines.length)]!;
  if (line.price === 0) return;
  const lines = [{ ...line, quantity: -line.quantity }];
  const minute = order.minute + Math.round(between(source, 4 * 1440, 21 * 1440));
  orders.push({ ...order, minute, lines, takesBack: order, kind: 'return' });
}

function guests(source: Random, orders: Order[]): void {
  const type = customerTypes[typeIndex('new')]!;
  for (let i = 0; i < 280; i++) {
    const dayNumber = START + source.below(LATER_END - START + 1);
    orders.push({
      customer: -1,
      minute: dayNumber * 1440 + minuteOfDay(source),
      lines: basket(type, taste(type, source), dayNumber, source),
      channel: channelOf(source),
      takesBack: null,
      kind: 'purchase',
      number: 0,
    });
  }
}

/** A free sample: the first product that is not in the order anyway. */
const sampleOf = (lines: readonly Line[]): number =>
  [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22].find((id) => lines.every((line) => line.product !== id)) ?? 24;

const channelOf = (source: Random): string => {
  const draw = source.next();
  return draw < 0.55 ? 'Web' : draw < 0.87 ? 'App' : 'Marketplace';
};

/** Most order in the evening. */
const minuteOfDay = (source: Random): number =>
  Math.min(
    1439,
    Math.max(0, Math.round(chance(source, 0.6) ? 1190 + 75 * source.normal() : 700 + 150 * source.normal())),
  );

/** In the order file, or in the file of the later quarter. */
export const isMain = (order: Order): boolean => order.minute < (END + 1) * 1440;
export const isLater = (order: Order): boolean => !isMain(order) && order.minute < (LATER_END + 1) * 1440;
