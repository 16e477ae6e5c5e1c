import { KindredError, type Problem } from '../../base/errors';
import type { AsyncSteps } from '../../base/steps';
import type { Parallel } from '../../compute/parallel';
import { countFarDates } from './columns/far-dates';
import { readRange } from './delimited/range';
import { keptRole } from './columns/kept-role';
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
  const whole = known ? settled(table, known) : table;
  return {
    ...whole,
    file: guess.name,
    problems: [...whole.problems, ...(yield* farDates(whole.columns, source.size))],
  };
}

/** Says which columns have dates years away from all others. */
async function* farDates(columns: RawTable['columns'], size: number): AsyncSteps<Problem[]> {
  const found: Problem[] = [];
  for (const { header, data } of columns) {
    if (data.kind !== 'date') continue;
    const steps = countFarDates(data.values);
    let step = steps.next();
    // The bytes are read; what is left is counting.
    for (; !step.done; step = steps.next()) yield { done: size, total: size };
    const count = step.value;
    if (count === 0) continue;
    const [dates, are] = count === 1 ? ['1 date', 'is'] : [`${count} dates`, 'are'];
    found.push({
      code: 'far-dates',
      message: `${dates} of "${header}" ${are} years away from all others or ${count === 1 ? 'stands' : 'stand'} for "unknown". Check ${count === 1 ? 'it' : 'them'} in the file.`,
      numbers: { count },
    });
  }
  return found;
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
