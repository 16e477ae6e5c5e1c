import Papa from 'papaparse';
import { textColumn, type Column } from '../../src/base/table';
import type { ColumnType, RawColumn, RawTable, Role, TableKind } from '../../src/engine/collect/types';

export type Cell = string | number | null;
export type Kind = 'text' | 'number' | 'date';

const TYPES: Record<Kind, ColumnType> = {
  text: { kind: 'text' },
  number: { kind: 'number', format: { decimal: '.', group: '' } },
  date: { kind: 'date', format: { order: 'ymd', ambiguous: false } },
};

function column(kind: Kind, cells: readonly Cell[]): Column {
  if (kind === 'text') return textColumn(cells.map((cell) => (cell === null ? '' : String(cell))));
  const read = (cell: Cell) => {
    if (cell === null || cell === '') return NaN;
    if (kind === 'number' || typeof cell === 'number') return Number(cell);
    return Date.parse(`${cell.replace(' ', 'T')}${cell.length > 10 ? 'Z' : ''}`);
  };
  return { kind, values: Float64Array.from(cells, read) };
}

/** Which kind of cells a role holds when a test does not say. */
export const kindOf = (role: Role): Kind =>
  role === 'date'
    ? 'date'
    : ['amount', 'quantity', 'price', 'discount', 'refunded', 'cost', 'rating', 'age', 'points'].includes(
          role,
        )
      ? 'number'
      : 'text';

/** A table as the collect stage would give it, from one array of cells for each role. */
export function rawTable(
  columns: Partial<Record<Role, readonly Cell[]>>,
  kind: TableKind = 'order-lines',
  headers: Partial<Record<Role, string>> = {},
): RawTable {
  const entries = Object.entries(columns) as [Role, readonly Cell[]][];
  return {
    file: 'test.csv',
    kind,
    rowCount: entries[0]?.[1].length ?? 0,
    columns: entries.map(([role, cells], index): RawColumn => {
      const data = column(kindOf(role), cells);
      return { index, header: headers[role] ?? role, role, type: TYPES[kindOf(role)], data, unreadable: 0 };
    }),
    setAside: [],
    problems: [],
  };
}

/** The same from delimited text with a header: `roles` says what each header means, others are ignored. */
export function tableOfText(
  text: string,
  roles: Readonly<Record<string, Role>>,
  kind: TableKind = 'order-lines',
): RawTable {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const [header, ...rows] = data;
  const cells: Partial<Record<Role, Cell[]>> = {};
  const headers: Partial<Record<Role, string>> = {};
  header!.forEach((name, at) => {
    const role = roles[name];
    if (!role) return;
    cells[role] = rows.map((row) => row[at] ?? '');
    headers[role] = name;
  });
  return rawTable(cells, kind, headers);
}
