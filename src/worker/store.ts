import type { Shelf, SourceFile } from '../engine/advance';
import type { Column } from '../base/table';
import type { RawTable } from '../engine/collect/types';
import { fileKey } from '../engine/pipeline';
import { newPseudonyms, type Pseudonyms, type Signer } from '../privacy/pseudonym';
import type { Settings } from '../engine/settings';

/** All that the engine worker holds of a project. Gone when the worker is. */
export interface Store {
  files: SourceFile[];
  nextFile: number;
  readonly shelf: Shelf;
  /** Tables read, by file and layout, so that one changed file does not re-read the others. */
  readonly tables: Map<string, RawTable>;
  /** Pseudonyms of this session, made when first asked for; their key is nowhere else. */
  pseudonyms: Promise<Pseudonyms> | null;
}

export const newStore = (): Store => ({
  files: [],
  nextFile: 1,
  shelf: {},
  tables: new Map(),
  pseudonyms: null,
});

/** The pseudonyms of these values, the same all session long. */
export async function pseudonymsOf(store: Store, values: readonly string[]): Promise<string[]> {
  store.pseudonyms ??= newPseudonyms<CryptoKey>(globalThis.crypto?.subtle as Signer<CryptoKey> | undefined);
  return (await store.pseudonyms).of(values);
}

/** Remembers the tables of the collect stage and forgets those whose file or layout is gone. */
export function keepTables(store: Store, settings: Settings): void {
  const read = store.shelf.collect?.artifact;
  if (!read) return;
  store.tables.clear();
  store.files.forEach((file, i) => {
    const table = read[i];
    if (table) store.tables.set(fileKey(file, settings), table);
  });
}

/** Bytes of read tables that are kept beside the customers made of them. */
const KEPT_BYTES = 100e6;

/**
 * Lets go of what was read where it is large: a change of the cleaning then reads the files again. What was said of
 * the files stays.
 */
export function releaseTables({ shelf, tables }: Store, most = KEPT_BYTES): void {
  const read = shelf.collect?.artifact ?? [];
  const bytes = read.reduce(
    (sum, { columns }) => columns.reduce((all, { data }) => all + sizeOf(data), sum),
    0,
  );
  if (bytes <= most) return;
  tables.clear();
  shelf.collect = { key: 'released', artifact: read.map((table) => ({ ...table, columns: [] })) };
}

const sizeOf = (column: Column): number =>
  Object.values(column).reduce(
    (sum: number, part: unknown) => sum + (ArrayBuffer.isView(part) ? part.byteLength : 0),
    0,
  );
