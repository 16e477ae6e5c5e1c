import type { AsyncSteps } from '../../base/steps';
import type { Parallel } from '../../compute/parallel';
import type { Problem } from '../../base/errors';
import type {
  ByteSource,
  ColumnType,
  Dialect,
  FileGuess,
  RawTable,
  Role,
  TableKind,
  TablePart,
} from './types';

/** What a format shows of one table of a file before its columns are understood. */
export interface TableSample {
  readonly part: TablePart | null;
  /** Null for formats that are not delimited text. */
  readonly dialect: Dialect | null;
  /** As written, in file order; not necessarily distinct, '' where a column has none. */
  readonly headers: readonly string[];
  /** Rows from the head, the middle and the end of the file. */
  readonly rows: readonly (readonly string[])[];
  /** Whether these are all rows. */
  readonly whole: boolean;
  readonly problems: readonly Problem[];
}

/** A column to keep while reading. */
export interface ColumnPlan {
  readonly index: number;
  readonly header: string;
  readonly role: Role;
  readonly type: ColumnType;
}

export interface ReadPlan {
  readonly kind: TableKind;
  readonly columns: readonly ColumnPlan[];
}

/** One way to store tables in files. A new format is one file that gives one of these. */
export interface Format {
  readonly id: FileGuess['format'];
  /** Whether these first bytes are of this format. */
  recognizes(head: Uint8Array, name: string): boolean;
  /** The tables of a file, one at least. */
  sample(source: ByteSource): AsyncSteps<readonly TableSample[]>;
  read(source: ByteSource, guess: FileGuess, plan: ReadPlan, parallel: Parallel): AsyncSteps<RawTable>;
}
