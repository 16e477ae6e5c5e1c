import type { RawTable } from '../../collect/types';
import { append } from '../append';

/** Files with the same columns, one below the other (a file a month); the others as they are. Each with its parts. */
export function byLayout(tables: readonly RawTable[]): Map<RawTable, readonly RawTable[]> {
  const groups = new Map<string, RawTable[]>();
  for (const table of tables) {
    const { kind, columns } = table;
    const key = JSON.stringify([kind, columns.map(({ header, role }) => [header, role]).sort()]);
    groups.set(key, [...(groups.get(key) ?? []), table]);
  }
  return new Map([...groups.values()].map((parts) => [append(parts), parts]));
}
