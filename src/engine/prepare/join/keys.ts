import type { TextColumn } from '../../../base/table';
import type { RawColumn, RawTable, Role } from '../../collect/types';
import { asText } from '../columns';
import { headerLikeness } from './likeness';
import { looseKey, plainKey } from './spelling';

/** A key column with one code a spelling. */
export interface KeyColumn {
  readonly header: string;
  readonly role: Role;
  readonly codes: Int32Array;
  readonly keys: readonly string[];
}

export interface Match {
  /** For each key of the one column the code of the same key in the other; −1 for none. */
  readonly target: Int32Array;
  /** Keys of the one column found in the other. */
  readonly found: number;
  /** Found only after leaving out leading zeros, ".0", "#" or case. */
  readonly loosely: number;
}

export function keyColumn({ header, role, data }: RawColumn): KeyColumn {
  const text: TextColumn = asText(data);
  return { header, role, codes: text.codes, keys: text.dictionary };
}

/**
 * Finds the keys of one column in another: as they are written (but for outer blanks), else, where only one key of
 * the other can be meant, without leading zeros, ".0", "#" and case. O(keys of both).
 */
export function matchKeys(from: KeyColumn, to: KeyColumn): Match {
  const exact = new Map<string, number>();
  to.keys.forEach((key, code) => {
    const plain = plainKey(key);
    if (plain !== '' && !exact.has(plain)) exact.set(plain, code);
  });
  const target = new Int32Array(from.keys.length).fill(-1);
  let [found, missing] = [0, 0];
  from.keys.forEach((key, code) => {
    const at = exact.get(plainKey(key));
    if (at !== undefined) {
      target[code] = at;
      found++;
    } else missing++;
  });
  if (missing === 0) return { target, found, loosely: 0 };
  let loosely = 0;
  const loose = looseIndex(to.keys);
  from.keys.forEach((key, code) => {
    if (target[code]! >= 0) return;
    const at = loose.get(looseKey(key)) ?? -1;
    if (at < 0) return;
    target[code] = at;
    found++;
    loosely++;
  });
  return { target, found, loosely };
}

/** Codes by loose spelling; −2 where several keys share it. */
export function looseIndex(keys: readonly string[]): Map<string, number> {
  const index = new Map<string, number>();
  keys.forEach((key, code) => {
    const loose = looseKey(key);
    if (loose === '') return;
    index.set(loose, index.has(loose) ? -2 : code);
  });
  return index;
}

/** Roles whose values are never keys. */
const NO_KEY = new Set<Role>([
  'date',
  'amount',
  'quantity',
  'price',
  'discount',
  'refunded',
  'cost',
  'rating',
  'text',
  'subject',
  'birthday',
  'age',
  'gender',
  'signup',
  'consent',
  'opt-out',
  'status',
  'currency',
  'country',
]);

/** Columns of a table that might be a key. */
export const keyCandidates = ({ columns }: RawTable): KeyColumn[] =>
  columns.filter(({ role, data }) => !NO_KEY.has(role) && data.kind !== 'date').map(keyColumn);

/** Columns whose role says nothing of what they name: values alone may make them a key. */
export const openColumns = (table: RawTable): KeyColumn[] =>
  keyCandidates(table).filter(({ role }) => role === 'attribute' || role === 'name');

/** A key that fewer values than this share of the smaller side agree on is not proposed on values alone. */
const ENOUGH = 0.5;

export interface Key {
  readonly from: KeyColumn;
  readonly to: KeyColumn;
  readonly match: Match;
  /** Share of the different values of the smaller side that the other has too. */
  readonly overlap: number;
}

/**
 * The pair of columns that ties two tables: those whose roles say so, else those of which at least half of the
 * values agree; among several the pair with the most values in common, then with the likelier headers. Where no
 * value agrees it is the pair that the roles name; null where they name none.
 *
 * @param roles the roles that name the key, the surest first
 */
export function proposeKey(from: RawTable, to: RawTable, roles: readonly Role[]): Key | null {
  let named: Key | null = null;
  for (const role of roles) {
    const best = bestKey(withRoles(from, [role]), withRoles(to, [role]));
    if (best && best.overlap > 0) return best;
    named ??= best;
  }
  const [oneSide, otherSide] = [withRoles(from, roles), withRoles(to, roles)];
  const one = bestKey(oneSide, openColumns(to));
  const other = bestKey(openColumns(from), otherSide);
  const best = one && other ? (one.overlap >= other.overlap ? one : other) : (one ?? other);
  return best && best.overlap >= ENOUGH ? best : named;
}

/** The key between two columns that a person named; null where a table has no such column. */
export function chosenKey(from: RawTable, to: RawTable, names: { from: string; to: string }): Key | null {
  const of = ({ columns }: RawTable, name: string) =>
    columns.filter(({ header }) => header === name).map(keyColumn);
  return bestKey(of(from, names.from), of(to, names.to));
}

const withRoles = ({ columns }: RawTable, roles: readonly Role[]) =>
  columns.filter(({ role }) => roles.includes(role)).map(keyColumn);

/** The pair with the largest overlap of values, then the likelier headers; null where a side has no column. */
export function bestKey(froms: readonly KeyColumn[], tos: readonly KeyColumn[]): Key | null {
  let best: { key: Key; score: number } | null = null;
  for (const from of froms) {
    for (const to of tos) {
      const match = matchKeys(from, to);
      const smaller = Math.min(from.keys.length, to.keys.length);
      const overlap = smaller === 0 ? 0 : Math.min(1, match.found / smaller);
      const score = overlap + 0.2 * headerLikeness(from.header, to.header);
      if (!best || score > best.score) best = { key: { from, to, match, overlap }, score };
    }
  }
  return best && best.key;
}
