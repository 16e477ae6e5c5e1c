import { strToU8, zipSync, type Zippable } from 'fflate';
import type { ByteSource } from '../../src/engine/collect/types';
import { fileOf } from './sources';

/** A zip file of these files, as dropped. */
export const zipOf = (
  files: Readonly<Record<string, string | Uint8Array>>,
  name = 'files.zip',
): ByteSource => {
  const entries: Zippable = {};
  for (const [path, content] of Object.entries(files))
    entries[path] = typeof content === 'string' ? strToU8(content) : content;
  return fileOf(new Uint8Array(zipSync(entries)), name);
};

/** A cell as XML: text, number, or anything else given whole (`<c r="A1" …>`). */
export type XmlCell = string | number | null | { readonly xml: string };

export interface SheetXml {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  readonly rows: readonly (readonly XmlCell[])[];
  /** Merged areas, "A1:B2". */
  readonly merged?: readonly string[];
}

export const columnName = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function cellXml(cell: XmlCell, at: string): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.xml.replace('<c', `<c r="${at}"`);
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** The styles that dates below use: 1 is a date, 2 a date with time. */
const styles =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>';

export const dateCell = (serial: number): XmlCell => ({
  xml: `<c s="${Number.isInteger(serial) ? 1 : 2}"><v>${serial}</v></c>`,
});

/** The parts of a workbook, written out: what a file library would choose for us is the point of these tests. */
export function workbookParts(sheets: readonly SheetXml[], date1904 = ''): Record<string, string> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/styles.xml': styles,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${date1904}/><sheets>${sheets
      .map(
        ({ name, state }, i) =>
          `<sheet name="${escaped(name)}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map(
        (_, i) =>
          `<Relationship Id="rId${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
  };
  sheets.forEach(({ rows, merged }, i) => {
    const cells = rows.map(
      (row, r) =>
        `<row r="${r + 1}">${row.map((cell, c) => cellXml(cell, `${columnName(c)}${r + 1}`)).join('')}</row>`,
    );
    const areas = merged
      ? `<mergeCells count="${merged.length}">${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : '';
    parts[`xl/worksheets/sheet${i + 1}.xml`] =
      `<worksheet xmlns="${main}"><sheetData>${cells.join('')}</sheetData>${areas}</worksheet>`;
  });
  return parts;
}

export const workbookOf = (sheets: readonly SheetXml[], name = 'Book.xlsx', date1904 = ''): ByteSource =>
  zipOf(workbookParts(sheets, date1904), name);
