// The part of papaparse that the engine uses: its own type package would let Node's globals in (see tsconfig.json).
interface ParseConfig {
  readonly delimiter: string;
  readonly newline: '\n' | '\r\n' | '\r';
  readonly quoteChar?: string;
  readonly escapeChar?: string;
  /** Stop after this many rows; 0 reads all. */
  readonly preview?: number;
  readonly fastMode?: boolean;
}
interface ParseError {
  readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch';
  readonly code: string;
  readonly row?: number;
}
interface ParseResult<Row> {
  readonly data: Row[];
  readonly errors: readonly ParseError[];
  readonly meta: { readonly cursor: number };
}
interface UnparseConfig {
  readonly delimiter?: string;
  readonly newline?: string;
  readonly quotes?: boolean;
  readonly quoteChar?: string;
  readonly escapeChar?: string;
  readonly escapeFormulae?: RegExp;
}
declare const Papa: {
  parse<Row = string[]>(text: string, config: ParseConfig): ParseResult<Row>;
  unparse(rows: readonly (readonly (string | number | null)[])[], config?: UnparseConfig): string;
};
export default Papa;
