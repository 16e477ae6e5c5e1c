import type { Role } from '../collect/types';
import type { Attribute } from '../prepare/join/types';
import type { Activity } from './activity';
import { perCustomer } from './needs';

export const NO_LIST = 'The files hold no customer list that says it.';
/** Reason why something that changes with time does not count on an earlier reference date. */
export const AS_OF_EXPORT = 'The file says what is so now, not what was so on the reference date.';

export const attributeOf = ({ base }: Activity, role: Role): Attribute | undefined =>
  base.attributes.find((each) => each.role === role);

/** Numbers of a column: those it holds, or those its text spells out; null when it is a text of other things. */
export function numbersOf({ column }: Attribute): Float64Array | null {
  if (column.kind === 'number') return column.values;
  if (column.kind === 'date') return null;
  const read = column.dictionary.map(plainNumber);
  const readable = read.filter((value) => value === value).length;
  if (readable === 0 || readable < 0.95 * read.length) return null;
  return perCustomer(column.codes.length, (c) => (column.codes[c]! < 0 ? NaN : read[column.codes[c]!]!));
}

/** Digits with at most one decimal point or comma; NaN for anything else. Cells are short by then. */
function plainNumber(text: string): number {
  const written = text.trim();
  return /^[-+]?\d{1,15}([.,]\d{1,10})?$/.test(written) ? Number(written.replace(',', '.')) : NaN;
}
