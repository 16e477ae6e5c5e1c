import { counted } from '../../../base/wording';
import type { Grouped } from '../group';
import type { OrderLines } from '../order-lines';
import { keyCandidates } from './keys';
import { portionOf, verb, worth } from './link-report';
import type { Merged, OtherSource } from './merge';
import type { KeyKind } from './source';
import type { JoinLink } from './types';

const KINDS: readonly KeyKind[] = ['number', 'email', 'phone'];

/** How a customer list, or a file of events, reviews or a campaign, is tied to the orders. */
export function linkOfPeople(
  other: OtherSource,
  people: Merged,
  lines: OrderLines,
  grouped: Grouped,
  currency: string | null,
): JoinLink {
  const { table, source, on, chosen, id } = other;
  const used = KINDS.filter((kind) => source.headers[kind] && people.orders.headers[kind]);
  const headers = (of: typeof source.headers) =>
    (used.length > 0 ? used : KINDS).flatMap((kind) => of[kind] ?? []).join(', ');
  const counts =
    table.kind === 'customers' ? listCounts(other, people, lines, grouped) : rowCounts(other, people);
  const by = used.map((kind) => source.headers[kind]!);
  const how = by.length > 0 ? `, by ${by.map((header) => `“${header}”`).join(' and ')}` : '';
  return {
    id,
    from: { file: table.file, kind: table.kind, header: headers(source.headers) },
    to: { file: people.orders.file, kind: people.orders.kind, header: headers(people.orders.headers) },
    on,
    chosen,
    choices: {
      from: keyCandidates(table).map(({ header }) => header),
      to: KINDS.flatMap((kind) => people.orders.headers[kind] ?? []),
    },
    ...counts.numbers,
    sentence: `${counts.sentence}${how}.`,
    notes: [...(on ? counts.notes(currency) : []), ...doubts(other)],
  };
}

interface Counts {
  readonly numbers: Pick<
    JoinLink,
    'rows' | 'matched' | 'orphans' | 'unused' | 'duplicates' | 'multiplied' | 'orphanRevenue'
  >;
  readonly sentence: string;
  readonly notes: (currency: string | null) => string[];
}

/** A list of customers: which of those who ordered stand in it, and who in it never ordered. */
function listCounts(
  { person, table }: OtherSource,
  people: Merged,
  lines: OrderLines,
  grouped: Grouped,
): Counts {
  const rowsOf = new Map<number, number>();
  for (const who of person) if (who >= 0) rowsOf.set(who, (rowsOf.get(who) ?? 0) + 1);
  const buyers = buyersOf(people);
  let matched = 0;
  for (const who of buyers) if (rowsOf.has(who)) matched++;
  const orphans = buyers.size - matched;
  const unused = [...rowsOf.keys()].filter((who) => !buyers.has(who)).length;
  const repeated = [...rowsOf.values()].filter((rows) => rows > 1);
  const strangers = new Set([...buyers].filter((who) => !rowsOf.has(who)).map((who) => people.idOf(who)));
  const { orders, revenue } = moneyOf(strangers, grouped);
  return {
    numbers: {
      rows: buyers.size,
      matched,
      orphans,
      unused,
      duplicates: repeated.length,
      multiplied: multiplied(rowsOf, people, lines),
      orphanRevenue: revenue,
    },
    sentence: `${portionOf(matched, buyers.size, 'customer')} who ordered ${verb(matched, buyers.size, 'stands', 'stand')} in “${table.file}”`,
    notes: (currency) => [
      ...(orphans > 0
        ? [
            `${counted(orphans, 'customer')} with ${counted(orders, 'order')}${worth(revenue, currency)} ${orphans === 1 ? 'is' : 'are'} not in “${table.file}”. They are kept as the orders name them.`,
          ]
        : []),
      ...(unused > 0
        ? [
            `${counted(unused, 'contact')} ${unused === 1 ? 'has' : 'have'} never ordered and ${unused === 1 ? 'does' : 'do'} not count as ${unused === 1 ? 'a customer' : 'customers'} here.`,
          ]
        : []),
      ...(repeated.length > 0
        ? [
            `${counted(repeated.length, 'person', 'people')} ${repeated.length === 1 ? 'stands' : 'stand'} on several rows of “${table.file}”; each counts once, and no order is doubled.`,
          ]
        : []),
    ],
  };
}

/** Events, reviews and the like: which of their rows belong to someone who ordered. */
function rowCounts({ person, table, source }: OtherSource, people: Merged): Counts {
  const buyers = buyersOf(people);
  const [seen, strangers] = [new Set<number>(), new Set<number>()];
  let [matched, nobody] = [0, 0];
  for (const who of person) {
    if (who < 0) nobody++;
    else if (buyers.has(who)) {
      matched++;
      seen.add(who);
    } else strangers.add(who);
  }
  const rows = source.rows;
  const unmatched = rows - matched - nobody;
  return {
    numbers: {
      rows,
      matched,
      orphans: strangers.size,
      unused: buyers.size - seen.size,
      duplicates: 0,
      multiplied: 0,
      orphanRevenue: NaN,
    },
    sentence: `${portionOf(matched, rows, 'row')} of “${table.file}” ${verb(matched, rows, 'belongs', 'belong')} to customers who ordered`,
    notes: () => [
      ...(unmatched > 0
        ? [
            `${counted(unmatched, 'row')} of ${counted(strangers.size, 'person', 'people')} who never ordered ${unmatched === 1 ? 'is' : 'are'} set aside.`,
          ]
        : []),
      ...(nobody > 0
        ? [
            `${counted(nobody, 'row')} ${nobody === 1 ? 'names' : 'name'} nobody, or an address that many share.`,
          ]
        : []),
    ],
  };
}

function doubts({ doubt, table }: OtherSource): string[] {
  if (doubt === 'other-numbers')
    return [
      `The numbers of people in “${table.file}” are not those of the orders, so they are not compared.`,
    ];
  if (doubt === 'contradicting-numbers')
    return [
      `Equal customer numbers in “${table.file}” and the orders mostly go with different e-mails, so the numbers are not compared.`,
    ];
  return [];
}

/** People with a line in the orders. */
function buyersOf({ buyers, emailBuyers }: Merged): Set<number> {
  const all = new Set<number>();
  for (const who of buyers) if (who >= 0) all.add(who);
  for (const who of emailBuyers) all.add(who);
  return all;
}

/** Contacts of all customer lists, and how many of them have no line in the orders. */
export function contactsOf(people: Merged): { contacts: number; neverOrdered: number } {
  const buyers = buyersOf(people);
  const contacts = new Set<number>();
  for (const { table, person, on, related } of people.others) {
    if (on && related && table.kind === 'customers')
      for (const who of person) if (who >= 0) contacts.add(who);
  }
  return { contacts: contacts.size, neverOrdered: [...contacts].filter((who) => !buyers.has(who)).length };
}

/** Orders and net money of some customers of the base. */
function moneyOf(ids: ReadonlySet<string | null>, { customers, offsets, orders: all }: Grouped) {
  let [orders, revenue] = [0, all.paid ? 0 : NaN];
  customers.forEach((id, c) => {
    if (!ids.has(id)) return;
    for (let o = offsets[c]!; o < offsets[c + 1]!; o++) {
      orders += all.bought[o]!;
      if (all.paid) revenue += all.paid[o]! + all.returned![o]!;
    }
  });
  return { orders, revenue };
}

/** Lines that a plain join with the list would have added. */
function multiplied(
  rowsOf: ReadonlyMap<number, number>,
  { customer, idOf }: Merged,
  { rows }: OrderLines,
): number {
  const extra = new Map<string, number>();
  for (const [who, n] of rowsOf) if (n > 1) extra.set(idOf(who) ?? '', n - 1);
  if (extra.size === 0) return 0;
  const more = Int32Array.from(customer.dictionary, (id) => extra.get(id) ?? 0);
  let added = 0;
  for (let row = 0; row < rows; row++) if (customer.codes[row]! >= 0) added += more[customer.codes[row]!]!;
  return added;
}
