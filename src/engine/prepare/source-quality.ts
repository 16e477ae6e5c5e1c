import { DAY_MS } from '../../base/table';
import type { Steps } from '../../base/steps';
import type { RawColumn, RawTable, Role, TableKind } from '../collect/types';
import { columnOf, filledCells } from './columns';
import { repeatedRows } from './rules/duplicates';
import type { ColumnQuality, SourceQuality } from './types';

const WHO: readonly Role[] = ['customer', 'email', 'phone', 'name'];

/** What each row of a file of this kind needs: one of each list, as far as the file has such a column. */
const NEEDS: Readonly<Record<TableKind, readonly (readonly Role[])[]>> = {
  'order-lines': [WHO, ['date'], ['amount', 'price']],
  orders: [WHO, ['date'], ['amount', 'price']],
  customers: [WHO],
  products: [['product', 'product-name']],
  events: [WHO, ['event'], ['date']],
  reviews: [['text', 'rating']],
  campaign: [WHO],
  suppression: [['email', 'phone', 'customer']],
  unknown: [],
};

/** Each file as it came in. Cost: cells. */
export function* sourceQuality(tables: readonly RawTable[]): Steps<SourceQuality[]> {
  const sources: SourceQuality[] = [];
  for (const [done, table] of tables.entries()) {
    yield { done, total: tables.length };
    sources.push(qualityOf(table));
  }
  const last = Math.max(...sources.map(({ lastDay }) => (Number.isNaN(lastDay) ? -Infinity : lastDay)));
  return sources.map((source) => ({ ...source, daysBehind: last - source.lastDay }));
}

function qualityOf(table: RawTable): SourceQuality {
  const { file, kind, rowCount: rows, columns } = table;
  const of = columns.map((column) => columnQuality(column, rows));
  const filled = columns.reduce((sum, { data, unreadable }) => sum + filledCells(data) + unreadable, 0);
  const unreadable = columns.reduce((sum, column) => sum + column.unreadable, 0);
  const [firstDay, lastDay] = span(table);
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : 1);
  return {
    file,
    kind,
    rows,
    complete: share(completeRows(table), rows),
    readable: share(filled - unreadable, filled),
    unique: share(rows - repeatedRows(table).length, rows),
    firstDay,
    lastDay,
    daysBehind: NaN,
    columns: of,
  };
}

function columnQuality({ header, role, data, unreadable }: RawColumn, rows: number): ColumnQuality {
  const readable = filledCells(data);
  const filled = readable + unreadable;
  return {
    header,
    role,
    filled: rows > 0 ? filled / rows : 0,
    readable: filled > 0 ? readable / filled : 1,
    distinct: data.kind === 'text' ? data.dictionary.length : null,
  };
}

function completeRows({ columns, kind, rowCount }: RawTable): number {
  const needs = NEEDS[kind]
    .map((roles) => columns.filter(({ role }) => roles.includes(role)))
    .filter((of) => of.length > 0);
  let complete = 0;
  for (let row = 0; row < rowCount; row++)
    if (needs.every((of) => of.some((column) => isFilled(column, row)))) complete++;
  return complete;
}

const isFilled = ({ data }: RawColumn, row: number): boolean =>
  data.kind === 'text' ? data.codes[row]! >= 0 : data.values[row] === data.values[row];

function span(table: RawTable): [number, number] {
  const date = columnOf(table, 'date');
  if (!date || date.data.kind !== 'date') return [NaN, NaN];
  let [first, last] = [Infinity, -Infinity];
  for (const time of date.data.values) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return last < first ? [NaN, NaN] : [Math.floor(first / DAY_MS), Math.floor(last / DAY_MS)];
}
