import type { Column } from '../../base/table';
import type { RawTable } from '../collect/types';

/** The table without the marked rows and without the values that only they hold; the same when none is marked. */
export function withoutRows(table: RawTable, gone: Uint8Array): RawTable {
  const stay = Int32Array.from(indicesOf(gone));
  if (stay.length === table.rowCount) return table;
  const columns = table.columns.map((column) => ({ ...column, data: gathered(column.data, stay) }));
  return { ...table, rowCount: stay.length, columns };
}

function* indicesOf(gone: Uint8Array): Generator<number> {
  for (let row = 0; row < gone.length; row++) if (gone[row] === 0) yield row;
}

function gathered(column: Column, rows: Int32Array): Column {
  if (column.kind !== 'text') {
    const values = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) values[i] = column.values[rows[i]!]!;
    return { kind: column.kind, values };
  }
  const target = new Int32Array(column.dictionary.length).fill(-1);
  const dictionary: string[] = [];
  const codes = new Int32Array(rows.length).fill(-1);
  for (let i = 0; i < rows.length; i++) {
    const code = column.codes[rows[i]!]!;
    if (code < 0) continue;
    if (target[code]! < 0) target[code] = dictionary.push(column.dictionary[code]!) - 1;
    codes[i] = target[code]!;
  }
  return { kind: 'text', codes, dictionary };
}
