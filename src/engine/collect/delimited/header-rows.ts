import { isEmail, isMissing } from '../columns/facts';
import { headerScores } from '../columns/header';
import { voteNumbers } from '../columns/number-vote';
import { voteDates } from '../columns/date-vote';

type Row = readonly string[];
export type CellKind = 'empty' | 'number' | 'date' | 'email' | 'text';

/** Rows that are looked at to learn what a column holds. */
const LOOKED = 100;
const MOST_HEADER_ROWS = 3;

/** What most of these cells are. */
export function kindOf(cells: readonly string[]): CellKind {
  const values = cells.slice(0, LOOKED).filter((cell) => !isMissing(cell));
  if (values.length === 0) return 'empty';
  if (values.filter(isEmail).length > values.length * 0.7) return 'email';
  if (voteDates(values, null, false).share > 0.7) return 'date';
  return voteNumbers(values, null).share > 0.7 ? 'number' : 'text';
}

export const kindsOf = (rows: readonly Row[], width: number): CellKind[] =>
  Array.from({ length: width }, (_, index) => kindOf(rows.slice(0, LOOKED).map((row) => row[index] ?? '')));

/** How many of the first rows of a table are its header: 0 to 3 (group names, names, units). */
export function countHeaderRows(table: readonly Row[]): number {
  const [first, ...body] = table;
  if (!first) return 0;
  const kinds = kindsOf(body, first.length);
  let named = 0;
  let against = 0;
  let fits = 0;
  first.forEach((cell, index) => {
    if (cell.trim() === '') return;
    const own = kindOf([cell]);
    if (own !== 'text') against++;
    else if (headerScores(cell).size > 0) named++;
    if (kinds[index] !== 'text' && kinds[index] !== 'empty' && own === 'text') fits++;
  });
  if (against > 0 && against >= named + fits) return 0;
  if (named + fits === 0) {
    const repeated = first.some((cell, index) => cell !== '' && body.some((row) => row[index] === cell));
    const unique = new Set(first).size === first.length;
    if (repeated || !unique) return 0;
  }
  let count = 1;
  const usual = usualLength(body);
  while (
    count < MOST_HEADER_ROWS &&
    body.length > count + 2 &&
    table[count]!.length === usual &&
    carriesOn(table, count)
  )
    count++;
  return count;
}

/** Cells of most rows. */
export function usualLength(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  let usual = 0;
  for (const [length, count] of counts) if (count > (counts.get(usual) ?? 0)) usual = length;
  return usual;
}

/** Row `at` has words where all rows below have numbers, dates or addresses, or says the row above once more. */
function carriesOn(table: readonly Row[], at: number): boolean {
  const row = table[at]!;
  const above = table[at - 1]!;
  if (row.length === above.length && row.every((cell, i) => cell === above[i])) return true;
  const kinds = kindsOf(table.slice(at + 1), row.length);
  let typed = 0;
  let words = 0;
  for (let index = 0; index < row.length; index++) {
    const kind = kinds[index];
    if (kind === 'text' || kind === 'empty') continue;
    typed++;
    const cell = row[index]!;
    if (isMissing(cell)) continue;
    if (kindOf([cell]) !== 'text') return false;
    words++;
  }
  return words * 2 > typed && (typed >= 2 || (typed === 1 && row.length <= 2));
}

/** One name a column, of the header's rows: "customer" above "id" is "customer id". */
export function mergeHeaders(rows: readonly Row[], width: number): string[] {
  return Array.from({ length: width }, (_, index) =>
    rows
      .map((row) => (row[index] ?? '').trim())
      .filter((cell, i, cells) => cell !== '' && cells.indexOf(cell) === i)
      .join(' '),
  );
}
