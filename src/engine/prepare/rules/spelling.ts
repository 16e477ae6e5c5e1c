import type { TextColumn } from '../../../base/table';
import type { OrderLines } from '../order-lines';
import type { LineText } from '../types';
import { linesThat, rowsWhere, type CleaningRule } from './rule';

/** Respellings shown to the person. */
const LISTED = 50;

/** Codes differ by case on purpose in some shops; names and places don't. */
const isCode = (role: LineText, lines: OrderLines) =>
  role === 'coupon' || (role === 'product' && lines.productNames !== null);

const plain = (value: string, code: boolean): string => {
  const trimmed = value.normalize('NFKC').trim().replace(/\s+/g, ' ');
  return code ? trimmed : trimmed.toLowerCase();
};

/** For each code of a column the code of the spelling that most lines have; null where each value has one alone. */
function respelled({ codes, dictionary }: TextColumn, code: boolean): Int32Array | null {
  const groups = new Map<string, number[]>();
  dictionary.forEach((value, at) => {
    const key = plain(value, code);
    const group = groups.get(key);
    if (group) group.push(at);
    else groups.set(key, [at]);
  });
  if (groups.size === dictionary.length) return null;
  const uses = new Int32Array(dictionary.length);
  for (const at of codes) if (at >= 0) uses[at]!++;
  const target = Int32Array.from(dictionary.keys());
  for (const group of groups.values()) {
    const best = group.reduce((a, b) =>
      uses[b]! > uses[a]! || (uses[b] === uses[a] && dictionary[b]! < dictionary[a]!) ? b : a,
    );
    for (const at of group) target[at] = best;
  }
  return target;
}

interface Respelling {
  readonly role: LineText;
  readonly column: TextColumn;
  readonly target: Int32Array;
}

const respellings = (lines: OrderLines): Respelling[] =>
  (Object.entries(lines.text) as [LineText, TextColumn][]).flatMap(([role, column]) => {
    const target = respelled(column, isCode(role, lines));
    return target ? [{ role, column, target }] : [];
  });

const differs = ({ column: { codes }, target }: Respelling, row: number) =>
  codes[row]! >= 0 && target[codes[row]!] !== codes[row];

/** One product, place or channel in several spellings, made one. */
export const spelling: readonly CleaningRule[] = [
  {
    id: 'spelling',
    title: 'Spellings that differ in blanks or capitals are made one',
    optional: true,
    find: (lines) => {
      const all = respellings(lines);
      return all.length > 0 ? rowsWhere(lines.rows, (row) => all.some((each) => differs(each, row))) : [];
    },
    detail: (found) =>
      `${linesThat(found, 'writes', 'write')} a product, category, place or the like as other lines do, but for blanks or capitals. The spelling that most lines have is taken.`,
    list: (_, lines) =>
      respellings(lines)
        .flatMap(({ column: { dictionary }, target }) =>
          dictionary.flatMap((value, at) =>
            target[at] === at ? [] : [`“${value}” counts as “${dictionary[target[at]!]}”`],
          ),
        )
        .slice(0, LISTED),
    on: 'keep',
    off: 'keep',
    repair: (lines) => {
      const text = { ...lines.text };
      for (const { role, column, target } of respellings(lines))
        text[role] = { ...column, codes: column.codes.map((code) => (code < 0 ? -1 : target[code]!)) };
      lines.text = text;
    },
  },
];
