import { random, type Random } from '../base/random';
import { fill, taste } from './baskets';
import { END, LATER_END, START } from './calendar';
import { customerTypes, typeIndex, type CustomerType } from './customer-types';
import { customers, type Customer } from './customers';
import { between, chance } from './draws';
import { CANCELLATION, GUEST, Ledger, RETURN, byTime } from './ledger';

/** All that ever happens in the shop, up to the end of the later quarter. */
export interface History {
  readonly seed: number;
  /** The first 5,000 appear in the order file, the others only later. */
  readonly customers: readonly Customer[];
  readonly ledger: Ledger;
  /** Orders of the ledger by time. */
  readonly sequence: Int32Array;
}

export const channels = ['Web', 'App', 'Marketplace'];

export function history(seed: number): History {
  const root = random(seed);
  const everyone = customers(root);
  const ledger = new Ledger();
  everyone.forEach((customer, index) => buy(ledger, customer, index, root.fork(`basket/${index}`)));
  guests(ledger, root.fork('guests'));
  return { seed, customers: everyone, ledger, sequence: byTime(ledger) };
}

function buy(ledger: Ledger, customer: Customer, index: number, source: Random): void {
  const type = customerTypes[customer.type]!;
  const own = taste(type, source);
  const usual = channelOf(source);
  for (const dayNumber of customer.days) {
    // Now and then something was forgotten, and a second order follows on the same day.
    for (let first = true; first || chance(source, 0.006); first = false) {
      const channel = chance(source, 0.8) ? usual : channelOf(source);
      const order = ledger.open(index, dayNumber * 1440 + minuteOfDay(source), channel);
      fill(ledger, order, type, own, dayNumber, source);
      takeBack(ledger, order, type, source);
    }
  }
}

/** Adds what is canceled within a day or sent back within three weeks. */
function takeBack(ledger: Ledger, order: number, type: CustomerType, source: Random): void {
  const [first, end] = [ledger.first(order), ledger.end(order)];
  if (chance(source, 0.004)) {
    const after = Math.round(between(source, 20, 1440));
    ledger.takeBack(order, ledger.minute[order]! + after, CANCELLATION);
    for (let line = first; line < end; line++) ledger.reverse(line);
  } else if (chance(source, type.returns)) {
    const line = first + source.below(end - first);
    const after = Math.round(between(source, 4 * 1440, 21 * 1440));
    if (ledger.cents[line] === 0) return;
    ledger.takeBack(order, ledger.minute[order]! + after, RETURN);
    ledger.reverse(line);
  }
}

function guests(ledger: Ledger, source: Random): void {
  const type = customerTypes[typeIndex('new')]!;
  for (let i = 0; i < 280; i++) {
    const dayNumber = START + source.below(LATER_END - START + 1);
    const order = ledger.open(GUEST, dayNumber * 1440 + minuteOfDay(source), channelOf(source));
    fill(ledger, order, type, taste(type, source), dayNumber, source);
  }
}

function channelOf(source: Random): number {
  const draw = source.next();
  return draw < 0.55 ? 0 : draw < 0.87 ? 1 : 2;
}

/** Most order in the evening, some around noon. */
function minuteOfDay(source: Random): number {
  const minute = chance(source, 0.6) ? 1190 + 75 * source.normal() : 700 + 150 * source.normal();
  return Math.min(1439, Math.max(0, Math.round(minute)));
}

/** In the order file; what is later and before the end of the simulation is in the file of the later quarter. */
export const isMain = (minute: number): boolean => minute < (END + 1) * 1440;
export const isLater = (minute: number): boolean => !isMain(minute) && minute < (LATER_END + 1) * 1440;

/** What each customer paid up to and including a day, returns deducted, in euros. */
export function spentBy({ customers, ledger }: History, dayNumber: number): Float64Array {
  const spent = new Float64Array(customers.length);
  for (let order = 0; order < ledger.orders; order++) {
    const customer = ledger.customer[order]!;
    if (customer !== GUEST && ledger.minute[order]! < (dayNumber + 1) * 1440) {
      spent[customer]! += ledger.amount(order);
    }
  }
  return spent;
}
