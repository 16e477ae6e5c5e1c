import { KindredError, type Problem } from '../../base/errors';
import type { AsyncSteps } from '../../base/steps';
import { unpack } from './archive/unpack';
import { inspect } from './inspect';
import type { ByteSource, FileGuess } from './types';

/** One table that was found, and the file it is read from. */
export interface OpenedTable {
  readonly source: ByteSource;
  readonly guess: FileGuess;
}

/** Sentences on files left out that one table carries. */
const MOST_PROBLEMS = 5;

/**
 * Every table in a dropped file: of a workbook its sheets, of an archive the tables of its files. What an archive
 * holds beside tables is left out and named in the problems of its first table. Throws the `KindredError` of
 * `unpack` and `inspect` where there is no table at all.
 */
export async function* open(source: ByteSource): AsyncSteps<readonly OpenedTable[]> {
  if (source.size === 0)
    throw new KindredError('empty-file', `"${source.name}" is empty (0 bytes).`, { bytes: 0 });
  const { files, problems } = yield* unpack(source);
  const left: Problem[] = [...problems];
  const tables: OpenedTable[] = [];
  for (const file of files) {
    try {
      for (const guess of yield* inspect(file)) tables.push({ source: file, guess });
    } catch (error) {
      if (!(error instanceof KindredError) || files.length + left.length === 1) throw error;
      left.push(error.problem);
    }
  }
  const [first, ...others] = tables;
  if (!first) {
    throw new KindredError(
      'no-table-in-archive',
      `None of the ${left.length} files in "${source.name}" could be read. ${left[0]?.message ?? ''}`,
      { files: left.length },
    );
  }
  return withLeftOut([first, ...others], left, `files of "${source.name}"`);
}

/** The tables, of which the first says what was left out beside them: files of an archive, or of one drop. */
export function withLeftOut(
  [first, ...others]: readonly OpenedTable[],
  left: readonly Problem[],
  what: string,
): readonly OpenedTable[] {
  if (!first) return [];
  if (left.length === 0) return [first, ...others];
  const more = left.length - MOST_PROBLEMS;
  const said = left.slice(0, MOST_PROBLEMS);
  if (more > 0) {
    said.push({
      code: 'files-left-out',
      message: `${more} more ${what} were left out.`,
      numbers: { files: more },
    });
  }
  return [{ ...first, guess: { ...first.guess, problems: [...first.guess.problems, ...said] } }, ...others];
}
