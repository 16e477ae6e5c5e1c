import { DAY_MS } from '../../../base/table';
import type { DateFormat } from '../types';

const LONGEST = 64;

/** Month names by their first letters, accents off: English, German, French, Spanish, Italian, Portuguese, Dutch, Polish. */
const months: readonly (readonly string[])[] = [
  ['jan', 'janv', 'ene', 'gen', 'sty', 'jän'],
  ['feb', 'fev', 'febbr', 'lut'],
  ['mar', 'mär', 'mrz', 'maa', 'mrt'],
  ['apr', 'avr', 'abr', 'kwi'],
  ['may', 'mai', 'mag', 'mei', 'maj'],
  ['jun', 'juin', 'giu', 'cze'],
  ['jul', 'juil', 'lug', 'lip'],
  ['aug', 'aou', 'ago', 'sie'],
  ['sep', 'set', 'wrz'],
  ['oct', 'okt', 'out', 'ott', 'paz'],
  ['nov', 'lis'],
  ['dec', 'dez', 'dic', 'gru'],
];
const weekdays = new Set(
  'mon tue wed thu fri sat sun mo di mi do fr sa so die mit don fre sam son lun mer jeu ven dim mie jue vie sab dom gio woe vri zat zon maa din pon wto sro czw pia sob nie'.split(
    ' ',
  ),
);

/** Days from 1970-01-01 to a civil date (H. Hinnant, "chrono-compatible low-level date algorithms"). */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  // Years are positive: cutting off is rounding down.
  const era = (y / 400) | 0;
  const yearOfEra = y - era * 400;
  const dayOfYear = (((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) | 0) + day - 1;
  const leapDays = ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

/** Days from 1970-01-01, NaN when the calendar has no such day (30 February). */
export function civilDay(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > 31) return NaN;
  if (day > 28 && day > daysInMonth(year, month)) return NaN;
  return daysFromCivil(year, month, day);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A date cell taken apart, before it is known which number is the day. */
interface Parts {
  /** The three parts in the order written; a month name stands as its number. */
  readonly numbers: readonly [number, number, number];
  /** Position of a part that is a month name, −1 when all are numbers. */
  readonly named: number;
  /** Whether the first part has four digits: year first. */
  readonly yearFirst: boolean;
  readonly dotted: boolean;
  readonly timeMs: number;
}

/**
 * Civil milliseconds since 1970-01-01 of the date written in `text`, NaN when there is none or the calendar has
 * no such day. Zones and offsets are passed over: the clock time as written counts. Two-digit years are 1970 to
 * 2069. Linear in the length; texts over 64 characters are no dates.
 */
export function parseDate(text: string, format: DateFormat): number {
  const order = format.order;
  if (order === 'epoch-seconds' || order === 'epoch-milliseconds' || order === 'serial') {
    const value = plainNumber(text);
    if (order === 'epoch-seconds') return value * 1000;
    if (order === 'epoch-milliseconds') return value;
    // Day 60 of the 1900 system never was; serials up to it are off by one and no shop has orders there.
    return Math.round((value - 25_569) * 86_400) * 1000;
  }
  const parts = takeApart(text);
  if (parts === null) return NaN;
  const [a, b, c] = parts.numbers;
  let day: number;
  if (parts.yearFirst) day = civilDay(a, b, c);
  else if (parts.named === 1) day = civilDay(fullYear(c), b, a);
  else if (parts.named === 0) day = civilDay(fullYear(c), a, b);
  else if (order === 'mdy') day = civilDay(fullYear(c), a, b);
  else if (order === 'dmy') day = civilDay(fullYear(c), b, a);
  else return NaN;
  return day * DAY_MS + parts.timeMs;
}

const fullYear = (year: number) => (year >= 100 ? year : year + (year < 70 ? 2000 : 1900));

function plainNumber(text: string): number {
  const trimmed = text.trim();
  return /^\d{1,16}([.,]\d{1,9})?$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : NaN;
}

function takeApart(raw: string): Parts | null {
  if (raw.length > LONGEST || raw.length < 6) return null;
  const text = raw.trim();
  const scan = new Scanner(text);
  if (scan.isLetter()) {
    const start = scan.at;
    const word = scan.word();
    // A weekday before the date: "Mon, 4 Mar 2024". "Mar" is a month and a Spanish Tuesday: months first.
    if (monthOf(word) !== 0) scan.at = start;
    else if (!weekdays.has(word.slice(0, 3)) && !weekdays.has(word.slice(0, 2))) return null;
  }
  scan.skip(' ,.');
  const compact = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?!\d)/.exec(text);
  if (compact && scan.at === 0) {
    scan.at = compact[0].length;
    if (compact[4] === undefined) return finish(scan, compactDay(compact), -1, true, false);
    const timeMs = clock(Number(compact[4]), Number(compact[5]), Number(compact[6] ?? 0), 0);
    return scan.zone() && timeMs >= 0
      ? { numbers: compactDay(compact), named: -1, yearFirst: true, dotted: false, timeMs }
      : null;
  }
  const numbers: [number, number, number] = [0, 0, 0];
  let named = -1;
  let yearFirst = false;
  let dotted = false;
  for (let i = 0; i < 3; i++) {
    if (scan.isLetter()) {
      const month = monthOf(scan.word());
      if (month === 0 || named >= 0 || i > 1) return null;
      numbers[i] = month;
      named = i;
    } else {
      const start = scan.at;
      const value = scan.number();
      const digits = scan.at - start;
      if (digits === 0 || digits > 4 || digits === 3) return null;
      if (digits === 4 && i === 1) return null;
      if (i === 0) yearFirst = digits === 4;
      if (i === 2 && yearFirst && digits > 2) return null;
      numbers[i] = value;
    }
    if (i === 2) break;
    const sign = text[scan.at];
    if (sign === '.') dotted = true;
    const skipped = scan.skip('-/. ,');
    if (skipped === 0 && !scan.isLetter() && named !== i) return null;
    if (scan.isLetter() && (text.startsWith('de ', scan.at) || text.startsWith('of ', scan.at))) scan.at += 3;
  }
  return finish(scan, numbers, named, yearFirst, dotted);
}

const compactDay = (match: RegExpExecArray): [number, number, number] => [
  Number(match[1]),
  Number(match[2]),
  Number(match[3]),
];

function finish(
  scan: Scanner,
  numbers: [number, number, number],
  named: number,
  yearFirst: boolean,
  dotted: boolean,
): Parts | null {
  const timeMs = scan.time();
  return timeMs < 0 ? null : { numbers, named, yearFirst, dotted, timeMs };
}

function monthOf(word: string): number {
  for (let length = Math.min(word.length, 5); length >= 3; length--) {
    const start = word.slice(0, length);
    const at = months.findIndex((names) => names.includes(start));
    if (at >= 0) return at + 1;
  }
  return 0;
}

const clock = (hours: number, minutes: number, seconds: number, ms: number): number =>
  hours > 24 || minutes > 59 || seconds > 60 || (hours === 24 && minutes + seconds > 0)
    ? -1
    : ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;

class Scanner {
  at = 0;
  constructor(private readonly text: string) {}

  isLetter(): boolean {
    const c = this.text.charCodeAt(this.at);
    return (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c >= 0xc0;
  }

  /** The letters from here, lower case, accents off. */
  word(): string {
    const start = this.at;
    while (this.isLetter()) this.at++;
    return this.text.slice(start, this.at).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  }

  number(): number {
    let value = 0;
    for (let c = this.text.charCodeAt(this.at); c >= 48 && c <= 57; c = this.text.charCodeAt(this.at)) {
      value = value * 10 + (c - 48);
      this.at++;
    }
    return value;
  }

  skip(signs: string): number {
    const start = this.at;
    while (this.at < this.text.length && signs.includes(this.text[this.at]!)) this.at++;
    return this.at - start;
  }

  /** The clock time from here to the end in ms, 0 when there is none, −1 when something else is there. */
  time(): number {
    if (this.at === this.text.length) return 0;
    const apart = this.skip(' ,\u00a0\u202f');
    if (this.text[this.at] === 'T' || this.text[this.at] === 't') this.at++;
    else if (apart === 0) return -1;
    if (this.at === this.text.length) return 0;
    if (this.isLetter()) this.word();
    this.skip(' ');
    let start = this.at;
    let hours = this.number();
    if (this.at === start || this.at - start > 2) return -1;
    let minutes = 0;
    let seconds = 0;
    let ms = 0;
    if (this.skip(':.h') === 1) {
      start = this.at;
      minutes = this.number();
      if (this.at - start !== 2) return -1;
      if (this.skip(':.') === 1) {
        start = this.at;
        seconds = this.number();
        if (this.at - start !== 2) return -1;
        if ((this.text[this.at] === '.' || this.text[this.at] === ',') && this.skip('.,') === 1) {
          start = this.at;
          const fraction = this.number();
          ms = Math.floor((fraction * 1000) / 10 ** (this.at - start));
        }
      }
    }
    this.skip(' \u00a0\u202f');
    const half = /^([ap])\.?m\.?/i.exec(this.text.slice(this.at, this.at + 4));
    if (half) {
      if (hours < 1 || hours > 12) return -1;
      hours = (hours % 12) + (half[1]!.toLowerCase() === 'p' ? 12 : 0);
      this.at += half[0].length;
    }
    return this.zone() ? clock(hours, minutes, seconds, ms) : -1;
  }

  /** Passes over a zone (Z, UTC, +02:00, -0400, CEST, [Europe/Berlin]) up to the end. */
  zone(): boolean {
    const rest = this.text.slice(this.at);
    return /^\s*(?:[A-Za-z]{1,5})?\s*(?:[+-]\d{1,2}:?(?:\d\d)?(?::\d\d)?)?\s*(?:[([][A-Za-z_/ +-]*[)\]])?$/.test(
      rest,
    );
  }
}

export interface DateVote {
  /** Share of the values that are dates in the elected order, 0 to 1. */
  readonly share: number;
  readonly format: DateFormat;
  /** Share of the values that only the losing order can read: dates a spreadsheet has swapped. */
  readonly contrary: number;
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
  for (const value of values) {
    const parts = takeApart(value);
    if (parts === null) continue;
    const [a, b] = parts.numbers;
    if (parts.yearFirst) yearFirst++;
    else if (parts.named === 0) monthFirst++;
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
    return { share: numeric || format.order === 'ymd' ? share(format) : 0, format, contrary: 0 };
  }
  if (dayFirst + monthFirst + open === 0) {
    const format: DateFormat = { order: 'ymd', ambiguous: false };
    return { share: share(format), format, contrary: 0 };
  }
  const sure = dayFirst !== monthFirst;
  const order = sure ? (dayFirst > monthFirst ? 'dmy' : 'mdy') : dotted > 0 ? 'dmy' : (prior ?? 'dmy');
  const ambiguous = open > 0 && dayFirst + monthFirst === 0 && dotted === 0 && prior === null;
  const format: DateFormat = { order, ambiguous };
  return { share: share(format), format, contrary: Math.min(dayFirst, monthFirst) / n };
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
