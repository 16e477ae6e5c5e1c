import { DAY_MS, type TextColumn } from '../../../base/table';
import type { RawTable, Role } from '../../collect/types';
import { append } from '../append';
import { textOf, valuesOf } from '../columns';
import { countingSort, sortRun, sortWide } from '../sort';
import type { OtherSource } from './merge';
import { NO_DAY, type CustomerRows } from './types';

/** Place of a person among the customers of the base; −1 where they are none. */
export type CustomerOf = (person: number) => number;

/** Rows of several files of a kind by customer, then time, whatever their order in the files. */
export interface Placed {
  readonly table: RawTable;
  /** Rows of the table in their new order. */
  readonly rows: Int32Array;
  readonly base: CustomerRows;
  readonly minute: Int16Array | null;
}

/**
 * Brings the rows that belong to customers of the base into the order customer, day, minute; rows of one minute by
 * their texts. Null when no row belongs to any. O(rows log rows of a day).
 */
export function placeRows(
  others: readonly OtherSource[],
  customers: number,
  customerOf: CustomerOf,
  dateRoles: readonly Role[],
): Placed | null {
  if (others.length === 0) return null;
  const table = append(others.map((other) => other.table));
  const customer = new Int32Array(table.rowCount);
  let at = 0;
  for (const { person } of others) for (const who of person) customer[at++] = who < 0 ? -1 : customerOf(who);
  const known = Int32Array.from({ length: customer.reduce((sum, c) => sum + Number(c >= 0), 0) }, () => 0);
  if (known.length === 0) return null;
  for (let row = 0, to = 0; row < customer.length; row++) if (customer[row]! >= 0) known[to++] = row;
  const role = dateRoles.find((each) => valuesOf(table, each, 'date'));
  const time = role ? valuesOf(table, role, 'date')! : null;
  const days = time && Int32Array.from(time, (ms) => (Number.isNaN(ms) ? NO_DAY : Math.floor(ms / DAY_MS)));
  const { sorted, starts } = countingSort(days ? sortWide(known, days) : known, customer, customers);
  settle(table, sorted, starts, time, days);
  return {
    table,
    rows: sorted,
    base: {
      count: sorted.length,
      offsets: starts,
      day: days && Int32Array.from(sorted, (row) => days[row]!),
    },
    minute: time && minutes(time, sorted),
  };
}

/** Sorts the rows of one customer and day by time, then by what they say. */
function settle(
  { columns }: RawTable,
  rows: Int32Array,
  starts: Int32Array,
  time: Float64Array | null,
  days: Int32Array | null,
): void {
  const texts = columns.flatMap(({ data }) => (data.kind === 'text' ? [data] : []));
  const numbers = columns.flatMap(({ data }) => (data.kind === 'text' ? [] : [data.values]));
  const compare = (a: number, b: number): number => {
    if (time && time[a] !== time[b]) return time[a]! - time[b]! || 0;
    for (const { codes, dictionary } of texts) {
      if (codes[a] === codes[b]) continue;
      return (dictionary[codes[a]!] ?? '') < (dictionary[codes[b]!] ?? '') ? -1 : 1;
    }
    for (const values of numbers) {
      const difference = values[a]! - values[b]!;
      if (difference !== 0 && !Number.isNaN(difference)) return difference;
    }
    return 0;
  };
  for (let c = 0; c + 1 < starts.length; c++) {
    const end = starts[c + 1]!;
    for (let from = starts[c]!, to = from + 1; from < end; from = to++) {
      while (to < end && (!days || days[rows[to]!] === days[rows[from]!])) to++;
      if (to - from > 1) sortRun(rows, from, to, compare);
    }
  }
}

function minutes(time: Float64Array, rows: Int32Array): Int16Array | null {
  if (!rows.some((row) => Math.abs(time[row]! % DAY_MS) > 0)) return null;
  return Int16Array.from(rows, (row) => {
    const ms = time[row]!;
    return Number.isNaN(ms) ? 0 : Math.floor((ms - Math.floor(ms / DAY_MS) * DAY_MS) / 60_000);
  });
}

/** The first of some roles that the table has as text, in the new order. */
export function placedText({ table, rows }: Placed, ...roles: readonly Role[]): TextColumn | null {
  for (const role of roles) {
    const column = textOf(table, role);
    if (column) return { ...column, codes: Int32Array.from(rows, (row) => column.codes[row]!) };
  }
  return null;
}

export function placedNumbers({ table, rows }: Placed, role: Role): Float64Array | null {
  const values = valuesOf(table, role, 'number');
  return values && Float64Array.from(rows, (row) => values[row]!);
}

/** One text on every row. */
export const constantText = (value: string, count: number): TextColumn => ({
  kind: 'text',
  codes: new Int32Array(count),
  dictionary: [value],
});
