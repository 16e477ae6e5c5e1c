import { DAY_MS, TextBuilder, type TextColumn } from '../../../base/table';
import { headerKey } from '../columns/header';
import type { ColumnPlan } from '../format';
import type { ColumnGuess, RawColumn, RawTable, Role } from '../types';
import { layouts } from './catalog';
import type { Headers, Layout } from './layout';

/** The known export of this id; undefined for 'generic' and for none. */
export const layoutById = (id: string | undefined): Layout | undefined =>
  layouts.find((layout) => layout.id === id);

const keysOf = (headers: Headers | undefined): string[] =>
  headers === undefined ? [] : [headers].flat().map(headerKey);

/** The columns that have to be read, as text, beside those with a role, to put right what the export does oddly. */
export function helperColumns(
  layout: Layout,
  columns: readonly ColumnGuess[],
  planned: readonly ColumnPlan[],
): ColumnPlan[] {
  const wanted = new Set([...keysOf(layout.time), ...keysOf(layout.payee)]);
  return columns
    .filter(
      ({ index, header }) => wanted.has(headerKey(header)) && !planned.some((plan) => plan.index === index),
    )
    .map(({ index, header }) => ({ index, header, role: 'ignore', type: { kind: 'text' } }));
}

/**
 * The table as it would be if the export did nothing oddly: dates with their time of day, statuses in plain words,
 * the customer of a refund as its customer. Helper columns are gone. O(rows) where there is something to do.
 */
export function settled(table: RawTable, layout: Layout): RawTable {
  const held = (headers: Headers | undefined) => {
    const column = table.columns.find(({ header }) => keysOf(headers).includes(headerKey(header)));
    return column?.data.kind === 'text' ? column.data : null;
  };
  const [time, payee] = [held(layout.time), held(layout.payee)];
  const amount = table.columns.find(({ role, data }) => role === 'amount' && data.kind === 'number')?.data;
  const repair: Partial<Record<Role, (data: RawColumn['data']) => RawColumn['data']>> = {
    date: (data) =>
      time && data.kind === 'date' ? { kind: 'date', values: withTime(data.values, time) } : data,
    status: (data) => (layout.statuses && data.kind === 'text' ? renamed(data, layout.statuses) : data),
    email: (data) =>
      payee && data.kind === 'text' && amount?.kind === 'number' ? paidTo(data, payee, amount.values) : data,
  };
  const columns = table.columns
    .filter(({ role }) => role !== 'ignore')
    .map((column) => ({ ...column, data: repair[column.role]?.(column.data) ?? column.data }));
  return { ...table, columns };
}

/** Days with the time of day of another column, where they have none of their own. */
function withTime(days: Float64Array, { codes, dictionary }: TextColumn): Float64Array {
  const milliseconds = dictionary.map(timeOfDay);
  return days.map((day, row) =>
    codes[row]! >= 0 && day % DAY_MS === 0 ? day + milliseconds[codes[row]!]! : day,
  );
}

/** Milliseconds since midnight of "14:30:00" or "9:15 PM"; 0 for anything else. */
function timeOfDay(text: string): number {
  const parts = /^(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?$/i.exec(text.trim());
  if (!parts) return 0;
  const half = parts[4]?.toLowerCase();
  const hours = half ? (Number(parts[1]) % 12) + (half === 'pm' ? 12 : 0) : Number(parts[1]);
  const milliseconds = ((hours * 60 + Number(parts[2])) * 60 + Number(parts[3] ?? 0)) * 1000;
  return milliseconds < DAY_MS ? milliseconds : 0;
}

function renamed({ codes, dictionary }: TextColumn, names: Readonly<Record<string, string>>): TextColumn {
  const builder = new TextBuilder(1);
  const target = dictionary.map((value) => builder.codeOf(names[value.trim().toLowerCase()] ?? value));
  return { ...builder.finish(), codes: codes.map((code) => (code < 0 ? -1 : target[code]!)) };
}

/** Where money goes out, the cell of the column that says to whom. */
function paidTo(from: TextColumn, to: TextColumn, amounts: Float64Array): TextColumn {
  const builder = new TextBuilder(1);
  for (const value of from.dictionary) builder.codeOf(value);
  const target = to.dictionary.map((value) => builder.codeOf(value));
  const codes = from.codes.map((code, row) => {
    const other = to.codes[row]!;
    return amounts[row]! < 0 && other >= 0 ? target[other]! : code;
  });
  return { ...builder.finish(), codes };
}
