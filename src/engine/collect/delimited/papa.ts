import Papa from 'papaparse';
import type { Layout } from './layout';

/** A record that waits for PapaParse. */
export interface RawRecord {
  readonly at: number;
  /** Where the next record starts. */
  readonly next: number;
  readonly line: number;
  /** Offsets of opening quotation marks that are ordinary characters. */
  readonly literal: readonly number[];
}

/**
 * The cells of records by PapaParse, each as a string with one character a byte: delimiters, quotation marks and
 * line ends are single bytes below 128 in every encoding read here, so the bytes can stand for the text.
 */
export function papaRows(bytes: Uint8Array, records: readonly RawRecord[], layout: Layout): string[][] {
  const texts = records.map(({ at, next, literal }) =>
    escapeLiterals(recordText(bytes, at, next, layout), at, layout, literal),
  );
  if (layout.delimiter === ' ') return texts.map((text) => blankCells(text, layout.quote));
  const newline = layout.newline === 13 ? '\r' : '\n';
  const parse = (text: string) =>
    Papa.parse<string[]>(text + newline, {
      delimiter: String.fromCharCode(...layout.delimiterBytes),
      newline,
      // No byte is this character: no quoting.
      quoteChar: layout.quote < 0 ? '\uffff' : String.fromCharCode(layout.quote),
      ...(layout.escaped ? { escapeChar: '\\' } : {}),
    }).data.slice(0, -1);
  const rows = parse(texts.join(newline));
  // One row a record: held by tests. Should it ever differ, each record is parsed by itself.
  return rows.length === records.length ? rows : texts.map((text) => parse(text).flat());
}

/** Cells with runs of blanks between them, which PapaParse doesn't know; blanks inside quoted cells belong to them. */
function blankCells(line: string, quote: number): string[] {
  const mark = quote < 0 ? '' : String.fromCharCode(quote);
  const text = line.trim();
  const cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    let end = at;
    if (text[at] === mark) {
      for (end = at + 1; end < text.length; end++) {
        if (text[end] !== mark) continue;
        if (text[end + 1] === mark) end++;
        else if (end + 1 === text.length || text[end + 1] === ' ') break;
      }
      cells.push(text.slice(at + 1, end).replaceAll(mark + mark, mark));
      end++;
    } else {
      while (end < text.length && text[end] !== ' ') end++;
      cells.push(text.slice(at, end));
    }
    at = end;
    while (text[at] === ' ') at++;
  }
  return cells.length > 0 ? cells : [''];
}

/** A record without its line end, one character a byte. */
export function recordText(bytes: Uint8Array, at: number, next: number, layout: Layout): string {
  let end = next;
  if (end > at && bytes[end - 1] === layout.newline) end--;
  if (layout.newline === 10 && end > at && bytes[end - 1] === 13) end--;
  return byteText(bytes, at, end);
}

/** Wraps the cells that begin with a literal mark in marks of their own. */
function escapeLiterals(text: string, at: number, layout: Layout, literal: readonly number[]): string {
  if (literal.length === 0) return text;
  const quote = String.fromCharCode(layout.quote);
  const inside = layout.escaped ? `\\${quote}` : quote + quote;
  const delimiter = String.fromCharCode(...layout.delimiterBytes);
  let escaped = '';
  let from = 0;
  for (const offset of literal) {
    const start = offset - at;
    const found = text.indexOf(delimiter, start);
    const end = found < 0 ? text.length : found;
    escaped += text.slice(from, start) + quote + text.slice(start, end).replaceAll(quote, inside) + quote;
    from = end;
  }
  return escaped + text.slice(from);
}

const CHUNK = 8192;

function byteText(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, Math.min(end, at + CHUNK)));
  }
  return text;
}
