import type { Problem } from '../../../base/errors';
import type { ReadPlan } from '../format';
import type { SetAside } from '../types';
import type { Merged } from './merge';
import type { Tally } from './row-batch';

const lines = (count: number) => (count === 1 ? '1 line' : `${count} lines`);
const first = ({ firstLines }: Pick<Tally, 'firstLines'>) => `first on line ${firstLines[0]}`;

/** Rows that were not kept, by reason. */
export function setAside({ report }: Merged): SetAside[] {
  const kinds: [string, Tally, string][] = [
    ['too-many-cells', report.tooMany, 'more cells than the header'],
    ['too-few-cells', report.tooFew, 'too few cells: a customer, order, date or amount is missing'],
    ['totals', report.totals, 'the word "total" and a sum: counted as no row'],
    ['cell-too-long', report.tooLong, 'a cell of more than 32,767 characters'],
  ];
  return kinds
    .filter(([, { count }]) => count > 0)
    .map(([code, { count, firstLines }, what]) => ({
      code,
      reason: `${lines(count)} ${count === 1 ? 'has' : 'have'} ${what}`,
      count,
      firstLines,
    }));
}

/** What a person should know of the rows that were. */
export function problems(file: string, { report, sinks, misencoded }: Merged, plan: ReadPlan): Problem[] {
  const found: Problem[] = [];
  const say = (code: string, count: number, message: string, line?: number) => {
    const numbers: Record<string, number> = line === undefined ? { count } : { count, line };
    if (count > 0) found.push({ code, message, numbers });
  };
  const { padded, mended, openQuotes, strayQuotes } = report;
  say(
    'short-rows',
    padded.count,
    `${lines(padded.count)} of "${file}" ${padded.count === 1 ? 'ends' : 'end'} early (${first(padded)}); the cells that lack count as empty.`,
    padded.firstLines[0],
  );
  say(
    'mended-rows',
    mended.count,
    `${lines(mended.count)} of "${file}" ${mended.count === 1 ? 'has' : 'have'} a delimiter too many or a wrong one (${first(mended)}); ${mended.count === 1 ? 'it was' : 'they were'} read in the one way that fits the numbers and dates of the columns.`,
    mended.firstLines[0],
  );
  say(
    'open-quotes',
    openQuotes.count,
    `On ${lines(openQuotes.count)} of "${file}" a quotation mark opens and never closes (${first(openQuotes)}); it was read as an ordinary character.`,
    openQuotes.firstLines[0],
  );
  say(
    'stray-quotes',
    strayQuotes.count,
    `${lines(strayQuotes.count)} of "${file}" ${strayQuotes.count === 1 ? 'has' : 'have'} a quotation mark inside a quoted cell (${first(strayQuotes)}); it was kept as text.`,
    strayQuotes.firstLines[0],
  );
  plan.columns.forEach(({ header, type }, slot) => {
    const { unreadable, unreadableLines } = sinks[slot]!;
    say(
      'unreadable-cells',
      unreadable,
      `${unreadable} cells of "${header}" are no ${type.kind}s (${first({ firstLines: [...unreadableLines] })}) and count as empty.`,
      unreadableLines[0],
    );
  });
  const nullWords = sinks.reduce((sum, sink) => sum + sink.nullWords, 0);
  say('null-words', nullWords, `${nullWords} cells of "${file}" say NULL or the like and count as empty.`);
  say(
    'mixed-encoding',
    misencoded,
    `${misencoded} values of "${file}" are not in the encoding of the rest and were read as Western European (windows-1252).`,
  );
  if (report.rows === 0) {
    found.push({ code: 'no-rows', message: `"${file}" has no row that could be kept.` });
  }
  return found;
}
