import { headerScores } from '../columns/header';
import { countHeaderRows, kindOf, kindsOf, mergeHeaders, usualLength, type CellKind } from './header-rows';
import { isBlankRow, type Line } from './sample-records';

/** Where one table stands among the lines of a text. */
export interface TableLayout {
  /** Lines before this table and what belongs to it: those of the tables above. */
  readonly skip: number;
  /** Lines between `skip` and the header. */
  readonly preambleLines: number;
  readonly headerLines: number;
  /** Last line of the table, Infinity when it runs to the end. */
  readonly last: number;
  readonly headers: readonly string[];
  /** The rows below the header that were looked at; blank ones left out. */
  readonly rows: readonly (readonly string[])[];
  /** Lines below the table that are notes. */
  readonly notes: number;
}

const filled = ({ cells }: Line): number => cells.filter((cell) => cell.trim() !== '').length;

/** Width without the empty cells at the end. */
function reach(cells: readonly string[]): number {
  let end = cells.length;
  while (end > 0 && cells[end - 1]!.trim() === '') end--;
  return end;
}

/**
 * The tables of a text, from above. A line starts another one when it stands apart (below a blank line or a title, or
 * with another width), has words alone, and rows follow that fit it and not the table above. `width` is that of
 * most records, `whole` when `lines` are all there are: only then notes at the end can be told.
 */
export function findTables(lines: readonly Line[], width: number, whole: boolean): TableLayout[] {
  const starts = [tableStart(lines, width)];
  let above = startOf(lines, starts[0]!);
  for (let i = starts[0]! + 2; i < lines.length - 2; i++) {
    const before = lines[i - 1]!;
    const gap = filled(before) <= 1;
    const { cells } = lines[i]!;
    const apart = gap || before.cells.length !== cells.length || reach(cells) < above.reach;
    if (!apart || !startsAnother(lines, i, above, gap)) continue;
    starts.push(i);
    above = startOf(lines, i);
    i++;
  }
  const tables: TableLayout[] = [];
  let skip = 0;
  starts.forEach((start, k) => {
    const next = starts[k + 1];
    let end = next ?? lines.length;
    if (next !== undefined) while (end > start + 1 && filled(lines[end - 1]!) <= 1) end--;
    const notes = next === undefined && whole ? countNotes(lines.slice(start), width) : 0;
    end -= notes;
    const finite = (next !== undefined || notes > 0) && end > start;
    const last = finite ? lines[end - 1]!.line + lines[end - 1]!.lines - 1 : Infinity;
    tables.push({ ...layOut(lines.slice(start, end), skip, starts.length > 1), last, notes });
    skip = last;
  });
  return tables;
}

/** A table as far as it is known when its end is not. */
interface Start {
  readonly header: readonly string[];
  readonly kinds: readonly CellKind[];
  readonly reach: number;
  readonly rows: number;
}

function startOf(lines: readonly Line[], at: number): Start {
  const header = lines[at]?.cells ?? [];
  const block = blockAt(lines, at + 1);
  return { header, kinds: kindsOf(block, header.length), reach: reach(header), rows: block.length };
}

/** The rows from `at` to the next blank line. */
function blockAt(lines: readonly Line[], at: number): (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (let i = at; i < lines.length && rows.length < 40 && !isBlankRow(lines[i]!.cells); i++)
    rows.push(lines[i]!.cells);
  return rows;
}

/** Whether a line could be a row of the table: numbers and dates where its columns have them. */
function fits({ cells }: Line, { kinds }: Start): boolean {
  return kinds.every((kind, index) => {
    const cell = cells[index] ?? '';
    return kind === 'text' || kind === 'empty' || cell.trim() === '' || kindOf([cell]) === kind;
  });
}

function startsAnother(lines: readonly Line[], at: number, above: Start, gap: boolean): boolean {
  const head = lines[at]!.cells;
  const width = reach(head);
  if (width < 2 || filled(lines[at]!) < Math.max(2, width * 0.7)) return false;
  const names = head.slice(0, width).filter((cell) => cell.trim() !== '');
  if (new Set(names).size < names.length || names.some((cell) => kindOf([cell]) !== 'text')) return false;
  const body = blockAt(lines, at + 1);
  if (body.length < 2) return false;
  const even = body.filter((row) => reach(row) <= width && reach(row) >= Math.min(2, width)).length;
  if (even < body.length * 0.8) return false;
  const same = width === above.reach;
  if (same && names.every((cell, i) => cell.trim() === above.header[i]?.trim())) return gap;
  const kinds = kindsOf(body, width);
  const typed = kinds.filter((kind) => kind !== 'text' && kind !== 'empty').length;
  const known = names.filter((cell) => headerScores(cell).size > 0).length;
  const headed = typed > 0 || known * 2 >= names.length;
  if (!same) return headed && (gap || body.length > 2);
  const against = above.kinds.filter(
    (kind, index) => kind !== 'text' && kind !== 'empty' && head[index]!.trim() !== '',
  ).length;
  return gap && typed > 0 && against > 0 && !fits(lines[at]!, above) && above.rows > 0;
}

/** Rows at the end that are no rows: a source, a remark. */
function countNotes(table: readonly Line[], width: number): number {
  if (width < 3) return 0;
  const kinds = kindsOf(
    table.slice(1).map(({ cells }) => cells),
    width,
  );
  let notes = 0;
  let blanks = 0;
  for (let i = table.length - 1; i > 1; i--) {
    const line = table[i]!;
    const count = filled(line);
    if (count === 0) blanks++;
    else {
      const first = line.cells.find((cell) => cell.trim() !== '')!;
      const single = line.cells.length === 1 && first.split(/[;,\t|]/).length < width;
      const apart = filled(table[i - 1]!) === 0 || blanks > 0 || notes > 0;
      const odd = kinds[0] !== 'text' && kinds[0] !== 'empty' && kindOf([first]) === 'text';
      const sentence = first.trim().split(/\s+/).length > 2;
      if (count > 1 || !(single || apart || odd || sentence) || kindOf([first]) === 'email') break;
      notes = table.length - i;
      blanks = 0;
    }
  }
  // Blank lines between the table and its notes belong to neither.
  return notes;
}

function layOut(lines: readonly Line[], skip: number, several: boolean): Omit<TableLayout, 'last' | 'notes'> {
  const table = lines.filter(({ cells }) => !isBlankRow(cells));
  const start = table[0];
  if (!start) return { skip, preambleLines: 0, headerLines: 0, headers: [], rows: [] };
  const cells = table.map((line) => line.cells);
  const headerRows = countHeaderRows(cells);
  const header = cells.slice(0, headerRows);
  const body = cells.slice(headerRows);
  const usual = usualWidth(body, several) || reach(cells[0]!);
  const lastHeader = table[headerRows - 1];
  return {
    skip,
    preambleLines: start.line - 1 - skip,
    headerLines: lastHeader ? lastHeader.line + lastHeader.lines - start.line : 0,
    headers: alignHeader(header, body, usual),
    rows: body,
  };
}

/** Among several tables, the empty cells that all rows of one end with belong to the others. */
function usualWidth(body: readonly (readonly string[])[], several: boolean): number {
  const usual = usualLength(body);
  return several ? Math.min(usual, Math.max(0, ...body.map(reach))) : usual;
}

/** The names over their columns, where the header has a cell more or fewer than the rows. */
function alignHeader(
  header: readonly (readonly string[])[],
  body: readonly (readonly string[])[],
  usual: number,
): string[] {
  const width = Math.max(usual, ...header.map(reach));
  const names = mergeHeaders(header, width);
  if (header.length === 0 || body.length === 0) return names;
  const own = Math.max(...header.map(reach));
  // Row numbers without a name, as R writes them.
  if (own === usual - 1 && body.slice(0, 50).every((row, i) => row[0] === String(i + 1)))
    return ['', ...names.slice(0, own)];
  // One delimiter too many in the header.
  if (own === usual + 1 && names.filter((name) => name === '').length === 1)
    return names.filter((name) => name !== '');
  return names;
}

/** Index of the first line that is as wide as the table and followed by lines as wide. */
function tableStart(lines: readonly Line[], width: number): number {
  let titled = false;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const { cells } = line;
    // A header may be narrower than its rows; a title or a note is much narrower.
    if (cells.length < width * 0.6 || (cells.length === 1 && width > 1) || isBlankRow(cells)) continue;
    if (isComment(line) && lines[i + 1] && isComment(lines[i + 1]!)) continue;
    if (i > 0 && isComment(line) && isComment(lines[i - 1]!)) continue;
    const next = lines.slice(i + 1, i + 6).filter((below) => !isBlankRow(below.cells));
    if (width > 1 && isTitle(line, lines[i + 1], next, width, titled)) {
      titled = true;
      continue;
    }
    if (
      next.length === 0 ||
      next.filter((below) => below.cells.length >= width - 1).length >= next.length / 2
    )
      return i;
  }
  const firstFilled = lines.findIndex(({ cells }) => !isBlankRow(cells));
  return Math.max(0, firstFilled);
}

/** "# Account: …", as reports put several of them above their table. */
const isComment = ({ cells }: Line): boolean => cells.length === 1 && /^#(\s|$)/.test(cells[0]!);

/**
 * A title or "From: 2024-01-01", filled up with delimiters to the width of the table below. Names of groups look
 * alike ("Customer,Order,,"); they stand right above the names, and no title above them.
 */
function isTitle(
  line: Line,
  under: Line | undefined,
  next: readonly Line[],
  width: number,
  titled: boolean,
): boolean {
  const [below] = next;
  const count = filled(line);
  const full = next.some((row) => filled(row) >= width * 0.7);
  if (!below || !under || !full || count >= width * 0.7) return false;
  if (width > 2 && (count === 1 || count < width * 0.3)) return true;
  const [first, second] = line.cells;
  if (reach(line.cells) !== count) return false;
  if (width === 2) return filled(below) === 2 && below.cells.every((cell) => kindOf([cell]) === 'text');
  if (count > 2 || width < 4) return false;
  return titled || first!.trim().endsWith(':') || kindOf([second!]) !== 'text' || filled(under) < width * 0.7;
}
