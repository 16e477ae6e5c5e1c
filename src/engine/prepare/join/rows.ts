import type { RawColumn, RawTable } from '../../collect/types';

/** Some rows of a table; row −1 is an empty one. */
export function takeRows(table: RawTable, rows: Int32Array): RawTable {
  const columns = table.columns.map((column): RawColumn => ({
    ...column,
    data: takeCells(column.data, rows),
  }));
  return { ...table, rowCount: rows.length, columns };
}

/** Some cells of a column; row −1 is an empty cell. */
export function takeCells(data: RawColumn['data'], rows: Int32Array): RawColumn['data'] {
  if (data.kind === 'text') {
    const codes = new Int32Array(rows.length);
    for (let i = 0; i < codes.length; i++) codes[i] = rows[i]! < 0 ? -1 : data.codes[rows[i]!]!;
    return { ...data, codes };
  }
  const values = new Float64Array(rows.length);
  for (let i = 0; i < values.length; i++) values[i] = rows[i]! < 0 ? NaN : data.values[rows[i]!]!;
  return { ...data, values };
}
