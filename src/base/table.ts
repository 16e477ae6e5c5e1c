/**
 * Columns as typed arrays; every column of a table has `rowCount` entries.
 * Text is dictionary-encoded: `dictionary[codes[row]]`, and code −1 is an empty cell.
 * Dates are milliseconds since 1970-01-01T00:00 of the civil time written in the file (no zone is applied).
 */
export interface TextColumn {
  readonly kind: 'text';
  readonly codes: Int32Array;
  readonly dictionary: readonly string[];
}
export interface NumberColumn {
  readonly kind: 'number';
  /** NaN where the cell was empty or unreadable. */
  readonly values: Float64Array;
}
export interface DateColumn {
  readonly kind: 'date';
  /** NaN where the cell was empty or unreadable. */
  readonly values: Float64Array;
}
export type Column = TextColumn | NumberColumn | DateColumn;

export const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a civil time in milliseconds. */
export const dayOf = (ms: number): number => Math.floor(ms / DAY_MS);

/** Collects text cells into a dictionary-encoded column. */
export class TextBuilder {
  private readonly index = new Map<string, number>();
  private readonly dictionary: string[] = [];
  private codes: Int32Array;
  private length = 0;

  constructor(capacity = 1024) {
    this.codes = new Int32Array(capacity);
  }

  add(value: string): void {
    if (this.length === this.codes.length) {
      const grown = new Int32Array(this.codes.length * 2);
      grown.set(this.codes);
      this.codes = grown;
    }
    this.codes[this.length++] = value === '' ? -1 : this.codeOf(value);
  }

  codeOf(value: string): number {
    let code = this.index.get(value);
    if (code === undefined) {
      code = this.dictionary.length;
      this.index.set(value, code);
      this.dictionary.push(value);
    }
    return code;
  }

  finish(): TextColumn {
    return { kind: 'text', codes: this.codes.slice(0, this.length), dictionary: this.dictionary };
  }
}

export function textColumn(values: readonly string[]): TextColumn {
  const builder = new TextBuilder(Math.max(1, values.length));
  for (const value of values) builder.add(value);
  return builder.finish();
}
