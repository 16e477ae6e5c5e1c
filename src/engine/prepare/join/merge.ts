import { portion, type Steps } from '../../../base/steps';
import type { TextColumn } from '../../../base/table';
import { asText, columnOf, mapText } from '../columns';
import { nameColumn, type Identity } from '../identity';
import type { RawTable } from '../../collect/types';
import { compareIds, settle } from './merges';
import { commonKeys, type Keys, type People } from './people';
import {
  orderSource,
  phoneCountry,
  planOf,
  plainName,
  sourceOf,
  type KeyKind,
  type PeopleSource,
} from './source';
import { trustedPlan, type TrustedPlan } from './trust';
import type { JoinChoices, Merge } from './types';

/** A file beside the orders, with the person of each of its rows. */
export interface OtherSource {
  readonly id: string;
  readonly table: RawTable;
  readonly source: PeopleSource;
  readonly doubt: TrustedPlan['doubt'];
  readonly on: boolean;
  readonly chosen: boolean;
  /** Element that stands for the person of each row; −1 where the row says nobody. */
  readonly person: Int32Array;
  /** False where it has no kind of key in common with the orders and no row leads to them through other files. */
  readonly related: boolean;
}

export interface Merged {
  readonly orders: PeopleSource;
  readonly others: readonly OtherSource[];
  readonly people: People;
  /** Customer of each order line, merged; the given column where nothing is merged. */
  readonly customer: TextColumn;
  /** Customer who uses each e-mail of the orders, by code of their e-mail column. */
  readonly emailOwner: readonly string[] | null;
  readonly merges: readonly Merge[];
  readonly country: string | null;
  /** The customer id of a person, by the element that stands for them. */
  readonly idOf: (element: number) => string | null;
  /** The person of each customer in the orders; −1 for a phone that can't be read. */
  readonly buyers: Int32Array;
  /** People whose orders name them by e-mail alone. */
  readonly emailBuyers: ReadonlySet<number>;
  readonly byEmail: boolean;
  readonly byPhone: boolean;
}

const KINDS: readonly KeyKind[] = ['number', 'email', 'phone'];

/**
 * Finds who is who across the orders and all other files, and gives each person one id: that of the orders, the
 * first where there are several.
 */
export function* mergePeople(
  table: RawTable,
  identity: Identity,
  tables: readonly RawTable[],
  choices: JoinChoices,
): Steps<Merged | null> {
  const alone = tables.length === 0;
  if (alone && !(identity.role === 'customer' && identity.email)) return null;
  const withPhones = [table, ...tables].filter((each) => columnOf(each, 'phone')).length > 1;
  const country = withPhones ? (choices.country ?? phoneCountry([table, ...tables]) ?? '') : null;
  const phones = country === null ? null : { country: country || null };
  const orders = yield* portion(orderSource(table, identity, phones), 0, 30);
  const others: Omit<OtherSource, 'person' | 'related'>[] = [];
  for (const other of tables) {
    yield { done: 30, total: 100 };
    const id = `${other.file} → orders`;
    const choice = choices.links?.[id];
    const trusted = choice ? chosenPlan(other, choice, orders) : trustedPlan(other, orders);
    const named = identity.role === 'name' ? nameColumn(other) : null;
    const source = yield* sourceOf(trusted.plan, phones);
    others.push({
      id,
      table: other,
      source: named
        ? { ...source, number: mapText(asText(named.data), plainName), headers: { number: named.header } }
        : source,
      doubt: trusted.doubt,
      on: choice !== false,
      chosen: Boolean(choice),
    });
  }
  const sources = [orders, ...others.filter(({ on }) => on).map(({ source }) => source)];
  const keys = commonKeys(sources);
  const { people, merges } = yield* portion(settle(keys, sources, choices), 40, 90);
  return {
    ...finish(keys, people, merges, orders, others, identity, country),
    byEmail: choices.byEmail ?? true,
    byPhone: choices.byPhone ?? true,
  };
}

/** A person's choice of keys: the column of the file stands for what the column of the orders is. */
function chosenPlan(
  table: RawTable,
  choice: { readonly from: string; readonly to: string },
  orders: PeopleSource,
): TrustedPlan {
  const kind = (['number', 'email', 'phone'] as const).find((each) => orders.headers[each] === choice.to);
  const none = { ...planOf(table), number: null, email: null, phone: null };
  return { plan: kind ? { ...none, [kind]: choice.from } : none, doubt: null };
}

function finish(
  keys: Keys,
  people: People,
  merges: readonly Merge[],
  orders: PeopleSource,
  others: readonly Omit<OtherSource, 'person' | 'related'>[],
  identity: Identity,
  country: string | null,
): Omit<Merged, 'byEmail' | 'byPhone'> {
  const { sets } = people;
  const [n, e] = [keys.numbers.length, keys.emails.length];
  const names = new Map<number, string>();
  const ranks = new Map<number, number>();
  // The best name of each person: a customer of the orders, else a number where the orders have numbers, …
  const offer = (element: number, name: string, rank: number) => {
    const root = sets.find(element);
    const [held, heldRank] = [names.get(root), ranks.get(root)];
    if (held !== undefined && (heldRank! < rank || (heldRank === rank && compareIds(held, name) <= 0)))
      return;
    names.set(root, name);
    ranks.set(root, rank);
  };
  const own = elementsOf(keys, orders, identity);
  identity.column.dictionary.forEach((name, code) => {
    if (own[code]! >= 0) offer(own[code]!, name, 0);
  });
  const byNumber = identity.role === 'customer' || identity.role === 'name';
  keys.numbers.forEach((name, code) => offer(code, name, byNumber ? 1 : 3));
  keys.emails.forEach((name, code) => offer(n + code, name, 2));
  keys.phones.forEach((name, code) => offer(n + e + code, name, 4));
  const idOf = (element: number) => names.get(sets.find(element)) ?? null;
  const emails = identity.email;
  const buyers = Int32Array.from(own, (element) => (element < 0 ? -1 : sets.find(element)));
  const known = new Set(buyers);
  let at = 0;
  return {
    orders,
    others: others.map((other) => {
      const person = other.on ? personsOf(keys, people, ++at) : new Int32Array(other.source.rows).fill(-1);
      const comparable = KINDS.some((kind) => orders[kind] && other.source[kind]);
      return {
        ...other,
        person,
        related: !other.on || comparable || person.some((who) => who >= 0 && known.has(who)),
      };
    }),
    people,
    customer: renamedColumn(identity.column, own, idOf),
    emailOwner: emails ? ownersOf(emails, orders, keys, n, idOf) : null,
    merges,
    country,
    idOf,
    buyers,
    emailBuyers: emails
      ? guestsOf(identity.column, keys.rows[0]!.email!, (code) => sets.find(n + code))
      : new Set(),
  };
}

/** Element of the sets for each customer of the orders; −1 for a phone that can't be read. */
function elementsOf(keys: Keys, orders: PeopleSource, { role, column }: Identity): Int32Array {
  const kind: KeyKind = role === 'email' ? 'email' : role === 'phone' ? 'phone' : 'number';
  const first =
    kind === 'number' ? 0 : kind === 'email' ? keys.numbers.length : keys.numbers.length + keys.emails.length;
  const elements = new Int32Array(column.dictionary.length).fill(-1);
  const codes = keys.rows[0]![kind];
  if (!codes) return elements;
  for (let row = 0; row < orders.rows; row++) {
    const [who, code] = [column.codes[row]!, codes[row]!];
    if (who >= 0 && code >= 0) elements[who] = first + code;
  }
  return elements;
}

/** The customers with those of one person under one id; the same column where all are apart. */
function renamedColumn(
  column: TextColumn,
  own: Int32Array,
  idOf: (element: number) => string | null,
): TextColumn {
  const names = column.dictionary.map((name, code) => (own[code]! < 0 ? name : (idOf(own[code]!) ?? name)));
  if (names.every((name, code) => name === column.dictionary[code])) return column;
  const index = new Map<string, number>();
  const target = names.map((name) => {
    if (!index.has(name)) index.set(name, index.size);
    return index.get(name)!;
  });
  return {
    kind: 'text',
    codes: column.codes.map((code) => (code < 0 ? -1 : target[code]!)),
    dictionary: [...index.keys()],
  };
}

function personsOf(keys: Keys, { sets, sharedEmails, sharedPhones }: People, s: number): Int32Array {
  const { number, email, phone } = keys.rows[s]!;
  const [n, e] = [keys.numbers.length, keys.emails.length];
  const rows = (number ?? email ?? phone)?.length ?? 0;
  const person = new Int32Array(rows).fill(-1);
  for (let row = 0; row < rows; row++) {
    const [a, b, c] = [number?.[row] ?? -1, email?.[row] ?? -1, phone?.[row] ?? -1];
    if (a >= 0) person[row] = sets.find(a);
    else if (b >= 0 && sharedEmails[b] === 0) person[row] = sets.find(n + b);
    else if (b < 0 && c >= 0 && sharedPhones[c] === 0) person[row] = sets.find(n + e + c);
  }
  return person;
}

function guestsOf(customer: TextColumn, emails: Int32Array, find: (code: number) => number): Set<number> {
  const codes = new Set<number>();
  for (let row = 0; row < emails.length; row++)
    if (customer.codes[row]! < 0 && emails[row]! >= 0) codes.add(emails[row]!);
  return new Set([...codes].map(find));
}

function ownersOf(
  emails: TextColumn,
  orders: PeopleSource,
  keys: Keys,
  first: number,
  idOf: (element: number) => string | null,
): string[] {
  const owners = [...emails.dictionary];
  const codes = keys.rows[0]!.email!;
  for (let row = 0; row < orders.rows; row++) {
    const [written, code] = [emails.codes[row]!, codes[row]!];
    if (written >= 0 && code >= 0) owners[written] = idOf(first + code) ?? owners[written]!;
  }
  return owners;
}
