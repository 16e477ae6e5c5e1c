import { DAY_MS } from '../../../base/table';
import type { RawTable } from '../../collect/types';
import { asText, columnOf, mapText, valuesOf } from '../columns';
import { layoutKey } from './layout-groups';

/** Two files that give the same numbers to different orders, or to different customers. */
export interface NumbersApart {
  readonly of: 'order' | 'customer';
  readonly file: string;
  readonly other: string;
  /** Numbers that both use. */
  readonly numbers: number;
}

/** Days that one order may differ by between two files: paid later, written in another time zone. */
const NEAR = 3;

/** Numbers with an e-mail in both files below which nothing is said of customers. */
const FEW = 5;

/**
 * Order files of several shops or systems that count their orders from 1: where the numbers that two files of
 * different columns share mostly stand on other days (or, without dates, with other customers), they are no one order,
 * and those of the second file are told apart by its name;
 * likewise numbers of customers that mostly go with other e-mails. Files of the same columns (one a month) share their numbers.
 * O(rows) a file and layout.
 */
export function tellNumbersApart(
  tables: readonly RawTable[],
  of: NumbersApart['of'],
): { readonly tables: readonly RawTable[]; readonly apart: readonly NumbersApart[] } {
  const numbered = new Set(tables.filter((table) => columnOf(table, of)).map(layoutKey));
  if (numbered.size < 2) return { tables, apart: [] };
  const layouts = new Map<string, { readonly file: string; readonly seen: Map<string, Sight> }[]>();
  const apart: NumbersApart[] = [];
  const renamed = new Map<string, string>();
  for (const table of tables) {
    const key = layoutKey(table);
    const seen = sights(table, of);
    for (const [other, files] of layouts) {
      if (other === key) continue;
      for (const each of files) {
        const numbers = renamed.has(key) ? 0 : contradictions(each.seen, seen, of === 'order' ? 1 : FEW);
        if (numbers === 0) continue;
        renamed.set(key, table.file);
        apart.push({ of, file: table.file, other: each.file, numbers });
      }
    }
    layouts.set(key, [...(layouts.get(key) ?? []), { file: table.file, seen }]);
  }
  if (apart.length === 0) return { tables, apart };
  return {
    tables: tables.map((table) => {
      const mark = renamed.get(layoutKey(table));
      return mark === undefined ? table : withMark(table, of, mark);
    }),
    apart,
  };
}

/** What a file says of a number: the day of the order, and who placed it; of a customer the e-mail alone. */
interface Sight {
  readonly day: number;
  readonly who: string;
}

function sights(table: RawTable, of: NumbersApart['of']): Map<string, Sight> {
  const order = columnOf(table, of);
  const seen = new Map<string, Sight>();
  if (!order) return seen;
  const { codes, dictionary } = asText(order.data);
  const time = of === 'order' ? valuesOf(table, 'date', 'date') : null;
  const person = columnOf(table, 'email') ?? (of === 'order' ? columnOf(table, 'customer') : null);
  const people = person && asText(person.data);
  const known = new Uint8Array(dictionary.length);
  for (let row = 0; row < table.rowCount; row++) {
    const code = codes[row]!;
    if (code < 0 || known[code] === 1) continue;
    known[code] = 1;
    const who = people ? (people.dictionary[people.codes[row]!] ?? '') : '';
    seen.set(dictionary[code]!, {
      day: time ? time[row]! / DAY_MS : NaN,
      who: person && who !== '' ? `${person.role}:${who.trim().toLowerCase()}` : '',
    });
  }
  return seen;
}

/** How many numbers two files share, when most of those that can be compared are other orders; else 0. */
function contradictions(a: ReadonlyMap<string, Sight>, b: ReadonlyMap<string, Sight>, least: number): number {
  let [shared, same, other] = [0, 0, 0];
  for (const [number, one] of b) {
    const two = a.get(number);
    if (!two) continue;
    shared++;
    const days = Math.abs(one.day - two.day);
    if (!Number.isNaN(days)) {
      if (days <= NEAR) same++;
      else other++;
    } else if (one.who !== '' && two.who !== '' && roleOf(one) === roleOf(two)) {
      if (one.who === two.who) same++;
      else other++;
    }
  }
  return other > same && other + same >= least ? shared : 0;
}

const roleOf = ({ who }: Sight) => who.slice(0, who.indexOf(':'));

const withMark = (table: RawTable, of: NumbersApart['of'], mark: string): RawTable => ({
  ...table,
  columns: table.columns.map((column) =>
    column.role === of
      ? { ...column, data: mapText(asText(column.data), (number) => `${number} (${mark})`) }
      : column,
  ),
});
