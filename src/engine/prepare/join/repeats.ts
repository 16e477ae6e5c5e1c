import type { Steps } from '../../../base/steps';
import type { RawColumn, RawTable } from '../../collect/types';
import { hash } from '../../../base/random';
import { takeRows } from './rows';
import type { JoinChoices, RepeatedFile } from './types';

export interface Distinct {
  /** The tables with what repeats left out; the given ones where nothing does. */
  readonly tables: readonly RawTable[];
  readonly repeated: readonly RepeatedFile[];
}

/** Kinds in which a row that stands in two files is one thing that happened once. */
const HAPPENS = new Set(['order-lines', 'orders', 'events']);

/**
 * Finds files whose rows stand in another file as well, wholly or, where rows name an order or an event, in part,
 * and leaves those rows out once unless the person wants them counted. Files are compared only where they have the
 * same columns. O(rows log rows) for such files, nothing for all others.
 */
export function* withoutRepeats(tables: readonly RawTable[], { repeats = {} }: JoinChoices): Steps<Distinct> {
  const alike = new Map<string, number[]>();
  tables.forEach((table, t) => {
    const key = layoutOf(table);
    alike.set(key, [...(alike.get(key) ?? []), t]);
  });
  const kept: (RawTable | null)[] = [...tables];
  const repeated: RepeatedFile[] = [];
  for (const group of alike.values()) {
    if (group.length < 2) continue;
    const prints: Float64Array[] = [];
    for (const t of group) {
      yield { done: prints.length, total: group.length };
      prints.push(rowPrints(tables[t]!));
    }
    // The larger file stays whole; among equals the one that stands first.
    const order = group.map((_, i) => i).sort((a, b) => prints[b]!.length - prints[a]!.length || a - b);
    order.forEach((later, at) => {
      for (const earlier of order.slice(0, at)) {
        const [file, of] = [group[later]!, group[earlier]!];
        const table = kept[file];
        if (!table || !kept[of]) continue;
        const shared = sharedRows(prints[earlier]!, prints[later]!);
        const rows = shared.reduce((sum, each) => sum + each, 0);
        const whole = rows === table.rowCount;
        if (rows === 0 || (!whole && !(HAPPENS.has(table.kind) && namesWhatHappened(table)))) continue;
        const counted = repeats[table.file] === true;
        repeated.push({ file: table.file, of: tables[of]!.file, rows, counted });
        if (counted) continue;
        const left = leaveOut(table, shared);
        kept[file] = left.rowCount > 0 ? left : null;
        prints[later] = rowPrints(left);
      }
    });
  }
  return { tables: kept.filter((table) => table !== null), repeated };
}

const layoutOf = ({ kind, columns }: RawTable): string =>
  JSON.stringify([kind, columns.map(({ header, role, data }) => [header, role, data.kind]).sort()]);

const namesWhatHappened = ({ columns }: RawTable): boolean =>
  columns.some(({ role }) => role === 'order') ||
  (columns.some(({ role }) => role === 'event') && columns.some(({ role }) => role === 'date'));

/** 53 bits of each row, the same for equal cells under equal headers in whatever order the columns stand. */
function rowPrints({ rowCount, columns }: RawTable): Float64Array {
  const [low, high] = [new Int32Array(rowCount), new Int32Array(rowCount)];
  for (const column of columns) addColumn(low, high, column);
  return Float64Array.from(low, (word, row) => (word >>> 0) * 0x20_0000 + (mix(high[row]!) >>> 11));
}

function addColumn(low: Int32Array, high: Int32Array, { header, data }: RawColumn): void {
  const seed = hash(header);
  if (data.kind === 'text') {
    const prints = Int32Array.from(data.dictionary, (value) => mix(hash(value) ^ seed));
    const empty = mix(seed + 1);
    for (let row = 0; row < low.length; row++) {
      const code = data.codes[row]!;
      const print = code < 0 ? empty : prints[code]!;
      low[row] = (low[row]! + print) | 0;
      high[row] = (high[row]! + mix(print ^ 0x5bd1e995)) | 0;
    }
    return;
  }
  const words = new Int32Array(data.values.buffer, data.values.byteOffset, 2 * data.values.length);
  for (let row = 0; row < low.length; row++) {
    const print = mix(mix(words[2 * row]! ^ seed) ^ words[2 * row + 1]!);
    low[row] = (low[row]! + print) | 0;
    high[row] = (high[row]! + mix(print ^ 0x5bd1e995)) | 0;
  }
}

/** The finalizer of MurmurHash3. */
function mix(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** 1 for each row of `of` that stands in `among` too, as often as it stands there. */
function sharedRows(among: Float64Array, of: Float64Array): Uint8Array {
  const sorted = among.slice().sort();
  const order = Int32Array.from(of, (_, row) => row).sort((a, b) => of[a]! - of[b]! || a - b);
  const shared = new Uint8Array(of.length);
  for (let i = 0, at = 0; i < order.length; i++) {
    const print = of[order[i]!]!;
    while (at < sorted.length && sorted[at]! < print) at++;
    if (sorted[at] === print) {
      shared[order[i]!] = 1;
      at++;
    }
  }
  return shared;
}

function leaveOut(table: RawTable, rows: Uint8Array): RawTable {
  const keep: number[] = [];
  for (let row = 0; row < rows.length; row++) if (rows[row] === 0) keep.push(row);
  return takeRows(table, Int32Array.from(keep));
}
