import { numberText } from '../typed-cell';
import { TextTableWriter } from '../text-table';
import type { ByteSource } from '../types';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonRecord = { readonly [key: string]: Json };

export const isRecord = (value: Json | undefined): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isRecordList = (value: Json | undefined): value is readonly JsonRecord[] =>
  Array.isArray(value) && value.length > 0 && value.some((item) => isRecord(item));

/** Columns of a table made of records; more are left out. */
const MOST_COLUMNS = 1000;

/**
 * Records (objects) as rows. A record inside a record gives columns with dotted names ("customer.email"), one level
 * deep; a list of values is joined; a list of records (the lines of an order) gives a row for each of them, with
 * the record's own values repeated, except those under headers that `once` names: they would be added up.
 */
export class RecordTable {
  private readonly columns = new Map<string, number>();
  private readonly writer = new TextTableWriter();
  /** The key whose lists of records become rows: the first one that is seen. */
  private lines: string | null = null;
  readonly tooDeep = new Set<string>();
  /** Keys that hold a value in some records and a record in others. */
  readonly mixed = new Set<string>();
  private readonly shapes = new Map<string, 'value' | 'record'>();
  columnsLeftOut = 0;

  constructor(private readonly once: (header: string) => boolean) {}

  get headers(): string[] {
    return [...this.columns.keys()];
  }
  get linesKey(): string | null {
    return this.lines;
  }

  add(record: JsonRecord): void {
    const row: string[] = [];
    let list: readonly Json[] | null = null;
    for (const [key, value] of Object.entries(record)) {
      if (isRecordList(value) && (this.lines ??= key) === key) list = value;
      else this.put(row, key, value);
    }
    if (!list) return this.writer.add(row);
    let first = true;
    for (const item of list) {
      if (!isRecord(item)) continue;
      const own = first ? [...row] : row.map((cell, column) => (this.isOnce(column) ? '' : cell));
      this.put(own, this.lines!, item);
      this.writer.add(own);
      first = false;
    }
  }

  finish(name: string, withHeaders: boolean): ByteSource {
    return this.writer.finish(name, withHeaders ? this.headers : undefined);
  }

  private readonly onceByColumn: boolean[] = [];
  private isOnce(column: number): boolean {
    return (this.onceByColumn[column] ??= this.once(this.headers[column]!));
  }

  private put(row: string[], key: string, value: Json): void {
    if (isRecord(value)) {
      this.note(key, 'record');
      for (const [inner, item] of Object.entries(value)) {
        if (isRecord(item) || isRecordList(item)) this.tooDeep.add(`${key}.${inner}`);
        else this.set(row, `${key}.${inner}`, item);
      }
    } else if (isRecordList(value)) this.tooDeep.add(key);
    else {
      if (value !== null) this.note(key, 'value');
      this.set(row, key, value);
    }
  }

  private note(key: string, shape: 'value' | 'record'): void {
    const before = this.shapes.get(key);
    if (before === undefined) this.shapes.set(key, shape);
    else if (before !== shape) this.mixed.add(key);
  }

  private set(row: string[], header: string, value: Json): void {
    let column = this.columns.get(header);
    if (column === undefined) {
      if (this.columns.size === MOST_COLUMNS) {
        this.columnsLeftOut++;
        return;
      }
      this.columns.set(header, (column = this.columns.size));
    }
    while (row.length < column) row.push('');
    row[column] = cellOf(value);
  }
}

export function cellOf(value: Json): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return Array.isArray(value) ? value.map((item: Json) => cellOf(item)).join(', ') : JSON.stringify(value);
}
