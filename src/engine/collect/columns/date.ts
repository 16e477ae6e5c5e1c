import { DAY_MS } from '../../../base/table';
import type { DateFormat } from '../types';
import { takeApart } from './date-parts';
import { plainSigns } from './digits';

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

/** The number of a cell that holds digits alone, with or without decimals; NaN for any other. */
export function plainNumber(text: string): number {
  const trimmed = plainSigns(text.trim());
  return /^\d{1,16}([.,]\d{1,9})?$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : NaN;
}
