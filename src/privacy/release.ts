import { KindredError } from '../base/errors';
import { counted } from '../base/wording';
import type { PrivacyRole } from './roles';

/** One column on its way out. `cell` gives the value of a row; null is an empty cell. */
export interface ReleaseColumn {
  readonly name: string;
  readonly role: PrivacyRole;
  readonly cell: (row: number) => string | number | null;
}

export interface ReleaseRequest {
  /** What leaves, in words: "segments of all customers". */
  readonly title: string;
  readonly rows: number;
  readonly columns: readonly ReleaseColumn[];
  /** Which roles this export is meant to hold; a column of another role is left out and said. */
  readonly allow: readonly PrivacyRole[];
  /**
   * Pseudonyms of the rows, in order. With them one column of pseudonyms takes the place of the first identifier,
   * and every other identifier is held back. Absent: identifiers leave as they are.
   */
  readonly pseudonyms?: readonly string[] | null;
}

declare const gate: unique symbol;

/** A table that passed the gate. Exporters take nothing else, and nothing but `release` can make one. */
export interface Releasable {
  readonly [gate]: true;
  readonly title: string;
  readonly rows: number;
  readonly columns: readonly ReleaseColumn[];
  /** Who stands in it. */
  readonly people: 'named' | 'pseudonyms' | 'none';
  /** What leaves and what was held back, in words, for the preview and the ledger. */
  readonly summary: string;
}

const says: Readonly<Record<Releasable['people'], string>> = {
  named: 'Each row is a person: treat the file as personal data.',
  pseudonyms: 'Customers stand under pseudonyms that end with this session: still personal data.',
  none: '',
};

/**
 * The one gate between the data and the outside. Row-level lists pass with the columns whose role was asked for;
 * small-group rules do not apply to lists, since each row is a person by design, and the summary says so. Tables of
 * counts pass through `releaseCounts`.
 *
 * @throws KindredError `nothing-to-release`, `pseudonyms-missing`
 */
export function release(request: ReleaseRequest): Releasable {
  const { pseudonyms = null, rows } = request;
  if (pseudonyms && pseudonyms.length !== rows) {
    throw new KindredError(
      'pseudonyms-missing',
      `There are ${counted(pseudonyms.length, 'pseudonym')} for ${counted(rows, 'row')}, so nothing was exported.`,
      { pseudonyms: pseudonyms.length, rows },
    );
  }
  const first = request.columns.findIndex(({ role }) => role === 'identifier');
  const passes = ({ role }: ReleaseColumn, at: number) =>
    request.allow.includes(role) && (!pseudonyms || role !== 'identifier' || at === first);
  const kept = request.columns.filter(passes);
  const held = request.columns.filter((column, at) => !passes(column, at));
  if (kept.length === 0 || rows === 0) {
    throw new KindredError('nothing-to-release', `There is nothing to export as ${request.title}.`);
  }
  const identified = kept.some(({ role }) => role === 'identifier');
  const people = !identified ? 'none' : pseudonyms ? 'pseudonyms' : 'named';
  const summary = [
    `${counted(rows, 'row')}, ${counted(kept.length, 'column')}.`,
    says[people],
    held.length > 0 ? `Held back: ${held.map((column) => column.name).join(', ')}.` : '',
  ];
  return {
    title: request.title,
    rows,
    columns: pseudonyms ? kept.map((column) => under(column, pseudonyms)) : kept,
    people,
    summary: summary.filter(Boolean).join(' '),
  } as Omit<Releasable, typeof gate> as Releasable;
}

const under = (column: ReleaseColumn, pseudonyms: readonly string[]): ReleaseColumn =>
  column.role === 'identifier' ? { ...column, name: 'pseudonym', cell: (row) => pseudonyms[row]! } : column;
