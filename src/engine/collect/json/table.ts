import type { Problem } from '../../../base/errors';
import { headerScores } from '../columns/header';
import type { TextTable } from '../text-table';
import type { ByteSource, SetAside } from '../types';
import type { RecordTable } from './records';

/** Under such a header stands money or a count, which must not be repeated. */
export const isAddedUp = (header: string): boolean => {
  const scores = headerScores(header);
  return (['amount', 'price', 'quantity', 'discount'] as const).some((role) => scores.has(role));
};

/** @param listed rows are lists, not records: what stands first may be a header or not. */
export function recordsTable(
  source: ByteSource,
  table: RecordTable,
  label: string,
  setAside: readonly SetAside[],
  listed = false,
): TextTable {
  return {
    label,
    text: table.finish(source.name, !listed),
    linesBefore: listed ? 0 : 1,
    setAside,
    problems: () => problemsOf(source, table),
  };
}

function problemsOf({ name }: ByteSource, table: RecordTable): Problem[] {
  const problems: Problem[] = [];
  const say = (code: string, count: number, message: string) =>
    problems.push({ code, message, numbers: { count } });
  const quoted = (keys: Iterable<string>) =>
    [...keys]
      .slice(0, 5)
      .map((key) => `"${key}"`)
      .join(', ');
  const { linesKey, tooDeep, mixed, columnsLeftOut } = table;
  if (linesKey !== null) {
    say(
      'record-lines',
      1,
      `Each entry of "${linesKey}" became a row of its own. What belongs to the whole record stands in each of its rows, amounts only in the first.`,
    );
  }
  if (tooDeep.size > 0) {
    say(
      'nested-too-deep',
      tooDeep.size,
      `${tooDeep.size} ${tooDeep.size === 1 ? 'part' : 'parts'} of "${name}" (${quoted(tooDeep)}) ${tooDeep.size === 1 ? 'is' : 'are'} nested more deeply than a table can show and left out.`,
    );
  }
  if (mixed.size > 0) {
    say(
      'mixed-shapes',
      mixed.size,
      `${quoted(mixed)} of "${name}" ${mixed.size === 1 ? 'is' : 'are'} a value in some records and several in others; both were kept, in columns of their own.`,
    );
  }
  if (columnsLeftOut > 0)
    say(
      'too-many-columns',
      columnsLeftOut,
      `"${name}" has more than 1,000 columns; the others were left out.`,
    );
  return problems;
}
