import { Zip, ZipDeflate } from 'fflate';
import { KindredError } from '../../base/errors';
import type { Steps } from '../../base/steps';
import { count } from '../../base/wording';
import type { Cell, CellUnit, Table } from './report/model';

/** One sheet; rows are asked for one after the other and held as text only. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly row: (index: number) => readonly Cell[];
}

export const sheetOf = ({ title, columns, rows }: Table): Sheet => ({
  name: title,
  columns: columns.map(({ label }) => label),
  rows: rows.length,
  row: (index) => rows[index]!,
});

/** What a sheet holds at most beside its header. */
const MOST_ROWS = 1_048_575;
/** And in a cell. */
const MOST_TEXT = 32_767;
const ROWS_A_STEP = 200;
/** Zip has no date before this one; the same data make the same bytes. */
const NO_CLOCK = new Date(1980, 0, 1);

/**
 * A workbook (Office Open XML, ECMA-376) with one sheet a table. Numbers are numbers, days are dates, and text is text
 * whatever it begins with: no cell is a formula. The header row stays in sight.
 *
 * Written here and not by a library: write-excel-file packs sheets over 160 kB in workers of its own, which don't start
 * from a page opened as a file, stamps the clock on them, and holds every cell as an object.
 *
 * @param hidden what stands for a cell that was held back.
 * @returns the same bytes for the same sheets. Rows are packed as they are written, so that no text of a whole sheet is
 * held: of a long list it would be longer than a string can be. Cost: about 1 µs a cell and the packing.
 * @throws KindredError `too-many-rows`
 */
export function* workbookOf(
  sheets: readonly Sheet[],
  currency: string | null,
  hidden: string,
): Steps<Uint8Array<ArrayBuffer>> {
  for (const { name, rows } of sheets)
    if (rows > MOST_ROWS)
      throw new KindredError(
        'too-many-rows',
        `A sheet of a workbook holds ${count(MOST_ROWS)} rows; “${name}” has ${count(rows)}. Save that list as CSV instead.`,
        { rows, most: MOST_ROWS },
      );
  const archive = newArchive();
  const names = sheetNames(sheets.map(({ name }) => name));
  archive.file('[Content_Types].xml', contentTypes(sheets.length));
  archive.file('_rels/.rels', RELATIONS);
  archive.file('xl/workbook.xml', workbookXml(names));
  archive.file('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length));
  archive.file('xl/styles.xml', stylesXml(currency));
  const total = sheets.reduce((sum, { rows }) => sum + rows, 0);
  let before = 0;
  for (const [at, sheet] of sheets.entries()) {
    const part = archive.part(`xl/worksheets/sheet${at + 1}.xml`);
    part(sheetStart(sheet));
    for (let row = 0; row < sheet.rows; row += ROWS_A_STEP) {
      const end = Math.min(sheet.rows, row + ROWS_A_STEP);
      let xml = '';
      for (let i = row; i < end; i++) xml += rowXml(i + 2, sheet.row(i), hidden);
      part(xml);
      yield { done: before + end, total };
    }
    before += sheet.rows;
    part('</sheetData></worksheet>', true);
    yield { done: before, total };
  }
  return archive.end();
}

/** A zip file that is packed piece by piece. */
function newArchive() {
  const encoder = new TextEncoder();
  const packed: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    packed.push(piece);
  });
  const part = (path: string) => {
    const entry = new ZipDeflate(path, { level: 6 });
    entry.mtime = NO_CLOCK;
    zip.add(entry);
    return (text: string, last = false): void => entry.push(encoder.encode(text), last);
  };
  return {
    part,
    file: (path: string, text: string): void => part(path)(HEAD + text, true),
    end(): Uint8Array<ArrayBuffer> {
      zip.end();
      const bytes = new Uint8Array(packed.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const piece of packed) {
        bytes.set(piece, at);
        at += piece.length;
      }
      return bytes;
    },
  };
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Legal, at most 31 characters, and each only once whatever its case. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const legal = name.replace(/[[\]/\\:*?\u0000-\u001f]/g, ' ').replace(/^[\s']+|[\s']+$/g, '') || 'Sheet';
    let own = legal.slice(0, 31);
    for (let n = 2; taken.has(own.toLowerCase()); n++) own = `${legal.slice(0, 31 - ` ${n}`.length)} ${n}`;
    taken.add(own.toLowerCase());
    return own;
  });
}

/** Characters that XML has no room for are left out, and text keeps to what a cell holds. */
const escaped = (text: string): string =>
  text
    .slice(0, MOST_TEXT)
    // eslint-disable-next-line no-control-regex
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '',
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** "A" for 0, "AA" for 26. */
function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

const textXml = (place: string, text: string, style = 0): string =>
  `<c r="${place}" t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/** Places among the formats of `stylesXml`. */
const STYLE = { header: 1, day: 2, whole: 3, money: 4, share: 5, fine: 6 } as const;

const styleOf = (unit: CellUnit): number => {
  if (unit === 'money') return STYLE.money;
  if (unit === 'share') return STYLE.share;
  return unit === 'count' ? STYLE.whole : STYLE.fine;
};

/** Day 0 of spreadsheets is 30 December 1899. */
const EPOCH = 25_569;

function rowXml(number: number, cells: readonly Cell[], hidden: string): string {
  const written = cells.map((cell, column) => {
    const place = `${columnName(column)}${number}`;
    if (cell.kind === 'hidden') return textXml(place, hidden);
    if (cell.kind === 'text') return cell.text === '' ? '' : textXml(place, cell.text);
    const [value, style] =
      cell.kind === 'day' ? [cell.day + EPOCH, STYLE.day] : [cell.value, styleOf(cell.unit)];
    return Number.isFinite(value) ? `<c r="${place}" s="${style}"><v>${value}</v></c>` : '';
  });
  return `<row r="${number}">${written.join('')}</row>`;
}

function sheetStart({ columns, rows, row }: Sheet): string {
  const sample = Array.from({ length: Math.min(rows, 50) }, (_, i) => row(i));
  const width = (column: number) =>
    sample.reduce((most, cells) => {
      const cell = cells[column];
      return Math.max(most, cell?.kind === 'text' ? cell.text.length : 10);
    }, columns[column]!.length);
  const widths = columns.map(
    (_, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${Math.min(70, Math.max(9, width(at) + 2))}" customWidth="1"/>`,
  );
  const header = columns.map((label, at) => textXml(`${columnName(at)}1`, label, STYLE.header));
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${header.join('')}</row>`;
}

const numbered = <T>(count: number, write: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => write(i + 1));

const contentTypes = (sheets: number): string =>
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${numbered(sheets, (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`;

const RELATIONS = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const workbookXml = (names: readonly string[]): string =>
  `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`;

const workbookRelations = (sheets: number): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${numbered(sheets, (n) => `<Relationship Id="rId${n}" Type="${RELATIONSHIPS}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId${sheets + 1}" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/></Relationships>`;

/** Formats 164 and on are our own; the order of the last list is that of `STYLE`. */
function stylesXml(currency: string | null): string {
  const money = currency && /^[A-Za-z]{3}$/.test(currency) ? `#,##0.00 "${currency}"` : '#,##0.00';
  const formats = ['yyyy\\-mm\\-dd', '#,##0', money, '0.0%', '#,##0.00'];
  const own = formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escaped(code)}"/>`);
  const cells = formats.map(
    (_, i) => `<xf numFmtId="${164 + i}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  );
  return `<styleSheet xmlns="${MAIN}"><numFmts count="${own.length}">${own.join('')}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length + 2}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>${cells.join('')}</cellXfs></styleSheet>`;
}
