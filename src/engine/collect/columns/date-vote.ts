import type { DateFormat } from '../types';
import { parseDate, plainNumber } from './date';
import { takeApart } from './date-parts';

export interface DateVote {
  /** Share of the values that are dates in the elected order, 0 to 1. */
  readonly share: number;
  readonly format: DateFormat;
  /** Share of the values that only the losing order can read: dates a spreadsheet has swapped. */
  readonly contrary: number;
  /**
   * Dates of two makes, as when a spreadsheet has taken some for its own: real dates (year first or day numbers) whose
   * day is never above 12 beside dates as text. `exchanged` when day and month of the real ones must have changed
   * places: each text has a day above 12. `mixed` when that can't be told.
   */
  readonly broken: 'no' | 'mixed' | 'exchanged';
}

/**
 * Elects the order of day, month and year of a column. `prior` is the order another date column of the file has
 * shown for sure. Numbers (epoch, spreadsheet serials) count as dates only when `numeric` allows it.
 */
export function voteDates(
  values: readonly string[],
  prior: 'dmy' | 'mdy' | null,
  numeric: boolean,
): DateVote {
  let dayFirst = 0;
  let monthFirst = 0;
  let yearFirst = 0;
  let dotted = 0;
  let open = 0;
  let named = 0;
  let real = 0;
  let realDays = 0;
  for (const value of values) {
    const parts = takeApart(value);
    if (parts === null) {
      const serial = serialDay(value);
      if (serial > 0) real++;
      if (serial > 12) realDays++;
      continue;
    }
    const [a, b, c] = parts.numbers;
    if (parts.named >= 0) named++;
    if (parts.yearFirst) {
      yearFirst++;
      real++;
      if (c > 12) realDays++;
    } else if (parts.named === 0) monthFirst++;
    else if (parts.named === 1) dayFirst++;
    else if (a > 12 && b <= 12) dayFirst++;
    else if (b > 12 && a <= 12) monthFirst++;
    else if (a <= 12 && b <= 12 && a !== b) {
      open++;
      if (parts.dotted) dotted++;
    }
  }
  const n = Math.max(1, values.length);
  const share = (format: DateFormat) => {
    let readable = 0;
    for (const value of values) if (!Number.isNaN(parseDate(value, format))) readable++;
    return readable / n;
  };
  if (yearFirst + dayFirst + monthFirst + open === 0) {
    const format: DateFormat = { order: numeric ? numericOrder(values) : 'ymd', ambiguous: false };
    return {
      share: numeric || format.order === 'ymd' ? share(format) : 0,
      format,
      contrary: 0,
      broken: 'no',
    };
  }
  if (dayFirst + monthFirst + open === 0) {
    const format: DateFormat = { order: 'ymd', ambiguous: false };
    return { share: share(format), format, contrary: 0, broken: 'no' };
  }
  const sure = dayFirst !== monthFirst;
  const order = sure ? (dayFirst > monthFirst ? 'dmy' : 'mdy') : dotted > 0 ? 'dmy' : (prior ?? 'dmy');
  const ambiguous = open > 0 && dayFirst + monthFirst === 0 && dotted === 0 && prior === null;
  const format: DateFormat = { order, ambiguous };
  const texts = dayFirst + monthFirst + open;
  const broken =
    real === 0 || realDays > 0 || texts === 0 || named > 0
      ? 'no'
      : open === 0 && real > 2 && texts > 2
        ? 'exchanged'
        : 'mixed';
  return { share: share(format), format, contrary: Math.min(dayFirst, monthFirst) / n, broken };
}

/** Day of the month of a spreadsheet's day number between 1990 and 2100, 0 for any other text. */
function serialDay(value: string): number {
  const number = plainNumber(value);
  if (!(number >= 32_874 && number < 73_051)) return 0;
  return new Date(parseDate(value, { order: 'serial', ambiguous: false })).getUTCDate();
}

/** Which of the numeric ways to write a date fits: seconds (10 digits), milliseconds (13) or day serials. */
function numericOrder(values: readonly string[]): DateFormat['order'] {
  let seconds = 0;
  let milliseconds = 0;
  let serials = 0;
  for (const value of values) {
    const number = plainNumber(value);
    // 1990 to 2100 in each unit.
    if (number >= 631_152_000 && number < 4_102_444_800) seconds++;
    else if (number >= 631_152_000_000 && number < 4_102_444_800_000) milliseconds++;
    else if (number >= 32_874 && number < 73_051) serials++;
  }
  const most = Math.max(seconds, milliseconds, serials);
  if (most < values.length * 0.9) return 'ymd';
  return most === seconds ? 'epoch-seconds' : most === milliseconds ? 'epoch-milliseconds' : 'serial';
}
