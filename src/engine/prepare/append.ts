import type { Column } from '../../base/table';
import type { RawColumn, RawTable } from '../collect/types';
import { asText } from './columns';

/**
 * Tables of one kind as one, row after row (a file a month). Columns meet by role, and by header where the role
 * says too little; a table that lacks a column has empty cells there.
 */
export function append(tables: readonly RawTable[]): RawTable {
  const [first] = tables;
  if (tables.length === 1) return first!;
  const keys = new Map<string, RawColumn[]>();
  tables.forEach((table, t) => {
    const seen = new Map<string, number>();
    for (const column of table.columns) {
      const shared = column.role === 'attribute' || column.role === 'text' ? `:${column.header}` : '';
      const base = column.role + shared;
      const nth = seen.get(base) ?? 0;
      seen.set(base, nth + 1);
      const key = `${base}/${nth}`;
      const entry = keys.get(key) ?? keys.set(key, []).get(key)!;
      entry[t] = column;
    }
  });
  const rowCount = tables.reduce((sum, table) => sum + table.rowCount, 0);
  const columns = [...keys.values()].map((parts, index): RawColumn => {
    const known = parts.find((part) => part !== undefined)!;
    const data = joinColumns(
      tables.map((table, t) => ({ rows: table.rowCount, column: parts[t]?.data ?? null })),
      rowCount,
    );
    const unreadable = parts.reduce((sum, part) => sum + (part?.unreadable ?? 0), 0);
    return { ...known, index, data, unreadable };
  });
  return {
    file: tables.map(({ file }) => file).join(', '),
    kind: first!.kind,
    rowCount,
    columns,
    setAside: tables.flatMap(({ setAside }) => setAside),
    problems: tables.flatMap(({ problems }) => problems),
  };
}

interface Part {
  readonly rows: number;
  readonly column: Column | null;
}

function joinColumns(parts: readonly Part[], rowCount: number): Column {
  const kinds = new Set(parts.flatMap(({ column }) => (column ? [column.kind] : [])));
  const [kind] = kinds;
  if (kinds.size === 1 && kind !== 'text') {
    const values = new Float64Array(rowCount).fill(NaN);
    let at = 0;
    for (const { rows, column } of parts) {
      if (column && column.kind !== 'text') values.set(column.values, at);
      at += rows;
    }
    return { kind: kind!, values };
  }
  const codes = new Int32Array(rowCount).fill(-1);
  const index = new Map<string, number>();
  const dictionary: string[] = [];
  let at = 0;
  for (const { rows, column } of parts) {
    if (column) {
      const text = asText(column);
      const target = Int32Array.from(text.dictionary, (value) => {
        let code = index.get(value);
        if (code === undefined) {
          code = dictionary.length;
          index.set(value, code);
          dictionary.push(value);
        }
        return code;
      });
      for (let row = 0; row < rows; row++) {
        const code = text.codes[row]!;
        codes[at + row] = code < 0 ? -1 : target[code]!;
      }
    }
    at += rows;
  }
  return { kind: 'text', codes, dictionary };
}
