import Papa from 'papaparse';
import type { Steps } from '../../base/steps';
import type { Releasable } from '../../privacy/release';

/**
 * Cells that a spreadsheet might run: the characters of OWASP's CSV injection page with the line feed, and their
 * full-width forms. PapaParse's own rule misses those.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

const ROWS_A_STEP = 5_000;

/**
 * Comma-separated, RFC 4180, UTF-8. Text that a spreadsheet would take for a formula gets a leading apostrophe;
 * numbers are written as they are. A byte order mark only where there is text beyond ASCII, for spreadsheets.
 */
export function* csvOf(table: Releasable): Steps<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const write = (rows: (string | number | null)[][]) => {
    const text = Papa.unparse(rows, { newline: '\r\n', escapeFormulae: FORMULA });
    parts.push(encoder.encode(`${text}\r\n`));
  };
  write([table.columns.map((column) => column.name)]);
  for (let start = 0; start < table.rows; start += ROWS_A_STEP) {
    const count = Math.min(ROWS_A_STEP, table.rows - start);
    write(Array.from({ length: count }, (_, i) => table.columns.map((column) => column.cell(start + i))));
    yield { done: start + count, total: table.rows };
  }
  const beyondAscii = parts.some((part) => part.some((byte) => byte > 127));
  if (beyondAscii) parts.unshift(Uint8Array.of(0xef, 0xbb, 0xbf));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
