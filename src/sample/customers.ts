import type { Random } from '../base/random';
import { contacts, type Contact } from './campaign';
import { customerTypes, typeIndex } from './customer-types';
import { person, type Person } from './people';
import { firstDay, laterFirstDay, visits, type Visits } from './rhythms';

/** In the order file. */
export const CUSTOMERS = 5000;
/** First seen in the later quarter. */
const LATER_CUSTOMERS = 320;

export interface Customer extends Person {
  /** "K010001" …: numbered by the day of the first order. */
  readonly id: string;
  readonly type: number;
  /** What would have happened without the campaign. */
  readonly plan: Visits;
  readonly contact: Contact | null;
  /** The days of the orders, in order. */
  readonly days: readonly number[];
}

/** Draws every customer, by the day of the first order. */
export function customers(root: Random): Customer[] {
  const types = [...shuffled(root.fork('types')), ...Array<number>(LATER_CUSTOMERS).fill(typeIndex('new'))];
  const drawn = types
    .map((type, i) => {
      const source = root.fork(`rhythm/${i}`);
      const entry = i < CUSTOMERS ? firstDay(customerTypes[type]!, source) : laterFirstDay(source);
      return { type, plan: visits(customerTypes[type]!, entry, source) };
    })
    .sort((a, b) => a.plan.days[0]! - b.plan.days[0]!);
  const reached = contacts(drawn, root.fork('campaign'));
  const source = root.fork('people');
  return drawn.map((one, i) => {
    const contact = reached.get(i) ?? null;
    const days = contact?.days ?? one.plan.days;
    return { ...one, ...person(source, i + 1), id: `K0${10_001 + i}`, contact, days };
  });
}

/** The types of the 5,000 in exact shares and random order. */
function shuffled(source: Random): number[] {
  const types = customerTypes.flatMap((type, i) => Array<number>(Math.round(type.share * CUSTOMERS)).fill(i));
  for (let i = types.length - 1; i > 0; i--) {
    const j = source.below(i + 1);
    [types[i], types[j]] = [types[j]!, types[i]!];
  }
  return types;
}
