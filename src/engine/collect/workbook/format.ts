import type { Unzipped } from 'fflate';
import { KindredError, type Problem } from '../../../base/errors';
import type { AsyncSteps } from '../../../base/steps';
import { isZip } from '../archive/zip';
import { convertedFormat, TextTableWriter, type TextTable } from '../text-table';
import { dateText, numberText } from '../typed-cell';
import type { ByteSource } from '../types';
import { LongNumber, type CellValue } from './cell-value';
import { fillMerged } from './merged';
import { isOle, openPackage, type Package, type SheetEntry } from './package';

const ROWS_A_STEP = 2000;

/** Excel workbooks since 2007 (.xlsx), one table a sheet. Locked and older ones are recognized and refused. */
export const workbook = convertedFormat('workbook', (head) => isZip(head) || isOle(head), convert);

async function* convert(source: ByteSource): AsyncSteps<readonly TextTable[]> {
  yield { done: 0, total: 1 };
  const pack = await openPackage(source);
  yield { done: 1, total: 3 };
  const sheets = await sheetRows(source, pack);
  yield { done: 2, total: 3 };
  const tables: TextTable[] = [];
  for (const [index, sheet] of pack.sheets.entries()) {
    const rows = sheets[index];
    if (!sheet.hidden && rows?.some((row) => row.some((cell) => cell !== null)))
      tables.push(yield* textTable(source, pack, sheet, rows, tables.length === 0));
  }
  if (tables.length > 0) return tables;
  const hidden = pack.sheets.filter((sheet) => sheet.hidden).length;
  throw new KindredError(
    'empty-workbook',
    hidden > 0
      ? `The sheets of "${source.name}" are empty or hidden (${hidden} hidden). Show the sheet with your table and save again.`
      : `The sheets of "${source.name}" are empty.`,
    { sheets: pack.sheets.length, hidden },
  );
}

/**
 * The cells of each sheet; hidden ones are left empty. The library gets a package that isn't compressed: it would
 * unpack larger parts in workers of its own, which don't start from a page opened as a file.
 */
async function sheetRows(
  source: ByteSource,
  { parts, sheets }: Package,
): Promise<(CellValue[][] | undefined)[]> {
  const [{ default: readWorkbook }, { zipSync }] = await Promise.all([
    import('read-excel-file/universal'),
    import('fflate'),
  ]);
  const nothing = new TextEncoder().encode('<worksheet><sheetData/></worksheet>');
  const shown = new Set(sheets.filter(({ hidden }) => !hidden).map(({ path }) => path));
  const packed: Unzipped = {};
  for (const [path, bytes] of Object.entries(parts))
    packed[path] = path.startsWith('xl/worksheets/') && !shown.has(path) ? nothing : bytes;
  // Some writers say true where the library looks for 1.
  const list = new TextDecoder().decode(parts['xl/workbook.xml']);
  packed['xl/workbook.xml'] = new TextEncoder().encode(list.replace(/date1904\s*=\s*"true"/, 'date1904="1"'));
  try {
    const bytes = zipSync(packed, { level: 0 });
    const read = await readWorkbook(bytes.buffer, { trim: false, parseNumber: numberOf });
    return read.map(({ data }) => data as CellValue[][] | undefined);
  } catch {
    throw new KindredError(
      'broken-workbook',
      `"${source.name}" can't be read: something in it is not as Excel writes it. Open it in your spreadsheet and save it again, or save its sheets as CSV.`,
    );
  }
}

function numberOf(text: string): LongNumber | number {
  if (/^-?\d{16,}$/.test(text)) return new LongNumber(text);
  const value = Number(text);
  return Number.isInteger(value) && Math.abs(value) >= 1e15 ? new LongNumber(numberText(value)) : value;
}

async function* textTable(
  source: ByteSource,
  { parts, sheets }: Package,
  { name, path }: SheetEntry,
  rows: CellValue[][],
  first: boolean,
): AsyncSteps<TextTable> {
  const merged = fillMerged(rows, new TextDecoder().decode(parts[path]));
  const writer = new TextTableWriter();
  const long = new Map<number, number>();
  for (const row of rows) {
    writer.add(row.map((cell) => cellText(cell)));
    row.forEach((cell, column) => {
      if (cell instanceof LongNumber) long.set(column, (long.get(column) ?? 0) + 1);
    });
    if (writer.rows % ROWS_A_STEP === 0) yield { done: writer.rows, total: rows.length };
  }
  const hidden = sheets.filter((sheet) => sheet.hidden).length;
  return {
    label: `sheet ${name}`,
    text: writer.finish(source.name),
    linesBefore: 0,
    setAside: [],
    problems: (headers) => [
      ...[...long].map(([column, count]) => longNumbers(headers[column] || `Column ${column + 1}`, count)),
      ...(merged > 0 ? [mergedCells(merged)] : []),
      ...(first && hidden > 0 ? [hiddenSheets(source.name, hidden)] : []),
    ],
  };
}

function cellText(cell: CellValue): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return cell instanceof LongNumber ? cell.digits : dateText(cell.getTime());
}

const longNumbers = (header: string, count: number): Problem => ({
  code: 'long-numbers',
  message: `Numbers of 16 or more digits in column "${header}" (${count}) may have lost digits: a workbook keeps 15. Format such a column as text before you fill it.`,
  numbers: { count },
});

const mergedCells = (count: number): Problem => ({
  code: 'merged-cells',
  message: `${count} merged ${count === 1 ? 'cell was' : 'cells were'} taken apart; its text stands in every row and column that it covered.`,
  numbers: { count },
});

const hiddenSheets = (file: string, count: number): Problem => ({
  code: 'hidden-sheets',
  message: `"${file}" has ${count} hidden ${count === 1 ? 'sheet, which was' : 'sheets, which were'} not read. Show ${count === 1 ? 'it' : 'them'} in your spreadsheet if ${count === 1 ? 'it belongs' : 'they belong'} to your data.`,
  numbers: { count },
});
