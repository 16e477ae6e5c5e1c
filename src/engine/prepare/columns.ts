import type { Column, DateColumn, NumberColumn, TextColumn } from '../../base/table';
import type { RawColumn, RawTable, Role } from '../collect/types';

/** The columns of a table that carry a role, the fullest first. */
export function columnsOf(table: RawTable, role: Role): RawColumn[] {
  return table.columns
    .filter((column) => column.role === role)
    .map((column) => ({ column, filled: filledCells(column.data) }))
    .sort((a, b) => b.filled - a.filled)
    .map(({ column }) => column);
}

export const columnOf = (table: RawTable, role: Role): RawColumn | null => columnsOf(table, role)[0] ?? null;

export function filledCells(column: Column): number {
  let filled = 0;
  if (column.kind === 'text') for (const code of column.codes) filled += code >= 0 ? 1 : 0;
  else for (const value of column.values) filled += value === value ? 1 : 0;
  return filled;
}

/** Any column as text: ids may have been read as numbers. */
export function asText(column: Column): TextColumn {
  if (column.kind === 'text') return column;
  const index = new Map<number, number>();
  const dictionary: string[] = [];
  const codes = new Int32Array(column.values.length);
  column.values.forEach((value, row) => {
    if (Number.isNaN(value)) {
      codes[row] = -1;
      return;
    }
    let code = index.get(value);
    if (code === undefined) {
      code = dictionary.length;
      index.set(value, code);
      dictionary.push(String(value));
    }
    codes[row] = code;
  });
  return { kind: 'text', codes, dictionary };
}

/** The text column with each distinct value rewritten; values that become '' count as empty cells. */
export function mapText(column: TextColumn, rewrite: (value: string) => string): TextColumn {
  const index = new Map<string, number>();
  const dictionary: string[] = [];
  const target = Int32Array.from(column.dictionary, (value) => {
    const written = rewrite(value);
    if (written === '') return -1;
    let code = index.get(written);
    if (code === undefined) {
      code = dictionary.length;
      index.set(written, code);
      dictionary.push(written);
    }
    return code;
  });
  return { kind: 'text', codes: column.codes.map((code) => (code < 0 ? -1 : target[code]!)), dictionary };
}

export const textOf = (table: RawTable, role: Role): TextColumn | null => {
  const column = columnOf(table, role);
  return column && asText(column.data);
};

export function valuesOf(table: RawTable, role: Role, kind: 'number' | 'date'): Float64Array | null {
  const column = columnsOf(table, role).find(({ data }) => data.kind === kind);
  return column ? (column.data as NumberColumn | DateColumn).values : null;
}
