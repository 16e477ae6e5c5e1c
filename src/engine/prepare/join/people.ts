import type { TextColumn } from '../../../base/table';
import { UnionFind } from '../../../base/union-find';
import type { Steps } from '../../../base/steps';
import { looseIndex } from './keys';
import { pairsOf, type Pairs } from './pairs';
import { looseKey } from './spelling';
import type { KeyKind, PeopleSource } from './source';

/** Every number, e-mail and phone of all files, each kind numbered from 0, and each row's own. */
export interface Keys {
  readonly numbers: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  /** By source: code of each row, −1 for none. */
  readonly rows: readonly Readonly<Record<KeyKind, Int32Array | null>>[];
}

/** Brings the keys of all sources into common lists. Numbers that only differ in case or zeros meet if it is plain which are meant. */
export function commonKeys(sources: readonly PeopleSource[]): Keys {
  const numbers = new Codes(true);
  const [emails, phones] = [new Codes(false), new Codes(false)];
  const rows = sources.map(({ number, email, phone }) => ({
    number: number && numbers.take(number),
    email: email && emails.take(email),
    phone: phone && phones.take(phone),
  }));
  return { numbers: numbers.keys, emails: emails.keys, phones: phones.keys, rows };
}

class Codes {
  readonly keys: string[] = [];
  private readonly index = new Map<string, number>();

  constructor(private readonly loosely: boolean) {}

  take({ codes, dictionary }: TextColumn): Int32Array {
    const first = this.keys.length === 0;
    const loose = this.loosely && !first ? looseIndex(this.keys) : null;
    const target = Int32Array.from(dictionary, (key) => {
      const known = this.index.get(key) ?? loose?.get(looseKey(key)) ?? -1;
      if (known >= 0) return known;
      this.index.set(key, this.keys.length);
      return this.keys.push(key) - 1;
    });
    if (first) return codes;
    return codes.map((code) => (code < 0 ? -1 : target[code]!));
  }
}

/** Who is one person: a set for each, over numbers, then e-mails, then phones. */
export interface People {
  readonly keys: Keys;
  readonly sets: UnionFind;
  /** 1 for e-mails and phones that many share: they say nobody. */
  readonly sharedEmails: Uint8Array;
  readonly sharedPhones: Uint8Array;
  /** Members of a set that only an e-mail or a phone ties together, by the element that stands for the set. */
  readonly bridges: readonly Bridge[];
}

/** An e-mail or phone used with several numbers, or a number with several e-mails. */
export interface Bridge {
  readonly by: KeyKind;
  /** Element of the sets. */
  readonly element: number;
}

export interface Rules {
  readonly byEmail: boolean;
  readonly byPhone: boolean;
  /** 1 for numbers, e-mails and phones (as elements of the sets) that must not tie others together. */
  readonly cut: Uint8Array | null;
}

/** Customer numbers up to which an e-mail is taken for one person's. */
const MOST_NUMBERS = 3;
/** E-mails up to which a number is taken for one person's, not for a stand-in such as "web shop". */
const MOST_EMAILS = 10;

/** Mailboxes of no single person. */
const SHARED_BOX =
  /^(info|sales|office|contact|kontakt|admin|shop|orders?|bestellung|guests?|gast|no-?reply|test|mail|hello|support|service|unknown|none|kasse|pos|store|webshop)@/;

/**
 * Finds who is one person across sources: rows with the same number, the same e-mail or the same phone, unless many
 * share it. An e-mail ties up to three numbers; a phone ties people only where their names agree, or where one has
 * only a number and the other only an e-mail. Does not depend on the order of rows or sources. O(rows + keys).
 */
export function* findPeople(keys: Keys, sources: readonly PeopleSource[], rules: Rules): Steps<People> {
  const [n, e] = [keys.numbers.length, keys.emails.length];
  const sets = new UnionFind(n + e + keys.phones.length);
  const isCut = (element: number) => rules.cut !== null && rules.cut[element] === 1;
  const bridges: Bridge[] = [];
  yield { done: 0, total: 4 };
  const written = pairsOf(keys.rows.map(({ number, email }) => [number, email]));
  const sharedEmails = tooMany(written.second, written.first, e, (code, degree) => {
    const many = degree > MOST_NUMBERS || (degree > 1 && SHARED_BOX.test(keys.emails[code]!));
    return many || (degree > 1 && (!rules.byEmail || isCut(n + code)));
  });
  const standIns = tooMany(
    written.first,
    written.second,
    n,
    (code, degree) => degree > MOST_EMAILS || isCut(code),
  );
  yield { done: 1, total: 4 };
  const degrees = new Int32Array(n + e);
  for (let i = 0; i < written.first.length; i++) {
    const [a, b] = [written.first[i]!, written.second[i]!];
    if (sharedEmails[b] === 1 || standIns[a] === 1) continue;
    sets.union(a, n + b);
    if (++degrees[a]! === 2) bridges.push({ by: 'number', element: a });
    if (++degrees[n + b]! === 2) bridges.push({ by: 'email', element: n + b });
  }
  yield { done: 2, total: 4 };
  const sharedPhones = new Uint8Array(keys.phones.length);
  if (keys.phones.length > 0) joinByPhone(keys, sources, sets, rules, sharedPhones, sharedEmails, bridges);
  return { keys, sets, sharedEmails, sharedPhones, bridges };
}

function tooMany(
  of: Int32Array,
  _other: Int32Array,
  size: number,
  judge: (code: number, degree: number) => boolean,
): Uint8Array {
  const degree = new Int32Array(size);
  for (const code of of) degree[code]!++;
  return Uint8Array.from(degree, (each, code) => Number(each > 0 && judge(code, each)));
}

function joinByPhone(
  keys: Keys,
  sources: readonly PeopleSource[],
  sets: UnionFind,
  { byPhone, cut }: Rules,
  shared: Uint8Array,
  sharedEmails: Uint8Array,
  bridges: Bridge[],
): void {
  const [n, e] = [keys.numbers.length, keys.emails.length];
  const members = new Map<number, { numbers: Set<number>; emails: Set<number> }>();
  const of = (phone: number) => {
    const held = members.get(phone) ?? { numbers: new Set<number>(), emails: new Set<number>() };
    members.set(phone, held);
    return held;
  };
  const byNumber: Pairs = pairsOf(keys.rows.map(({ number, phone }) => [number, phone]));
  byNumber.first.forEach((number, i) => of(byNumber.second[i]!).numbers.add(sets.find(number)));
  const byMail: Pairs = pairsOf(keys.rows.map(({ email, phone }) => [email, phone]));
  byMail.first.forEach((email, i) => {
    if (sharedEmails[email] === 0) of(byMail.second[i]!).emails.add(sets.find(n + email));
  });
  const names = namesByPhone(keys, sources);
  const ties: (readonly [number, number[]])[] = [];
  for (const [phone, { numbers, emails }] of members) {
    const roots = [...new Set([...numbers, ...emails])];
    const element = n + e + phone;
    if (roots.length > 1) {
      const alike = names.get(phone);
      const onePerson =
        alike === undefined
          ? roots.length === 2 && numbers.size <= 1 && emails.size <= 1
          : alike && roots.length <= MOST_NUMBERS;
      if (!byPhone || !onePerson || cut?.[element] === 1) {
        shared[phone] = 1;
        continue;
      }
      bridges.push({ by: 'phone', element });
    }
    ties.push([element, roots]);
  }
  for (const [element, roots] of ties) for (const root of roots) sets.union(element, root);
}

/** Whether all names that stand with a phone are one; absent where no name stands with it. */
function namesByPhone(keys: Keys, sources: readonly PeopleSource[]): Map<number, boolean> {
  const first = new Map<number, string>();
  const alike = new Map<number, boolean>();
  sources.forEach(({ name }, s) => {
    const phone = keys.rows[s]!.phone;
    if (!name || !phone) return;
    for (let row = 0; row < phone.length; row++) {
      const [code, who] = [phone[row]!, name.codes[row]!];
      if (code < 0 || who < 0) continue;
      const written = name.dictionary[who]!;
      const known = first.get(code);
      if (known === undefined) {
        first.set(code, written);
        alike.set(code, true);
      } else if (known !== written) alike.set(code, false);
    }
  });
  return alike;
}
