import type { Matrix } from '../../base/matrix';
import type { Steps } from '../../base/steps';

export interface DistinctRows {
  /** The first row of each kind, in the order of rows. */
  readonly firsts: Int32Array;
  /** The kind of each row. */
  readonly kindOf: Int32Array;
  /** Rows of each kind. */
  readonly counts: Float64Array;
}

/** Values looked at between two yields. */
const BLOCK = 1_000_000;

/** Finds rows that are equal in every column. Cost: rows × columns. */
export function* distinctRows({ rows, columns, data }: Matrix): Steps<DistinctRows> {
  let size = 16;
  while (size < 2 * rows) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const firsts = new Int32Array(rows);
  const counts = new Float64Array(rows);
  const kindOf = new Int32Array(rows);
  const block = Math.max(1, Math.floor(BLOCK / columns));
  let kinds = 0;
  for (let from = 0; from < rows; from += block) {
    const to = Math.min(rows, from + block);
    for (let row = from; row < to; row++) {
      const kind = find(data, columns, row, slots, firsts);
      const at = kind < 0 ? ~kind : -1;
      if (at >= 0) {
        slots[at] = kinds;
        firsts[kinds++] = row;
      }
      kindOf[row] = at >= 0 ? kinds - 1 : kind;
      counts[kindOf[row]!]!++;
    }
    yield { done: to, total: rows };
  }
  return { firsts: firsts.slice(0, kinds), kindOf, counts: counts.slice(0, kinds) };
}

const value = new Float64Array(1);
const words = new Uint32Array(value.buffer);

/** The kind of a row; the complement of the free slot for it where it is the first of its kind. */
function find(
  data: Matrix['data'],
  columns: number,
  row: number,
  slots: Int32Array,
  firsts: Int32Array,
): number {
  const at = row * columns;
  let hash = 0;
  for (let j = 0; j < columns; j++) {
    value[0] = data[at + j]! + 0; // −0 becomes 0
    hash = Math.imul(hash ^ words[0]!, 0x9e3779b1);
    hash = Math.imul((hash >>> 15) ^ hash ^ words[1]!, 0x85ebca6b);
  }
  const mask = slots.length - 1;
  for (let slot = (hash ^ (hash >>> 13)) & mask; ; slot = (slot + 1) & mask) {
    const kind = slots[slot]!;
    if (kind < 0) return ~slot;
    const other = firsts[kind]! * columns;
    let j = 0;
    while (j < columns && data[at + j] === data[other + j]) j++;
    if (j === columns) return kind;
  }
}
