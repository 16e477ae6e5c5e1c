import Papa from 'papaparse';
import type { Dialect } from '../types';
import { isEmail } from '../columns/facts';
import { numberCore } from '../columns/number';
import { isBlankRow, type Cutting } from './sample-records';

export interface CuttingGuess extends Cutting {
  /** Cells of most records. */
  readonly width: number;
  /** 1 when the text begins with a line that names its delimiter (`sep=;`). */
  readonly sepLines: 0 | 1;
}

const delimiters = [
  ',',
  ', ',
  ';',
  '\t',
  '|',
  '\t\t',
  '||',
  '::',
  '^',
  '~',
  '§',
  '¦',
  '\u0001',
  '\u001f',
  ' ',
];
const RATED_LINES = 300;
const RATED_CHARACTERS = 128 * 1024;

/**
 * Settles how a text is divided. `text` is its beginning; `known` its delimiter, where that is known. Each delimiter that occurs splits a sample of its lines
 * by PapaParse; the one that gives most rows the same width, of cells that look like values, wins.
 */
export function sniffCutting(text: string, known?: string): CuttingGuess {
  const newline = sniffNewline(text);
  const named = known === undefined ? /^sep=(.)\r?(?:\n|$)/i.exec(text)?.[1] : undefined;
  const forced = known ?? named;
  const lines = ratedLines(text, newline).slice(named ? 1 : 0);
  const sample = lines.join('\n');
  let best = { delimiter: ',', quote: '"' as Dialect['quote'], width: 1, score: -1 };
  for (const delimiter of forced ? [forced] : delimiters) {
    if (!forced && delimiter !== ',' && !sample.includes(delimiter)) continue;
    const quote = sniffQuote(sample, delimiter);
    for (const rows of rowsOf(lines, sample, delimiter, quote)) {
      const { width, score } = rate(rows, delimiter);
      if (score > best.score + 1e-9) best = { delimiter, quote, width, score };
    }
  }
  const { delimiter, quote, width } = best;
  const escape = sniffEscape(sample, delimiter, quote, best.score);
  return { delimiter, quote, ...(escape ? { escape } : {}), newline, width, sepLines: named ? 1 : 0 };
}

function sniffNewline(text: string): Dialect['newline'] {
  const crlf = text.split('\r\n', 1000).length - 1;
  const lf = text.split('\n', 1000).length - 1;
  if (lf === 0) return text.includes('\r') ? '\r' : '\n';
  return crlf > lf / 2 ? '\r\n' : '\n';
}

/** Some hundred lines: the first ones, and the last ones for what stands behind a long preamble. */
function ratedLines(text: string, newline: Dialect['newline']): string[] {
  const lines = text.slice(0, RATED_CHARACTERS).split(newline === '\r' ? '\r' : /\r?\n/);
  if (text.length > RATED_CHARACTERS && lines.length > 1) lines.pop();
  if (lines.length <= RATED_LINES) return lines;
  return [...lines.slice(0, RATED_LINES / 2), ...lines.slice(-RATED_LINES / 2)];
}

const escapeSign = (sign: string) => sign.replace(/[\\^$|.]/g, '\\$&');

/** How many cells these marks wrap. */
function wrapped(sample: string, mark: string, delimiter: string): number {
  const sign = escapeSign(delimiter);
  const pattern = new RegExp(
    `(?:^|${sign})${mark}(?:[^${mark}\\n]|${mark}${mark})*${mark}(?=$|${sign})`,
    'gm',
  );
  return sample.match(pattern)?.length ?? 0;
}

/** Single quotes count only where they wrap many cells and double quotes hardly any. */
function sniffQuote(sample: string, delimiter: string): Dialect['quote'] {
  const single = wrapped(sample, "'", delimiter);
  const least = delimiter === ' ' ? sample.split('\n').length : 2;
  return single >= least && single > 4 * wrapped(sample, '"', delimiter) ? "'" : '"';
}

/**
 * Whether a backslash stands before marks inside cells: rows are then more even, or as even while no such mark
 * ends a cell ("C:\") and none inside is doubled.
 */
function sniffEscape(sample: string, delimiter: string, quote: string, score: number): '\\' | undefined {
  if (delimiter === ' ' || !sample.includes(`\\${quote}`)) return undefined;
  const { data } = Papa.parse<string[]>(sample, {
    delimiter,
    newline: '\n',
    quoteChar: quote,
    escapeChar: '\\',
  });
  const escaped = rate(data, delimiter).score;
  if (Math.abs(escaped - score) > 0.02) return escaped > score ? '\\' : undefined;
  const sign = escapeSign(delimiter);
  const closing = new RegExp(`\\\\${quote}(?=${sign}|$)`, 'm').test(sample);
  const doubled = new RegExp(`[^\\\\\\n${sign}]${quote}${quote}(?!${sign}|$)`, 'm').test(sample);
  return closing || doubled ? undefined : '\\';
}

/** The lines as rows; where a mark left open may have swallowed some, also with each line split by itself. */
function rowsOf(lines: readonly string[], sample: string, delimiter: string, quote: string): string[][][] {
  if (delimiter === ' ') return [lines.map((line) => line.trim().match(blankCells[quote]!) ?? [''])];
  const parse = (text: string) =>
    Papa.parse<string[]>(text, { delimiter, newline: '\n', quoteChar: quote || '\0' }).data;
  const rows = parse(sample);
  const long = rows.some((row) => row.some((cell) => cell.includes('\n', 1)));
  return long ? [rows, lines.flatMap((line) => parse(line))] : [rows];
}

/** Cells between runs of blanks. */
const blankCells: Record<string, RegExp> = {
  '"': /"(?:[^"]|"")*"|[^ ]+/g,
  "'": /'(?:[^']|'')*'|[^ ]+/g,
};

function rate(all: readonly (readonly string[])[], delimiter: string): { width: number; score: number } {
  const rows = all.filter((cells) => !isBlankRow(cells));
  if (rows.length === 0) return { width: 1, score: 0 };
  const { width, votes, from } = commonWidth(rows.map(({ length }) => length));
  const typical = rows.slice(from).filter((row) => row.length === width);
  let plain = 0;
  let cells = 0;
  for (const row of typical.slice(0, 100)) {
    for (const cell of row) {
      cells++;
      if (isPlainCell(cell, delimiter)) plain++;
    }
  }
  const counted = rows.length - from;
  const steadiness = (votes / counted) * (1 - (0.3 * from) / rows.length);
  const pattern = steadiness * (width === 1 ? 0.1 : 1 - 1 / (2 * width));
  let score = pattern * (0.4 + 0.6 * (cells === 0 ? 0 : plain / cells));
  // Every other column empty: the sign is doubled.
  if (width > 2 && width % 2 === 1 && typical.every((row) => row.every((cell, i) => i % 2 === 0 || !cell)))
    score *= 0.4;
  // Prose has blanks too: they divide a table only when nearly every line agrees.
  if (delimiter === ' ' && (votes < counted * 0.9 || plain < cells * 0.9)) return { width, score: 0 };
  return { width, score: delimiter === ' ' ? score * 0.5 : score };
}

/**
 * The width of most rows and how many have it. A table may stand below a preamble that is longer than itself:
 * lines before the run of equal rows that lasts to the end don't count.
 */
function commonWidth(widths: readonly number[]): { width: number; votes: number; from: number } {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  let width = 1;
  let votes = 0;
  for (const [candidate, count] of counts) {
    if (count * Math.min(candidate, 2) > votes * Math.min(width, 2)) {
      width = candidate;
      votes = count;
    }
  }
  if (width > 1) {
    const from = widths.indexOf(width);
    return from > 2 && votes >= (widths.length - from) * 0.8
      ? { width, votes, from }
      : { width, votes, from: 0 };
  }
  const last = widths.at(-1)!;
  let from = widths.length;
  while (from > 0 && widths[from - 1] === last) from--;
  const run = widths.length - from;
  return last > 1 && run >= 3 ? { width: last, votes: run, from } : { width, votes, from: 0 };
}

const otherDelimiters = /[;\t|^~]|,\S/;

/** A value as tables have them: empty, a number, a word or a name; not several of them in one. */
function isPlainCell(cell: string, delimiter: string): boolean {
  if (cell.length > 200) return false;
  if (cell.trim() === '' || isEmail(cell)) return true;
  // Blanks in front belong to the delimiter, marks inside to another way of dividing.
  if (cell[0] === ' ' && delimiter === ',') return false;
  if (delimiter === ' ')
    return /^"[^"]*"$/.test(cell) || (!cell.includes('"') && !otherDelimiters.test(cell));
  // Half a quoted cell; behind a number the mark says inches.
  if (cell.split('"').length % 2 === 0 && !/\d"/.test(cell)) return false;
  if (numberCore(cell) !== null) return true;
  return delimiter.startsWith(',') ? !/[;\t|]/.test(cell) : !otherDelimiters.test(cell);
}
