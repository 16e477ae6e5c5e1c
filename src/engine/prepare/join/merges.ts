import { hash } from '../../../base/random';
import { portion, type Steps } from '../../../base/steps';
import { findPeople, type Keys, type People } from './people';
import type { KeyKind, PeopleSource } from './source';
import type { JoinChoices, Merge } from './types';

/** Customer numbers up to which a chain of e-mails and phones is taken for one person. */
const MOST_IN_CHAIN = 5;

/** Finds people, then once more without the ties that would chain too many or that the person cut. */
export function* settle(
  keys: Keys,
  sources: readonly PeopleSource[],
  choices: JoinChoices,
): Steps<{ readonly people: People; readonly merges: readonly Merge[] }> {
  const rules = { byEmail: choices.byEmail ?? true, byPhone: choices.byPhone ?? true, cut: null };
  const found = yield* portion(findPeople(keys, sources, rules), 0, 50);
  const all = mergesOf(keys, found, sources, choices);
  const cut = new Uint8Array(keys.numbers.length + keys.emails.length + keys.phones.length);
  let cuts = 0;
  for (const { merge, bridges, members } of all) {
    if (merge.on && members <= MOST_IN_CHAIN) continue;
    for (const element of bridges) cut[element] = 1;
    cuts++;
  }
  const merges = all.filter(({ members }) => members <= MOST_IN_CHAIN).map(({ merge }) => merge);
  if (cuts === 0) return { people: found, merges };
  return { people: yield* portion(findPeople(keys, sources, { ...rules, cut }), 50, 100), merges };
}

interface FoundMerge {
  readonly merge: Merge;
  readonly bridges: readonly number[];
  /** Customers of the orders that it makes one. */
  readonly members: number;
}

/** Sets in which several customers of the orders became one. */
function mergesOf(
  keys: Keys,
  { sets, bridges }: People,
  sources: readonly PeopleSource[],
  { apart = {} }: JoinChoices,
): FoundMerge[] {
  const ties = new Map<number, { by: KeyKind; elements: number[] }>();
  for (const { by, element } of bridges) {
    const root = sets.find(element);
    const tie = ties.get(root) ?? { by, elements: [] };
    tie.elements.push(element);
    ties.set(root, { by: tie.by === 'number' ? by : tie.by, elements: tie.elements });
  }
  if (ties.size === 0) return [];
  const { numbers, emails, rows } = keys;
  const primary = rows[0]!.number ? 'number' : 'email';
  const n = numbers.length;
  const first = primary === 'number' ? 0 : n;
  const idOf = (element: number) => (element < n ? numbers[element]! : emails[element - n]!);
  const members = new Map<number, Set<number>>();
  const add = (element: number) => {
    const root = sets.find(element);
    if (!ties.has(root)) return;
    const held = members.get(root);
    if (held) held.add(element);
    else members.set(root, new Set([element]));
  };
  for (const code of rows[0]![primary] ?? []) if (code >= 0) add(first + code);
  if (primary === 'number') for (const email of guestEmails(keys)) add(n + email);
  const found = [...members]
    .filter(([, elements]) => elements.size > 1)
    .map(([root, set]) => {
      const customers = [...set].sort((a, b) => compareIds(idOf(a), idOf(b)));
      const { by, elements } = ties.get(root)!;
      return { customers, by, elements, id: mergeId(customers.map(idOf)) };
    })
    .sort((a, b) => compareIds(idOf(a.customers[0]!), idOf(b.customers[0]!)));
  const listed = found.slice(0, LISTED).flatMap(({ customers }) => customers);
  const files = new Map([
    ...filesOf(
      listed.filter((element) => element < n),
      'number',
      0,
      keys,
      sources,
    ),
    ...filesOf(
      listed.filter((element) => element >= n),
      'email',
      n,
      keys,
      sources,
    ),
  ]);
  return found.map(({ customers, by, elements, id }): FoundMerge => ({
    merge: {
      id,
      by,
      on: apart[id] !== true,
      records: customers.map((element) => ({ customer: idOf(element), files: files.get(element) ?? [] })),
    },
    bridges: elements,
    members: customers.filter((element) => element < n === (first === 0)).length,
  }));
}

/** E-mails of order lines without a number that stand on no line with one: customers of their own. */
function guestEmails({ emails, rows }: Keys): Set<number> {
  const [number, email] = [rows[0]!.number!, rows[0]!.email];
  const guests = new Set<number>();
  if (!email) return guests;
  const numbered = new Uint8Array(emails.length);
  email.forEach((code, row) => {
    if (code >= 0 && number[row]! >= 0) numbered[code] = 1;
  });
  email.forEach((code, row) => {
    if (code >= 0 && number[row]! < 0 && numbered[code] === 0) guests.add(code);
  });
  return guests;
}

/** Merges that the report lists one by one. */
export const LISTED = 200;

/** The files in which each of some customers stands, who are elements of one kind from `first` on. */
function filesOf(
  elements: readonly number[],
  kind: KeyKind,
  first: number,
  keys: Keys,
  sources: readonly PeopleSource[],
): Map<number, string[]> {
  const files = new Map<number, string[]>(elements.map((element) => [element, []]));
  sources.forEach(({ file }, s) => {
    const seen = new Set<number>();
    for (const code of keys.rows[s]![kind] ?? [])
      if (code >= 0 && files.has(first + code)) seen.add(first + code);
    for (const element of seen) files.get(element)!.push(file);
  });
  return files;
}

/** A name for a merge that tells nothing of whom it is about. */
const mergeId = (ids: readonly string[]): string => {
  const text = ids.join('\n');
  return `merge-${(hash(text) >>> 0).toString(36)}${(hash(`${text}\n`) >>> 0).toString(36)}`;
};

/** Shorter ids first, which puts numbers in their order, then by code unit. */
export const compareIds = (a: string, b: string): number =>
  a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
