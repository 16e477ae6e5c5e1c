import { KindredError, type Problem } from '../../base/errors';
import type { AsyncSteps } from '../../base/steps';
import { suppressionReason } from '../../privacy/suppression';
import { readBytes } from './bytes';
import { guessTable } from './columns/guess';
import type { KindGuess } from './columns/kind';
import type { Format, TableSample } from './format';
import { formatOf } from './formats';
import type { ByteSource, ColumnGuess, FileGuess } from './types';

const PREVIEW_ROWS = 20;
const PREVIEW_CHARACTERS = 200;
const LONGEST_SAMPLE = 2000;
const HIDDEN = '•••';

/**
 * Understands a file from its head and pieces of its middle and end (about 400 KiB in all): how it is written,
 * and of each of its tables what it is about, what each column means and how its numbers and dates are written.
 *
 * Reads at most those pieces whatever the size; takes some tens of milliseconds. Throws a `KindredError`
 * (`empty-file`, `binary-file`, `broken-gzip`) when there is no table to understand; what weakens its use comes
 * as `problems`.
 */
export async function* inspect(source: ByteSource): AsyncSteps<readonly FileGuess[]> {
  if (source.size === 0)
    throw new KindredError('empty-file', `"${source.name}" is empty (0 bytes).`, { bytes: 0 });
  const format = formatOf(await readBytes(source, 0, 64), source.name);
  const guesses: FileGuess[] = [];
  for (const sample of yield* format.sample(source)) guesses.push(yield* understand(source, format, sample));
  return guesses;
}

async function* understand(source: ByteSource, format: Format, sample: TableSample): AsyncSteps<FileGuess> {
  const { part, dialect, headers, rows, whole, problems } = sample;
  const name = part ? `${source.name}, ${part.label}` : source.name;
  const short = rows.map((row) =>
    row.map((cell) => (cell.length > LONGEST_SAMPLE ? cell.slice(0, LONGEST_SAMPLE) : cell)),
  );
  const { kind: guess, source: known, alternatives, columns } = yield* guessTable(headers, short, whole);
  const objects = objection(name, columns);
  const { kind, confidence, reason } = objects ?? guess;
  return {
    name,
    bytes: source.size,
    format: format.id,
    part,
    dialect,
    kind,
    confidence,
    reason,
    source: known,
    alternatives,
    columns,
    preview: short.slice(0, PREVIEW_ROWS).map((row) => row.map((cell, i) => shown(cell, columns[i]))),
    problems: [...problems, ...usability(name, columns)],
  };
}

/** Whether a table lists people who object, rather than what its columns say. */
function objection(name: string, columns: readonly ColumnGuess[]): KindGuess | null {
  const roles = new Set(columns.map(({ role }) => role));
  const people = roles.has('email') || roles.has('phone') || roles.has('customer');
  if (!people || roles.has('amount') || roles.has('order') || roles.has('quantity')) return null;
  const reason = suppressionReason(name, columns);
  return reason === null ? null : { kind: 'suppression', confidence: 0.9, reason };
}

/** A cell of the preview; those of a special category never reach the screen. */
function shown(cell: string, column: ColumnGuess | undefined): string {
  if (column?.privacy.role === 'sensitive') return cell === '' ? '' : HIDDEN;
  return cell.slice(0, PREVIEW_CHARACTERS);
}

function usability(name: string, columns: FileGuess['columns']): Problem[] {
  if (columns.length === 0 || columns.some(({ role }) => role !== 'ignore')) return [];
  const which = columns.length === 1 ? 'The one column' : `None of the ${columns.length} columns`;
  const understood = columns.length === 1 ? 'could not be understood' : 'could be understood';
  return [
    {
      code: 'no-usable-columns',
      message: `${which} of "${name}" ${understood}. Choose what ${columns.length === 1 ? 'it' : 'each one'} means.`,
      numbers: { columns: columns.length },
    },
  ];
}
