import type { Column } from '../../../base/table';
import { counted } from '../../../base/wording';
import type { RawTable } from '../../collect/types';
import type { CleaningRule } from './rule';

/** Lines equal to an earlier one in every kept column; the earlier one is not marked. */
export function repeatedRows({ rowCount, columns }: RawTable): Uint8Array {
  const hashes = new Int32Array(rowCount);
  for (const { data } of columns) mixIn(hashes, data);
  let slots = 16;
  while (slots < 2 * rowCount) slots *= 2;
  // Open addressing: a slot holds row + 1 of the first row with its values.
  const table = new Int32Array(slots);
  const marks = new Uint8Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    let slot = (hashes[row]! ^ (hashes[row]! >>> 15)) & (slots - 1);
    for (;;) {
      const held = table[slot]! - 1;
      if (held < 0) {
        table[slot] = row + 1;
        break;
      }
      if (hashes[held] === hashes[row] && columns.every(({ data }) => same(data, held, row))) {
        marks[row] = 1;
        break;
      }
      slot = (slot + 1) & (slots - 1);
    }
  }
  return marks;
}

function mixIn(hashes: Int32Array, column: Column): void {
  if (column.kind === 'text') {
    const { codes } = column;
    for (let row = 0; row < hashes.length; row++) hashes[row] = mix(hashes[row]!, codes[row]!);
  } else {
    const { values } = column;
    const words = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
    for (let row = 0; row < hashes.length; row++)
      hashes[row] = mix(mix(hashes[row]!, words[2 * row]!), words[2 * row + 1]!);
  }
}

/** A round of MurmurHash3. */
function mix(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

function same(column: Column, a: number, b: number): boolean {
  return column.kind === 'text'
    ? column.codes[a] === column.codes[b]
    : Object.is(column.values[a], column.values[b]);
}

export const duplicates: readonly CleaningRule[] = [
  {
    id: 'duplicates',
    title: 'Exact duplicates are left out',
    optional: true,
    find: ({ table }) => repeatedRows(table),
    detail: (found, { table }) =>
      oneLineAnOrder(table.kind, table.columns.length > 0)
        ? `${counted(found, 'line')} ${found === 1 ? 'repeats' : 'repeat'} another line in every column, the order number too.`
        : `${counted(found, 'line')} ${found === 1 ? 'repeats' : 'repeat'} another line in every column. They stay unless you say so: an order may list one thing twice, and leaving them out would take revenue away.`,
    proposed: (_, { table, order }) => order !== null && oneLineAnOrder(table.kind, true),
    on: 'leave-out',
    off: 'keep',
  },
];

const oneLineAnOrder = (kind: RawTable['kind'], known: boolean) => known && kind === 'orders';
