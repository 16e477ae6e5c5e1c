import type { Releasable } from './release';

/** What a thing that left was, without any of its values. */
export interface Leaving {
  readonly title: string;
  readonly rows: number;
  /** Names of its columns. */
  readonly columns: readonly string[];
  /** Who stands in it; `unnamed`: single customers as marks of a picture. */
  readonly people: 'named' | 'pseudonyms' | 'unnamed' | 'none';
  /** It is a picture: no rows, no columns. */
  readonly picture?: true;
}

/** One line of the ledger. */
export interface LedgerEntry extends Leaving {
  /** When it was saved, in milliseconds since 1970, by the clock of the page. */
  readonly at: number;
  /** Name of the file that was written. */
  readonly file: string;
}

/** What the ledger keeps of a table that passed the gate. */
export const leavingOf = ({ title, rows, columns, people }: Releasable): Leaving => ({
  title,
  rows,
  columns: columns.map(({ name }) => name),
  people,
});

/** The ledger with one entry more, the newest first. */
export const entered = (
  ledger: readonly LedgerEntry[],
  leaving: Leaving,
  file: string,
  at: number,
): readonly LedgerEntry[] => [{ ...leaving, file, at }, ...ledger];
