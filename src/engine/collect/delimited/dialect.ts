import Papa from 'papaparse';
import type { Dialect } from '../types';
import { columnFacts, isEmail, isMissing } from '../columns/facts';
import { headerScores } from '../columns/header';
import { numberCore } from '../columns/number';
import { voteNumbers } from '../columns/number-vote';
import { voteDates } from '../columns/date-vote';

export type Shape = Pick<Dialect, 'delimiter' | 'quote' | 'newline' | 'preambleLines' | 'headerLines'>;

export interface DialectGuess extends Shape {
  readonly headers: readonly string[];
  /** Rows of the sample below the header; blank rows left out. */
  readonly rows: readonly (readonly string[])[];
  /** Whether these are all rows of the text. */
  readonly whole: boolean;
}

const delimiters = [',', ', ', ';', '\t', '|', '^', '~', '\u0001', '\u001f'];
const SAMPLE_ROWS = 300;
const SAMPLE_CHARACTERS = 128 * 1024;

/** A record with the physical line it starts on and the number of lines it takes. */
interface Line {
  readonly cells: readonly string[];
  readonly line: number;
  readonly lines: number;
}

/**
 * Settles how a delimited text is written. `text` is its beginning, `whole` when nothing was cut off. Each
 * candidate delimiter splits the sample by PapaParse; the one that gives most rows the same width, of cells that
 * look like values, wins.
 */
export function sniffDialect(text: string, whole: boolean): DialectGuess {
  const newline = sniffNewline(text);
  const quote = sniffQuote(text);
  const forced = /^sep=(.)\r?(?:\n|$)/i.exec(text)?.[1];
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const cut = !whole || sample.length < text.length;
  let best: { delimiter: string; lines: Line[]; width: number; score: number } | null = null;
  for (const delimiter of forced ? [forced] : [...delimiters, ' ']) {
    const lines = splitLines(sample, delimiter, quote, newline, cut);
    const body = forced ? lines.slice(1) : lines;
    const { width, score } = rate(body, delimiter);
    if (best === null || score > best.score + 1e-9) best = { delimiter, lines: body, width, score };
  }
  const { delimiter, lines, width } = best!;
  const first = tableStart(lines, width);
  const table = lines.slice(first).filter(({ cells }) => !isBlankRow(cells));
  const start = table[0];
  const headerRows = start ? countHeaderRows(table.map(({ cells }) => cells)) : 0;
  const header = table.slice(0, headerRows);
  const headers = mergeHeaders(
    header.map(({ cells }) => cells),
    start?.cells.length ?? 0,
  );
  return {
    delimiter,
    quote,
    newline,
    preambleLines: start ? start.line - 1 : 0,
    headerLines: header.length === 0 ? 0 : header.at(-1)!.line + header.at(-1)!.lines - start!.line,
    headers,
    rows: table.slice(headerRows).map(({ cells }) => cells),
    whole: !cut && lines.length < SAMPLE_ROWS,
  };
}

function sniffNewline(text: string): Dialect['newline'] {
  const crlf = text.split('\r\n', 1000).length - 1;
  const lf = text.split('\n', 1000).length - 1;
  if (lf === 0) return text.includes('\r') ? '\r' : '\n';
  return crlf > lf / 2 ? '\r\n' : '\n';
}

/** Single quotes count only where they wrap many cells and double quotes wrap none. */
function sniffQuote(text: string): Dialect['quote'] {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const wrapped = (quote: string) =>
    sample.split(new RegExp(`(?:^|[,;\\t|\\n])${quote}[^${quote}\\n]*${quote}(?=$|[,;\\t|\\r\\n])`, 'm'))
      .length - 1;
  return wrapped('"') === 0 && wrapped("'") >= 2 ? "'" : '"';
}

/** The sample as records. `delimiter` ' ' stands for runs of blanks; blanks at both ends of a line don't count. */
export function splitLines(
  text: string,
  delimiter: string,
  quote: Dialect['quote'],
  newline: Dialect['newline'],
  cut: boolean,
): Line[] {
  const unix = newline === '\r' ? text.replaceAll('\r', '\n') : text.replaceAll('\r\n', '\n');
  const rows =
    delimiter === ' '
      ? unix.split('\n', SAMPLE_ROWS + 1).map((line) => line.trim().split(/ +/))
      : Papa.parse<string[]>(unix, {
          delimiter,
          newline: '\n',
          quoteChar: quote || '\0',
          preview: SAMPLE_ROWS + 1,
        }).data;
  const lines: Line[] = [];
  let line = 1;
  for (const cells of rows) {
    const inside = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    lines.push({ cells, line, lines: inside + 1 });
    line += inside + 1;
  }
  // The last record may be half a record, or the empty one behind the last newline.
  if (cut || isBlankRow(lines.at(-1)?.cells ?? [])) lines.pop();
  return lines;
}

export const isBlankRow = (cells: readonly string[]): boolean => cells.every((cell) => isMissing(cell));

function rate(lines: readonly Line[], delimiter: string): { width: number; score: number } {
  const rows = lines.map(({ cells }) => cells).filter((cells) => !isBlankRow(cells));
  const widths = new Map<number, number>();
  for (const row of rows) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  let width = 1;
  let votes = 0;
  for (const [candidate, count] of widths) {
    if (count * Math.min(candidate, 2) > votes * Math.min(width, 2)) {
      width = candidate;
      votes = count;
    }
  }
  if (rows.length === 0) return { width: 1, score: 0 };
  const typical = rows.filter((row) => row.length === width);
  let plain = 0;
  let cells = 0;
  for (const row of typical.slice(0, 100)) {
    for (const cell of row) {
      cells++;
      if (isPlainCell(cell, delimiter)) plain++;
    }
  }
  const pattern = (votes / rows.length) * (width === 1 ? 0.1 : 1 - 1 / (2 * width));
  const score = pattern * (0.4 + 0.6 * (cells === 0 ? 0 : plain / cells));
  // Prose has blanks too: they divide a table only when nearly every line agrees.
  if (delimiter === ' ' && (votes < rows.length * 0.9 || plain < cells * 0.9)) return { width, score: 0 };
  return { width, score: delimiter === ' ' ? score * 0.5 : score };
}

const otherDelimiters = /[;\t|^~]|,\S/;

/** A value as tables have them: empty, a number, a word or a name; not several of them in one. */
function isPlainCell(cell: string, delimiter: string): boolean {
  if (cell.length > 200) return false;
  if (cell.trim() === '' || isEmail(cell)) return true;
  // Blanks in front belong to the delimiter, marks inside to another way of dividing.
  if (cell[0] === ' ' && delimiter === ',') return false;
  if (cell.includes('"') && delimiter === ' ') return false;
  if (numberCore(cell) !== null) return true;
  return delimiter.startsWith(',') ? !/[;\t|]/.test(cell) : !otherDelimiters.test(cell);
}

/** Index of the first line that is as wide as the table and followed by lines as wide. */
function tableStart(lines: readonly Line[], width: number): number {
  for (let i = 0; i < lines.length; i++) {
    const { cells } = lines[i]!;
    // A header may be narrower than its rows; a title or a note is much narrower.
    if (cells.length < width * 0.6 || (cells.length === 1 && width > 1) || isBlankRow(cells)) continue;
    if (width > 2 && cells.filter((cell) => cell.trim() !== '').length < width * 0.3) continue;
    const next = lines.slice(i + 1, i + 6).filter((line) => !isBlankRow(line.cells));
    if (next.length === 0 || next.filter((line) => line.cells.length >= width - 1).length >= next.length / 2)
      return i;
  }
  const firstFilled = lines.findIndex(({ cells }) => !isBlankRow(cells));
  return Math.max(0, firstFilled);
}

/** 0 without a header, 2 when a second row carries on the first (units, sub-titles). */
function countHeaderRows(table: readonly (readonly string[])[]): number {
  const [first, ...body] = table;
  if (!first) return 0;
  const kinds = first.map((_, index) => kindOf(body.map((row) => row[index] ?? '')));
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
    return repeated || !unique ? 0 : 1;
  }
  return body.length > 3 && isSecondHeader(body) ? 2 : 1;
}

/** The row below the header has words in every column where all rows below it have numbers or dates. */
function isSecondHeader([second, ...rest]: readonly (readonly string[])[]): boolean {
  let typed = 0;
  for (let index = 0; index < second!.length; index++) {
    const kind = kindOf(rest.map((row) => row[index] ?? ''));
    if (kind !== 'number' && kind !== 'date') continue;
    typed++;
    if (isMissing(second![index]!) || kindOf([second![index]!]) !== 'text') return false;
  }
  return typed >= 2 || (typed === 1 && second!.length <= 2);
}

function kindOf(cells: readonly string[]): 'empty' | 'number' | 'date' | 'email' | 'text' {
  const { values, email } = columnFacts(cells.slice(0, 100));
  if (values.length === 0) return 'empty';
  if (email > 0.7) return 'email';
  if (voteDates(values, null, false).share > 0.7) return 'date';
  return voteNumbers(values, null).share > 0.7 ? 'number' : 'text';
}

function mergeHeaders(rows: readonly (readonly string[])[], width: number): string[] {
  return Array.from({ length: width }, (_, index) =>
    rows
      .map((row) => (row[index] ?? '').trim())
      .filter((cell, i, cells) => cell !== '' && cells.indexOf(cell) === i)
      .join(' '),
  );
}
