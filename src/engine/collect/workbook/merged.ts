import type { CellValue } from './cell-value';

/** Rows and columns of a merged area, from 0, both ends included. */
interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const LARGEST = 10_000;

/**
 * Repeats what stands in merged cells: a header over several columns belongs to each of them, a name beside several
 * rows to each of them. Numbers are not repeated, for they would be added up; nor is a title over the whole width.
 *
 * @returns how many merged areas were filled.
 */
export function fillMerged(rows: CellValue[][], xml: string): number {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  let filled = 0;
  for (const { top, left, bottom, right } of mergedAreas(xml)) {
    const value = rows[top]?.[left];
    if (typeof value !== 'string' && !(value instanceof Date)) continue;
    const wide = right > left;
    if (wide && right - left + 1 >= width) continue;
    if ((bottom - top + 1) * (right - left + 1) > LARGEST) continue;
    filled++;
    for (let r = top; r <= Math.min(bottom, rows.length - 1); r++) {
      for (let c = left; c <= Math.min(right, width - 1); c++) rows[r]![c] = value;
    }
  }
  return filled;
}

/** The areas stand behind the cells, so only the end of the sheet is searched. */
function* mergedAreas(xml: string): Generator<Area> {
  const start =
    xml.lastIndexOf('mergeCells count') >= 0
      ? xml.lastIndexOf('mergeCells count')
      : xml.indexOf('<mergeCell');
  if (start < 0) return;
  for (const [, a, b, c, d] of xml
    .slice(start)
    .matchAll(/ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g)) {
    yield { left: columnOf(a!), top: Number(b) - 1, right: columnOf(c!), bottom: Number(d) - 1 };
  }
}

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
