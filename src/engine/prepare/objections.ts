import { KindredError } from '../../base/errors';
import type { Steps } from '../../base/steps';
import { counted } from '../../base/wording';
import type { RawTable } from '../collect/types';
import { amounts } from './amount';
import { asText, columnsOf } from './columns';
import { keyAt, KeyNumbers, refusals, type KeyColumn } from './objection-keys';
import { withoutRows } from './without-rows';

/** What was done about people who object to being segmented or written to (GDPR Art. 21). */
export interface ObjectionReport {
  /** Lists of objections: file name and people on it. */
  readonly lists: readonly { readonly file: string; readonly people: number }[];
  /** People on the lists, and those of them found in the other files. */
  readonly listed: number;
  readonly found: number;
  /** People whose consent column says no, and whether that was taken for an objection. */
  readonly refused: number;
  readonly consent: boolean;
  /** Rows taken out of the other files; those of them in order files, and their money. */
  readonly rows: number;
  readonly lines: number;
  readonly revenue: number;
}

export interface Heeded {
  /** The files without the lists and without the people on them; the same tables where nobody objects. */
  readonly tables: readonly RawTable[];
  /** Null when there is neither a list nor a consent column. */
  readonly report: ObjectionReport | null;
}

const HOLDS_ORDERS = new Set(['order-lines', 'orders', 'unknown']);

/** What is shared by more than this (an e-mail by customer numbers, or the reverse) names a desk, no person. */
const SHARED = 3;

/**
 * Takes out everybody who objects, before anything else is done with the files. A row goes when its customer number,
 * e-mail or phone is on a list; what else such rows say of the same person (the customer number beside a listed
 * e-mail, say) counts as listed too, in every file. Lines without any of the three go with their order. Names are
 * never compared: they are no proof.
 *
 * @param consent whether a "no" in a consent column counts as an objection
 * @throws KindredError `everyone-objects` when no row of an order file remains
 * Cost: O(rows × identity columns), only when somebody objects; holds a copy of the rows that stay.
 */
export function* heedObjections(tables: readonly RawTable[], consent: boolean): Steps<Heeded> {
  const lists = tables.filter(({ kind }) => kind === 'suppression');
  const others = tables.filter(({ kind }) => kind !== 'suppression');
  const refusing = others.map(refusals);
  if (lists.length === 0 && refusing.every((marks) => marks === null)) return { tables, report: null };
  yield { done: 0, total: 4 };

  const heeding = lists.length > 0 || consent;
  const numbers = new KeyNumbers();
  const named = lists.map((table) => peopleOn(table, numbers.columnsOf(table)));
  const listed = new Set(named.flatMap(({ keys }) => keys));
  const sides = others.map((table, t): Side => ({
    table,
    keys: heeding || refusing[t] ? numbers.columnsOf(table) : [],
    gone: new Uint8Array(table.rowCount),
    refused: refusing[t] ?? null,
  }));
  const onList = new Set(listed);
  const refused = peopleRefusing(sides);
  if (consent)
    for (const side of sides) side.refused?.forEach((no, row) => no && side.gone.fill(1, row, row + 1));
  const object = objectors(sides, listed, numbers.count);
  for (let round = 1; round <= 3; round++) {
    yield { done: round, total: 4 };
    if (!object()) break;
  }
  for (const side of sides) takeOrdersAlong(side);

  const rows = sides.reduce((sum, { gone }) => sum + count(gone), 0);
  const ordered = sides.filter(({ table }) => HOLDS_ORDERS.has(table.kind));
  const lines = ordered.reduce((sum, { gone }) => sum + count(gone), 0);
  if (lines > 0 && ordered.every(({ table, gone }) => count(gone) === table.rowCount))
    throw nobodyLeft(lines);
  return {
    tables: sides.map(({ table, gone }) => withoutRows(table, gone)),
    report: {
      lists: lists.map(({ file }, i) => ({ file, people: named[i]!.people })),
      listed: named.reduce((sum, { people }) => sum + people, 0),
      found: foundOf(named, sides, onList),
      refused,
      consent,
      rows,
      lines,
      revenue: ordered.reduce((sum, side) => sum + moneyOf(side), 0),
    },
  };
}

/** A file that is no list, with the rows to take out. */
interface Side {
  readonly table: RawTable;
  readonly keys: readonly KeyColumn[];
  readonly gone: Uint8Array;
  readonly refused: Uint8Array | null;
}

interface Named {
  readonly people: number;
  readonly keys: readonly number[];
  /** The keys of each person on the list. */
  readonly each: readonly (readonly number[])[];
}

function peopleOn({ rowCount }: RawTable, columns: readonly KeyColumn[]): Named {
  const each = new Map<string, number[]>();
  for (let row = 0; row < rowCount; row++) {
    const keys = columns.map((column) => keyAt(column, row)).filter((key) => key >= 0);
    if (keys.length > 0) each.set(keys.join(' '), keys);
  }
  return { people: each.size, keys: [...each.values()].flat(), each: [...each.values()] };
}

/** People on the lists whom the other files know. */
function foundOf(named: readonly Named[], sides: readonly Side[], listed: ReadonlySet<number>): number {
  const seen = new Set<number>();
  for (const { table, keys } of sides) {
    for (const column of keys) {
      for (let row = 0; row < table.rowCount; row++) {
        const key = keyAt(column, row);
        if (listed.has(key)) seen.add(key);
      }
    }
  }
  return named.reduce(
    (sum, { each }) => sum + each.filter((keys) => keys.some((key) => seen.has(key))).length,
    0,
  );
}

/** People whose consent column says no: by customer number or e-mail, else each row for itself. */
function peopleRefusing(sides: readonly Side[]): number {
  const people = new Set<number>();
  let alone = 0;
  for (const { refused, keys } of sides) {
    refused?.forEach((no, row) => {
      if (no === 0) return;
      const key = keys.map((column) => keyAt(column, row)).find((found) => found >= 0);
      if (key === undefined) alone++;
      else people.add(key);
    });
  }
  return people.size + alone;
}

/**
 * Marks the rows of listed people and adds what these rows say of them to `listed`. Called again it goes on from
 * there; returns whether anything was added.
 */
function objectors(sides: readonly Side[], listed: Set<number>, keyCount: number): () => boolean {
  const shared = sharedKeys(sides, keyCount);
  return () => {
    const before = listed.size;
    for (const { table, keys, gone } of sides) {
      for (let row = 0; row < table.rowCount; row++) {
        let hit = gone[row] === 1;
        let passesOn = hit;
        for (const column of keys) {
          const key = keyAt(column, row);
          if (key < 0 || !listed.has(key)) continue;
          hit = true;
          if (shared[key] === 0) passesOn = true;
        }
        if (!hit) continue;
        gone[row] = 1;
        if (!passesOn) continue;
        for (const column of keys) {
          const key = keyAt(column, row);
          if (key >= 0 && shared[key] === 0) listed.add(key);
        }
      }
    }
    return listed.size > before;
  };
}

/** 1 for each e-mail and phone that several customer numbers share, and each customer number of several e-mails. */
function sharedKeys(sides: readonly Side[], keyCount: number): Uint8Array {
  const others = new Map<number, Set<number>>();
  const meet = (key: number, other: number) => {
    const known = others.get(key) ?? others.set(key, new Set()).get(key)!;
    if (known.size <= SHARED) known.add(other);
  };
  for (const { table, keys } of sides) {
    const customer = keys.find(({ kind }) => kind === 'customer');
    if (!customer) continue;
    for (const column of keys) {
      if (column === customer) continue;
      for (let row = 0; row < table.rowCount; row++) {
        const [key, owner] = [keyAt(column, row), keyAt(customer, row)];
        if (key < 0 || owner < 0) continue;
        meet(key, owner);
        if (column.kind === 'email') meet(owner, key);
      }
    }
  }
  const shared = new Uint8Array(keyCount);
  for (const [key, who] of others) if (who.size > SHARED) shared[key] = 1;
  return shared;
}

/** Lines that name nobody belong to whoever the other lines of their order name. */
function takeOrdersAlong({ table, keys, gone }: Side): void {
  const [column] = columnsOf(table, 'order');
  if (!column || count(gone) === 0) return;
  const { codes, dictionary } = asText(column.data);
  const taken = new Uint8Array(dictionary.length);
  for (let row = 0; row < codes.length; row++)
    if (gone[row] === 1 && codes[row]! >= 0) taken[codes[row]!] = 1;
  for (let row = 0; row < codes.length; row++) {
    const nobody = keys.every((key) => keyAt(key, row) < 0);
    if (nobody && codes[row]! >= 0 && taken[codes[row]!] === 1) gone[row] = 1;
  }
}

function moneyOf({ table, gone }: Side): number {
  if (count(gone) === 0) return 0;
  const { amount } = amounts(table);
  let sum = 0;
  if (amount) for (let row = 0; row < gone.length; row++) if (gone[row] === 1) sum += amount[row]! || 0;
  return sum;
}

function count(marks: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < marks.length; i++) sum += marks[i]!;
  return sum;
}

const nobodyLeft = (lines: number) =>
  new KindredError(
    'everyone-objects',
    `Everybody in the order files is on a list of objections, so none of the ${counted(lines, 'line')} may be used. Look at the list under Privacy.`,
    { lines },
  );
