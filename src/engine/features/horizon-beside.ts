import type { Column, TextColumn } from '../../base/table';
import type { Attribute, Beside, CustomerRows, NO_DAY } from '../prepare/join/types';

/** The day of a row that has none; written again because stages share types only. */
export const UNDATED: typeof NO_DAY = -0x80000000;

/**
 * What is known besides orders, of some of the customers and before a day. A row without a day may be of any day and
 * is left out. Attributes stay as they are: the files don't say since when they hold (see `Activity.past`).
 *
 * @param customers places in the base of the customers to keep, ascending
 */
export function besideBefore(beside: Beside, customers: Int32Array, referenceDay: number): Beside {
  const { events, reviews, campaigns } = beside;
  const of = (attribute: Attribute): Attribute => ({
    ...attribute,
    column: takeColumn(attribute.column, customers),
  });
  const cut = (rows: CustomerRows) => rowsBefore(rows, customers, referenceDay);
  return {
    ...beside,
    attributes: beside.attributes.map(of),
    contacts: beside.contacts.map(of),
    events: events && takeAll(events, cut(events)),
    reviews: reviews && takeAll(reviews, cut(reviews)),
    campaigns: campaigns && takeAll(campaigns, cut(campaigns)),
  };
}

interface Cut {
  readonly rows: Int32Array;
  readonly offsets: Int32Array;
}

function rowsBefore({ offsets, day, count }: CustomerRows, customers: Int32Array, referenceDay: number): Cut {
  const rows = new Int32Array(count);
  const starts = new Int32Array(customers.length + 1);
  let kept = 0;
  for (let i = 0; i < customers.length; i++) {
    const c = customers[i]!;
    for (let row = offsets[c]!; row < offsets[c + 1]!; row++)
      if (day && day[row]! < referenceDay && day[row]! !== UNDATED) rows[kept++] = row;
    starts[i + 1] = kept;
  }
  return { rows: rows.subarray(0, kept), offsets: starts };
}

/** The last day of any event, review or campaign; −Infinity without any. */
export function lastDayBeside({ events, reviews, campaigns }: Beside): number {
  let last = -Infinity;
  for (const rows of [events, reviews, campaigns])
    for (const day of rows?.day ?? []) if (day > last && day !== UNDATED) last = day;
  return last;
}

/** The rows of every column of an object of columns. */
function takeAll<T extends CustomerRows>(all: T, { rows, offsets }: Cut): T {
  const taken = Object.entries(all).map(([name, column]) => [name, take(column, rows)]);
  return { ...(Object.fromEntries(taken) as T), count: rows.length, offsets };
}

function take(column: unknown, rows: Int32Array): unknown {
  if (column instanceof Int32Array) return Int32Array.from(rows, (row) => column[row]!);
  if (column instanceof Int16Array) return Int16Array.from(rows, (row) => column[row]!);
  if (column instanceof Uint8Array) return Uint8Array.from(rows, (row) => column[row]!);
  if (column instanceof Float32Array) return Float32Array.from(rows, (row) => column[row]!);
  if (column instanceof Float64Array) return Float64Array.from(rows, (row) => column[row]!);
  if (Array.isArray(column)) return Array.from(rows, (row) => column[row] as string);
  return isText(column) ? takeColumn(column, rows) : column;
}

const isText = (column: unknown): column is TextColumn =>
  typeof column === 'object' && column !== null && 'codes' in column;

const takeColumn = (column: Column, rows: Int32Array): Column =>
  column.kind === 'text'
    ? { ...column, codes: Int32Array.from(rows, (row) => column.codes[row]!) }
    : { ...column, values: Float64Array.from(rows, (row) => column.values[row]!) };
