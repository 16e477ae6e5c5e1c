import { random, type Random } from '../base/random';
import { END, START, isoDay } from './calendar';
import { row } from './csv';
import { customerTypes } from './customer-types';
import { CUSTOMERS, type Customer } from './customers';
import { between, chance } from './draws';
import { spentBy, type History } from './history';
import { person, type Person } from './people';

/** Contacts who signed up and never ordered. */
const LEADS = 240;

const cities: Readonly<Record<string, readonly string[]>> = {
  Germany: ['Berlin', 'Hamburg', 'München', 'Köln', 'Leipzig', 'Freiburg', 'Münster'],
  Austria: ['Wien', 'Graz', 'Linz', 'Salzburg'],
  France: ['Paris', 'Lyon', 'Nantes', 'Strasbourg', 'Orléans'],
  Netherlands: ['Amsterdam', 'Utrecht', 'Rotterdam', 'Groningen'],
  Belgium: ['Brussels', 'Gent', 'Antwerpen', 'Liège'],
  Ireland: ['Dublin', 'Cork', 'Galway'],
  Italy: ['Milano', 'Torino', 'Bologna', 'Verona'],
};

/** Mean age in 2025 and chance of newsletter consent. */
const traits: Readonly<Record<string, { readonly age: number; readonly consent: number }>> = {
  loyal: { age: 48, consent: 0.82 },
  subscriber: { age: 43, consent: 0.55 },
  bargain: { age: 32, consent: 0.93 },
  seasonal: { age: 54, consent: 0.6 },
  new: { age: 30, consent: 0.78 },
  silent: { age: 39, consent: 0.5 },
  gift: { age: 45, consent: 0.3 },
};

export interface CrmCounts {
  readonly contacts: number;
  /** Contacts who are in no order. */
  readonly leads: number;
  readonly missingBirthYears: number;
  /** Born before 1905. */
  readonly impossibleBirthYears: number;
}

export interface Crm {
  /** By customer; leads have none. */
  readonly consent: readonly boolean[];
  readonly text: string;
  readonly counts: CrmCounts;
}

const headers = [
  'Customer ID',
  'Email',
  'First name',
  'Last name',
  'Signup date',
  'Birth year',
  'Country',
  'City',
  'Newsletter consent',
  'Loyalty tier',
];

/** customers.csv: the contact list of the shop at the end of 2025. */
export function crmFile(past: History): Crm {
  const root = random(past.seed).fork('crm');
  const spent = spentBy(past, END);
  const consent: boolean[] = [];
  const counts = { contacts: 0, leads: LEADS, missingBirthYears: 0, impossibleBirthYears: 0 };
  let text = row(headers);
  const add = (
    who: Person,
    id: string,
    signup: number,
    consents: boolean,
    tier: string,
    source: Random,
    age: number,
  ) => {
    const born = birthYear(age, source);
    if (born === '') counts.missingBirthYears++;
    else if (Number(born) < 1905) counts.impossibleBirthYears++;
    counts.contacts++;
    const towns = cities[who.country]!;
    const town = towns[source.below(towns.length)]!;
    text += row([
      id,
      who.email,
      who.first,
      who.last,
      isoDay(signup),
      born,
      who.country,
      town,
      consents ? 'yes' : 'no',
      tier,
    ]);
  };
  for (const [index, customer] of past.customers.slice(0, CUSTOMERS).entries()) {
    const source = root.fork(index);
    const { age, consent: likely } = traits[customerTypes[customer.type]!.id]!;
    consent.push(chance(source, likely));
    add(
      customer,
      customer.id,
      signupDay(customer, source),
      consent[index]!,
      tierOf(spent[index]!),
      source,
      age,
    );
  }
  const source = root.fork('leads');
  for (let lead = 0; lead < LEADS; lead++) {
    const signup = Math.round(between(source, START, END));
    add(person(source, 90_001 + lead), `K0${90_001 + lead}`, signup, chance(source, 0.9), 'None', source, 36);
  }
  return { consent, text, counts };
}

/** Most sign up with the first order; those who order in the first weeks of the file often came years before. */
function signupDay(customer: Customer, source: Random): number {
  const first = customer.days[0]!;
  const before = first < START + 60 && chance(source, 0.8) ? between(source, 30, 900) : between(source, 0, 4);
  return first - Math.round(before);
}

function birthYear(age: number, source: Random): string {
  const drawn = 2025 - Math.round(Math.min(84, Math.max(18, age + 11 * source.normal())));
  if (chance(source, 0.22)) return '';
  return chance(source, 0.002) ? String(drawn - 100) : String(drawn);
}

const tierOf = (spent: number): string =>
  spent >= 900 ? 'Gold' : spent >= 450 ? 'Silver' : spent >= 150 ? 'Bronze' : 'None';
