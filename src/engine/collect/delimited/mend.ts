import Papa from 'papaparse';
import { isMissing } from '../columns/facts';
import { parseDate } from '../columns/date';
import { parseNumber } from '../columns/number';
import type { ColumnType } from '../types';
import type { Layout } from './layout';

/** More delimiters than these too many are no slip. */
const MOST_EXTRA = 3;
const otherDelimiters = [';', ',', '\t', '|'];

/**
 * The cells of a record that has too many or too few of them, put right where the numbers and dates of its columns
 * leave one way only: without an empty cell, with neighboring cells joined (a delimiter inside an unquoted text), or
 * divided by another delimiter. Null where there is no way or more than one.
 *
 * @param text the record as written, one character a byte
 */
export function mendRow(row: readonly string[], text: string, layout: Layout): string[] | null {
  const { width } = layout;
  const extra = row.length - width;
  if (extra > MOST_EXTRA) return null;
  if (extra > 0) {
    // Delimiters left over at the end are no cells.
    if (
      row.slice(width).every(isMissing) &&
      row.slice(0, width).every((cell, i) => isOf(cell, layout.types[i]!))
    )
      return null;
    return only(withoutEmpty(row, extra), layout) ?? only(joined(row, extra, layout), layout);
  }
  if (row.length * 2 > width || width < 2) return null;
  const quoteChar = layout.quote < 0 ? '\uffff' : String.fromCharCode(layout.quote);
  const divided = otherDelimiters
    .filter((delimiter) => delimiter !== layout.delimiter && text.includes(delimiter))
    .map((delimiter) => Papa.parse<string[]>(text, { delimiter, newline: '\n', quoteChar }).data[0]!)
    .filter((cells) => cells.length === width);
  return only(divided, layout);
}

function withoutEmpty(row: readonly string[], extra: number): string[][] {
  const empty = row.flatMap((cell, i) => (cell.trim() === '' ? [i] : []));
  // Rows with many empty cells allow many ways; they are found out below and not worth the search.
  if (empty.length < extra || empty.length > 8) return [];
  if (extra === 1) return empty.map((at) => row.filter((_, i) => i !== at));
  return empty.length === extra ? [row.filter((cell) => cell.trim() !== '')] : [];
}

const joined = (row: readonly string[], extra: number, { delimiter, width }: Layout): string[][] =>
  Array.from({ length: width }, (_, at) => [
    ...row.slice(0, at),
    row.slice(at, at + extra + 1).join(delimiter),
    ...row.slice(at + extra + 1),
  ]);

/** The one row among these whose cells are what their columns hold. */
function only(rows: readonly string[][], { types }: Layout): string[] | null {
  let found: string[] | null = null;
  for (const row of rows) {
    if (found !== null && found.every((cell, i) => cell === row[i])) continue;
    if (!row.every((cell, i) => isOf(cell, types[i]!)) || !types.some((type, i) => shows(row[i]!, type)))
      continue;
    if (found !== null) return null;
    found = row;
  }
  return found;
}

const isOf = (cell: string, type: ColumnType): boolean =>
  type.kind === 'text' || isMissing(cell) || isValue(cell, type);

const shows = (cell: string, type: ColumnType): boolean => type.kind !== 'text' && !isMissing(cell);

const isValue = (cell: string, type: Exclude<ColumnType, { kind: 'text' }>): boolean =>
  !Number.isNaN(type.kind === 'number' ? parseNumber(cell, type.format) : parseDate(cell, type.format));
