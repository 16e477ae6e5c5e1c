import type { TextColumn } from '../../base/table';
import { yesOrNo } from '../../privacy/consent';
import type { RawTable, Role } from '../collect/types';
import { asText, columnsOf } from './columns';
import { personKey, type PersonKey } from './person-key';

/** A column that says who a row is about, each of its values under one spelling (−1: none). */
interface KeyColumn {
  readonly kind: PersonKey;
  readonly codes: Int32Array;
  /** Number of the spelling for each code of the column. */
  readonly key: Int32Array;
}

/** Numbers for the spellings of all files together. */
export class KeyNumbers {
  private readonly numbers = new Map<string, number>();

  get count(): number {
    return this.numbers.size;
  }

  private numberOf(key: string): number {
    if (key === '') return -1;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.numbers.size);
    return this.numbers.size - 1;
  }

  /** The columns of a table that say who each row is about. */
  columnsOf(table: RawTable): KeyColumn[] {
    return (['customer', 'email', 'phone'] as const).flatMap((kind) =>
      columnsOf(table, kind).map((column) => {
        const { codes, dictionary } = asText(column.data);
        return {
          kind,
          codes,
          key: Int32Array.from(dictionary, (value) => this.numberOf(personKey(kind, value))),
        };
      }),
    );
  }
}

export type { KeyColumn };

export const keyAt = ({ codes, key }: KeyColumn, row: number): number =>
  codes[row]! < 0 ? -1 : key[codes[row]!]!;

/** 1 for each row whose consent column says no, or whose opt-out column says anything but no. Null without any. */
export function refusals(table: RawTable): Uint8Array | null {
  const consents = columnsOf(table, 'consent').map(({ data }) => asText(data));
  const optOuts = columnsOf(table, 'opt-out').map(({ data }) => asText(data));
  if (consents.length + optOuts.length === 0) return null;
  const refused = new Uint8Array(table.rowCount);
  const mark = ({ codes, dictionary }: TextColumn, test: (value: string) => boolean) => {
    const says = dictionary.map(test);
    for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0 && says[codes[row]!]) refused[row] = 1;
  };
  for (const column of consents) mark(column, (value) => yesOrNo(value) === false);
  for (const column of optOuts) mark(column, (value) => yesOrNo(value) !== false);
  return refused;
}

/** Whether a table has a column with this role. */
export const hasRole = (table: RawTable, role: Role): boolean => columnsOf(table, role).length > 0;
