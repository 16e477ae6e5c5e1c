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
}

declare const gate: unique symbol;

/** A table that passed the gate. Exporters take nothing else, and nothing but `release` can make one. */
export interface Releasable {
  readonly [gate]: true;
  readonly title: string;
  readonly rows: number;
  readonly columns: readonly ReleaseColumn[];
  /** What leaves and what was held back, in words, for the preview and the ledger. */
  readonly summary: string;
}

/**
 * The one gate between the data and the outside. Row-level lists pass with the columns whose role was asked for;
 * small-group rules do not apply to lists, since each row is a person by design, and the summary says so.
 */
export function release(request: ReleaseRequest): Releasable {
  const kept = request.columns.filter((column) => request.allow.includes(column.role));
  const held = request.columns.filter((column) => !request.allow.includes(column.role));
  if (kept.length === 0 || request.rows === 0) {
    throw new KindredError('nothing-to-release', `There is nothing to export as ${request.title}.`);
  }
  const names = kept.some((column) => column.role === 'identifier');
  const summary = [
    `${counted(request.rows, 'row')}, ${counted(kept.length, 'column')}.`,
    names ? 'Each row is a person: treat the file as personal data.' : '',
    held.length > 0 ? `Held back: ${held.map((column) => column.name).join(', ')}.` : '',
  ];
  return {
    title: request.title,
    rows: request.rows,
    columns: kept,
    summary: summary.filter(Boolean).join(' '),
  } as Omit<Releasable, typeof gate> as Releasable;
}
