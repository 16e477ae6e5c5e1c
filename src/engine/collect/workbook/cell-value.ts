/** What a cell holds as the workbook says it. */
export type CellValue = string | LongNumber | number | boolean | Date | null;

/** A whole number of 16 or more digits; spreadsheets keep 15. */
export class LongNumber {
  constructor(readonly digits: string) {}
}
