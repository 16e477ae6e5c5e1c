import type { RawTable } from '../../collect/types';
import { append } from '../append';

/** Equal for files with the same columns, in any order. */
export const layoutKey = ({ kind, columns }: RawTable): string =>
  JSON.stringify([kind, columns.map(({ header, role }) => [header, role]).sort()]);

/** Files with the same columns, one below the other (a file a month); the others as they are. Each with its parts. */
export function byLayout(tables: readonly RawTable[]): Map<RawTable, readonly RawTable[]> {
  const groups = new Map<string, RawTable[]>();
  for (const table of tables) {
    const key = layoutKey(table);
    groups.set(key, [...(groups.get(key) ?? []), table]);
  }
  return new Map([...groups.values()].map((parts) => [append(parts), parts]));
}
