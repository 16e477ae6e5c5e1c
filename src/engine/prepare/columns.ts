import type { Column, DateColumn, NumberColumn, TextColumn } from '../../base/table';
import type { RawColumn, RawTable, Role } from '../collect/types';

/** The columns of a table that carry a role, the fullest first. */
export function columnsOf(table: RawTable, role: Role): RawColumn[] {
  const found = table.columns.filter((column) => column.role === role);
  if (found.length < 2) return found;
  const filled = new Map(found.map((column) => [column, filledCells(column.data)]));
  return found.sort((a, b) => filled.get(b)! - filled.get(a)!);
}

export const columnOf = (table: RawTable, role: Role): RawColumn | null => columnsOf(table, role)[0] ?? null;

export const filledCells = (column: Column): number =>
  column.kind === 'text' ? filledCodes(column.codes) : filledValues(column.values);

export function filledCodes(codes: Int32Array): number {
  let filled = 0;
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) filled++;
  return filled;
}

export function filledValues(values: Float64Array): number {
  let filled = 0;
  for (let row = 0; row < values.length; row++) if (values[row] === values[row]) filled++;
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

/**
 * The text column with each distinct value rewritten; values that become '' count as empty cells. The same column
 * when nothing changes.
 */
export function mapText(column: TextColumn, rewrite: (value: string) => string): TextColumn {
  const written = column.dictionary.map(rewrite);
  if (written.every((value, code) => value === column.dictionary[code] && value !== '')) return column;
  const index = new Map<string, number>([['', -1]]);
  const dictionary: string[] = [];
  const target = new Int32Array(written.length);
  for (let old = 0; old < written.length; old++) {
    let code = index.get(written[old]!);
    if (code === undefined) {
      code = dictionary.length;
      index.set(written[old]!, code);
      dictionary.push(written[old]!);
    }
    target[old] = code;
  }
  const codes = new Int32Array(column.codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = column.codes[row]!;
    codes[row] = code < 0 ? -1 : target[code]!;
  }
  return { kind: 'text', codes, dictionary };
}

export const textOf = (table: RawTable, role: Role): TextColumn | null => {
  const column = columnOf(table, role);
  return column && asText(column.data);
};

export function valuesOf(table: RawTable, role: Role, kind: 'number' | 'date'): Float64Array | null {
  const column = columnsOf(table, role).find(({ data }) => data.kind === kind);
  return column ? (column.data as NumberColumn | DateColumn).values : null;
}
