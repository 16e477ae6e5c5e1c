import type { Column } from '../../base/table';
import type { Problem } from '../../base/errors';
import type { ColumnPrivacy } from '../../privacy/roles';

/** A file as the engine sees it: the part of `File` that it needs, so that it also runs where there is no DOM. */
export interface ByteSource {
  readonly name: string;
  readonly size: number;
  slice(start?: number, end?: number): Blob;
  stream(): ReadableStream<Uint8Array>;
}

/** What a table is about. */
export type TableKind =
  | 'order-lines'
  | 'orders'
  | 'customers'
  | 'products'
  | 'events'
  | 'reviews'
  | 'campaign'
  /** People who object: they are taken out of every other file before anything else. */
  | 'suppression'
  | 'unknown';

/**
 * What a column means. `ignore` columns are dropped in the worker and never kept.
 *
 * Where the name does not say it all: `refunded` is money paid back of the row's amount, given as a positive number;
 * `cost` is what a piece cost the shop; `coupon` a code or its name; `payment` the method; `birthday` a date or a
 * year of birth; `signup` the day the person became known to the shop; `consent` is yes where the person may be
 * written to, `opt-out` is yes where not; `tier` a level of loyalty. Of a campaign, `treatment` says who was written
 * to or which variant, and `sent`, `opened`, `clicked` and `converted` are flags, moments or counts.
 */
export type Role =
  | 'customer'
  | 'email'
  | 'phone'
  | 'name'
  | 'company'
  | 'order'
  | 'date'
  | 'amount'
  | 'quantity'
  | 'price'
  | 'discount'
  | 'refunded'
  | 'cost'
  | 'coupon'
  | 'payment'
  | 'product'
  | 'product-name'
  | 'category'
  | 'country'
  | 'region'
  | 'postcode'
  | 'status'
  | 'currency'
  | 'channel'
  | 'event'
  | 'url'
  | 'device'
  | 'rating'
  | 'subject'
  | 'text'
  | 'birthday'
  | 'age'
  | 'gender'
  | 'signup'
  | 'consent'
  | 'opt-out'
  | 'tier'
  | 'points'
  | 'campaign'
  | 'treatment'
  | 'sent'
  | 'opened'
  | 'clicked'
  | 'converted'
  | 'attribute'
  | 'ignore';

/** How numbers are written in one column. */
export interface NumberFormat {
  readonly decimal: '.' | ',';
  /** Thousands separator; '' when none was seen. */
  readonly group: '' | ',' | '.' | ' ' | "'";
}

/** The order of the parts of a date; `serial` is a spreadsheet's day count since 1899-12-30. */
export interface DateFormat {
  readonly order: 'ymd' | 'dmy' | 'mdy' | 'epoch-seconds' | 'epoch-milliseconds' | 'serial';
  /** True when the values allow another order as well and nothing decides: the screen asks. */
  readonly ambiguous: boolean;
}

export type ColumnType =
  | { readonly kind: 'text' }
  | { readonly kind: 'number'; readonly format: NumberFormat }
  | { readonly kind: 'date'; readonly format: DateFormat };

/** What was understood of one column, from its header and a sample of its values. */
export interface ColumnGuess {
  /** Position in the file; the identity of the column (headers may repeat or be `__proto__`). */
  readonly index: number;
  readonly header: string;
  readonly role: Role;
  /** 0 to 1. Below 0.6 the screen asks. */
  readonly confidence: number;
  /** One short clause: why this role. */
  readonly reason: string;
  readonly type: ColumnType;
  /** Up to five distinct non-empty values, for the screen only; none of a special category. */
  readonly samples: readonly string[];
  /** Share of empty cells in the sample, 0 to 1. */
  readonly missing: number;
  /** What it gives away about people. */
  readonly privacy: ColumnPrivacy;
  /** A question in plain words when only a person can decide ("Is 03/04/2024 3 April or March 4?"). */
  readonly question?: string;
}

export interface Dialect {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly compression: 'none' | 'gzip';
  readonly delimiter: string;
  readonly quote: '"' | "'" | '';
  /** Stands before a quotation mark inside a quoted cell; absent where the mark is doubled. */
  readonly escape?: '\\';
  readonly newline: '\n' | '\r\n' | '\r';
  /** Lines before the header (a `sep=` line, a title), of the part where there are several; shown to the person. */
  readonly preambleLines: number;
  /** 0 when the file has no header: columns are then named "Column 1" … */
  readonly headerLines: number;
  /** Last line of the only table of a file (1-based), where notes follow it; absent when it runs to the end. */
  readonly lastLine?: number;
}

/** One table of a file that holds several: a sheet of a workbook, a second table below the first. */
export interface TablePart {
  /** Position among the tables of the file, from 0. */
  readonly index: number;
  /** What tells it apart for a person: "sheet Orders", "second table". */
  readonly label: string;
  /** Lines of a text file before this part and its last line (1-based, Infinity to the end); null elsewhere. */
  readonly lines: { readonly skip: number; readonly last: number } | null;
}

/** A known export that a file may be, or what its headers and values alone say. Plain data. */
export interface SourceGuess {
  /** "shopify-orders"; "generic" for what was understood without a known export. */
  readonly id: string;
  /** "Shopify order export"; '' for "generic". */
  readonly label: string;
  readonly kind: TableKind;
  /** Columns of the file that the export has, of all its columns. */
  readonly matched: number;
  readonly of: number;
  /** "Looks like a Shopify order export: 71 of 75 headers match". */
  readonly reason: string;
  /** Role of each column that is used, by its index. */
  readonly roles: Readonly<Record<number, Role>>;
}

/** Everything understood of one table before it is read whole. Plain data; a person may override any of it. */
export interface FileGuess {
  /** Name of the file, with the label of its part where it holds several tables. */
  readonly name: string;
  /** Size of the whole file. */
  readonly bytes: number;
  /** How the file stores its table. */
  readonly format: 'delimited' | 'workbook' | 'parquet' | 'json';
  /** Null when it is the only table of its file. */
  readonly part: TablePart | null;
  /** How text is written; null for formats that are not delimited text. */
  readonly dialect: Dialect | null;
  readonly kind: TableKind;
  readonly confidence: number;
  readonly reason: string;
  /** The known export this is; null where the columns were understood one by one. */
  readonly source: SourceGuess | null;
  /** What else it might be, the likeliest first. */
  readonly alternatives: readonly SourceGuess[];
  readonly columns: readonly ColumnGuess[];
  /** The first rows as written, for the screen; cells of a special category are hidden. */
  readonly preview: readonly (readonly string[])[];
  /** What stops or weakens the use of this file. */
  readonly problems: readonly Problem[];
}

/** A person's corrections of a `FileGuess`, by column index. */
export interface FileOverrides {
  /** Id of the known export that it is; "generic" for none. */
  readonly source?: string;
  readonly kind?: TableKind;
  readonly columns?: Readonly<Record<number, { readonly role?: Role; readonly type?: ColumnType }>>;
}

/** Rows that were not kept, why, and where the first ones stand (1-based line numbers of the file). */
export interface SetAside {
  readonly code: string;
  /** Plain words, "4 lines have more cells than the header". */
  readonly reason: string;
  readonly count: number;
  readonly firstLines: readonly number[];
}

export interface RawColumn {
  readonly index: number;
  readonly header: string;
  readonly role: Role;
  readonly type: ColumnType;
  readonly data: Column;
  /** Cells that were not empty and could not be read as the column's type. */
  readonly unreadable: number;
}

/** One file, read whole: only the columns whose role is not `ignore`. */
export interface RawTable {
  readonly file: string;
  readonly kind: TableKind;
  readonly rowCount: number;
  readonly columns: readonly RawColumn[];
  readonly setAside: readonly SetAside[];
  readonly problems: readonly Problem[];
}
