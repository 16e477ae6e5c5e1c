import { KindredError } from '../../base/errors';
import type { AsyncSteps } from '../../base/steps';
import type { Parallel } from '../../compute/parallel';
import { readRange } from './delimited/range';
import { keptRole } from './columns/privacy';
import type { ColumnPlan } from './format';
import { helperColumns, layoutById, settled } from './layouts/quirks';
import { formatById } from './formats';
import type { ByteSource, FileGuess, FileOverrides, RawTable } from './types';

/** The work this stage gives to other workers; the pool registers it by name. */
export const collectJobs = [readRange] as const;

/**
 * Reads a whole file as `guess` understands it, corrected by `overrides`: one row for each record, only the
 * columns whose role is not `ignore`: a column of a special category needs a reason, by its index. Cells that can't
 * be read as the type of their column are NaN and counted.
 *
 * Streams: the file is never held whole. Progress in bytes of the file. Throws a `KindredError`
 * (`no-usable-columns`, `broken-gzip`, `swells-too-much`).
 */
export async function* read(
  source: ByteSource,
  guess: FileGuess,
  overrides: FileOverrides,
  parallel: Parallel,
  reasons: Readonly<Record<number, string>> = {},
): AsyncSteps<RawTable> {
  const columns = keptColumns(guess, overrides, reasons);
  if (columns.length === 0) {
    throw new KindredError(
      'no-usable-columns',
      `No column of "${source.name}" has a meaning yet, so there is nothing to read. Choose at least one.`,
      { columns: guess.columns.length },
    );
  }
  const known = layoutById(overrides.source ?? guess.source?.id);
  if (known) columns.push(...helperColumns(known, guess.columns, columns));
  const plan = { kind: overrides.kind ?? guess.kind, columns };
  const table = yield* formatById(guess.format).read(source, guess, plan, parallel);
  return { ...(known ? settled(table, known) : table), file: guess.name };
}

/** The columns that a meaning was found for or given to. */
export function keptColumns(
  guess: FileGuess,
  overrides: FileOverrides,
  reasons: Readonly<Record<number, string>> = {},
): ColumnPlan[] {
  const columns: ColumnPlan[] = [];
  for (const { index, header, role, type, privacy } of guess.columns) {
    const changed = overrides.columns?.[index];
    const kept = keptRole(privacy, changed?.role ?? role, reasons[index]);
    const plan = { index, header, role: kept, type: changed?.type ?? type };
    if (plan.role !== 'ignore') columns.push(plan);
  }
  return columns;
}

/** What stands for a table that nothing is read of, such as a sheet of notes beside the orders. */
export const unreadTable = ({ name, kind }: FileGuess): RawTable => ({
  file: name,
  kind,
  rowCount: 0,
  columns: [],
  setAside: [],
  problems: [],
});
