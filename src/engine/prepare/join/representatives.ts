import type { RawTable } from '../../collect/types';
import type { KeyColumn } from './keys';

export interface Representatives {
  /** The row that stands for each key; −1 for keys on no row. */
  readonly row: Int32Array;
  /** How many rows have each key. */
  readonly rows: Int32Array;
  /** Keys on several rows. */
  readonly duplicates: number;
}

/**
 * One row for each key, whatever the order of the rows: the one with the fewest empty cells, among equals the one
 * whose cells come first.
 */
export function representatives(table: RawTable, { codes, keys }: KeyColumn): Representatives {
  const row = new Int32Array(keys.length).fill(-1);
  const rows = new Int32Array(keys.length);
  let duplicates = 0;
  for (let at = 0; at < table.rowCount; at++) {
    const code = codes[at]!;
    if (code < 0) continue;
    if (rows[code]!++ === 0) row[code] = at;
    else {
      if (rows[code] === 2) duplicates++;
      if (comesBefore(table, at, row[code]!)) row[code] = at;
    }
  }
  return { row, rows, duplicates };
}

function comesBefore({ columns }: RawTable, a: number, b: number): boolean {
  const empty = (row: number) =>
    columns.reduce(
      (sum, { data }) =>
        sum + Number(data.kind === 'text' ? data.codes[row]! < 0 : Number.isNaN(data.values[row])),
      0,
    );
  const [one, other] = [empty(a), empty(b)];
  if (one !== other) return one < other;
  for (const { data } of columns) {
    if (data.kind === 'text') {
      const [x, y] = [data.dictionary[data.codes[a]!] ?? '', data.dictionary[data.codes[b]!] ?? ''];
      if (x !== y) return x < y;
    } else {
      const [x, y] = [data.values[a]!, data.values[b]!];
      if (x !== y && !(Number.isNaN(x) && Number.isNaN(y))) return x < y;
    }
  }
  return false;
}
