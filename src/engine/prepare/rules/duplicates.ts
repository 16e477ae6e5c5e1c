import type { RawTable, Role } from '../../collect/types';
import { columnOf } from '../columns';
import type { OrderLines } from '../order-lines';
import { linesThat, type CleaningRule, type Rows } from './rule';

/** Columns that tell lines apart; all columns are compared where these agree. */
const TELLING: readonly Role[] = [
  'order',
  'customer',
  'email',
  'date',
  'product',
  'product-name',
  'amount',
  'quantity',
];

const BUCKETS = 256;

/** Lines equal to an earlier one in every given column; the earlier one is not listed. */
export function repeatedRows({ rowCount, columns }: Pick<RawTable, 'rowCount' | 'columns'>): number[] {
  const telling = columns.filter(({ role }) => TELLING.includes(role));
  const { rows, hashes, starts } = inBuckets(hashesOf(rowCount, telling.length > 0 ? telling : columns));
  const repeats: number[] = [];
  const largest = starts.reduce((most, start, b) => Math.max(most, start - (starts[b - 1] ?? 0)), 0);
  let slots = 16;
  while (slots < 2 * largest) slots *= 2;
  const table = new Int32Array(slots);
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    table.fill(0);
    for (let i = starts[bucket]!; i < starts[bucket + 1]!; i++) {
      const hash = hashes[i]!;
      let slot = hash & (slots - 1);
      // Open addressing: a slot holds the place + 1 of the first line with its values.
      for (; table[slot] !== 0; slot = (slot + 1) & (slots - 1)) {
        const held = table[slot]! - 1;
        if (hashes[held] !== hash || !equal(columns, rows[held]!, rows[i]!)) continue;
        repeats.push(rows[i]!);
        break;
      }
      if (table[slot] === 0) table[slot] = i + 1;
    }
  }
  return repeats.sort((a, b) => a - b);
}

/** Rows and hashes by the leading bits of the hash, rows rising, so that one bucket's table stays in the cache. */
function inBuckets(hashOf: Int32Array) {
  const starts = new Int32Array(BUCKETS + 1);
  for (let row = 0; row < hashOf.length; row++) starts[(hashOf[row]! >>> 24) + 1]!++;
  for (let bucket = 0; bucket < BUCKETS; bucket++) starts[bucket + 1]! += starts[bucket]!;
  const next = starts.slice();
  const rows = new Int32Array(hashOf.length);
  const hashes = new Int32Array(hashOf.length);
  for (let row = 0; row < hashOf.length; row++) {
    const place = next[hashOf[row]! >>> 24]!++;
    rows[place] = row;
    hashes[place] = hashOf[row]!;
  }
  return { rows, hashes, starts };
}

function hashesOf(rows: number, columns: RawTable['columns']): Int32Array {
  const hashes = new Int32Array(rows);
  for (const { data } of columns) {
    if (data.kind === 'text') mixCodes(hashes, data.codes);
    else mixValues(hashes, data.values);
  }
  return hashes;
}

function mixCodes(hashes: Int32Array, codes: Int32Array): void {
  for (let row = 0; row < hashes.length; row++) hashes[row] = mix(hashes[row]!, codes[row]!);
}

function mixValues(hashes: Int32Array, values: Float64Array): void {
  const words = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  for (let row = 0; row < hashes.length; row++)
    hashes[row] = mix(mix(hashes[row]!, words[2 * row]!), words[2 * row + 1]!);
}

/** A round of MurmurHash3. */
function mix(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

function equal(columns: RawTable['columns'], a: number, b: number): boolean {
  return columns.every(({ data }) =>
    data.kind === 'text' ? data.codes[a] === data.codes[b] : Object.is(data.values[a], data.values[b]),
  );
}

/**
 * Whether the exact repeats look like slips. A file of orders says each order once. A file of lines may list a
 * product twice in an order, scanned twice at the till; then it also has repeats that differ in quantity or price.
 * Where no product ever comes twice in an order but as an exact repeat, the repeats are slips.
 */
function areSlips(found: Rows, { table, order, rows }: OrderLines): boolean {
  if (!order) return false;
  if (table.kind === 'orders') return true;
  const product = columnOf(table, 'product') ?? columnOf(table, 'product-name');
  if (!product) return false;
  const columns = [columnOf(table, 'order')!, product];
  return repeatedRows({ rowCount: rows, columns }).length <= 1.1 * found.length;
}

export const duplicates: readonly CleaningRule[] = [
  {
    id: 'duplicates',
    title: 'Exact duplicates are left out',
    optional: true,
    find: ({ table }) => repeatedRows(table),
    detail: (found, _, proposed) => {
      const what = `${linesThat(found, 'repeats', 'repeat')} another line in every column.`;
      return proposed
        ? `${what} Nothing else comes twice in an order, so they look like slips.`
        : `${what} They may be true: nothing in the files tells slips from things bought twice. Switch it on if they are slips.`;
    },
    proposed: areSlips,
    on: 'leave-out',
    off: 'keep',
  },
];
