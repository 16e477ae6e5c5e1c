import type { Dialect } from '../types';
import { isMissing } from '../columns/facts';
import { layoutOf } from './layout';
import { papaRows, type RawRecord } from './papa';
import { MORE, recordEnd, type RecordNotes } from './record';

/** How a text is divided into records and cells. */
export type Cutting = Pick<Dialect, 'delimiter' | 'quote' | 'escape' | 'newline'>;

/** A record with the physical line it starts on and the number of lines it takes. */
export interface Line {
  readonly cells: readonly string[];
  readonly line: number;
  readonly lines: number;
}

/** The first records of a text, at most `most`, cut as the reader cuts them; `width` is that of a full record. */
export function sampleRecords(
  text: string,
  cutting: Cutting,
  width: number,
  cut: boolean,
  most: number,
): Line[] {
  const dialect: Dialect = {
    ...cutting,
    encoding: 'utf-8',
    compression: 'none',
    preambleLines: 0,
    headerLines: 0,
  };
  const layout = layoutOf(dialect, width, []);
  const bytes = new TextEncoder().encode(`${text}\n`);
  const end = bytes.length - 1;
  bytes[end] = layout.newline;
  const records: RawRecord[] = [];
  const lines: number[] = [];
  let line = 1;
  for (let at = 0; at < end && records.length < most;) {
    const notes: RecordNotes = { cells: 0, literal: [], stray: 0 };
    const next = recordEnd(bytes, at, end, !cut, layout, notes);
    if (next === MORE) break;
    records.push({ at, next, line, literal: notes.literal });
    let inside = bytes[next - 1] === layout.newline ? 0 : 1;
    for (let i = at; i < next; i++) if (bytes[i] === layout.newline) inside++;
    lines.push(inside);
    line += inside;
    at = next;
  }
  return papaRows(bytes, records, layout).map((cells, i) => ({
    cells: cells.map(textOf),
    line: records[i]!.line,
    lines: lines[i]!,
  }));
}

const decoder = new TextDecoder();

/** The text whose UTF-8 bytes are these characters. */
const textOf = (bytes: string): string =>
  /[\u0080-\u00ff]/.test(bytes) ? decoder.decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0))) : bytes;

export const isBlankRow = (cells: readonly string[]): boolean => cells.every((cell) => isMissing(cell));
