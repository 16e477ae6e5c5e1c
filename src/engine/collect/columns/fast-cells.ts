import type { DateFormat } from '../types';
import { DAY_MS } from '../../../base/table';
import { civilDay } from './date';

/** The bytes are not in the plain form that the fast way reads: read them as text. */
export const UNDECIDED = Infinity;

const powers = Float64Array.from({ length: 23 }, (_, i) => 10 ** i);

/**
 * The number in plain digits ("-12", "0.5", "3,25") of `bytes[start … end)`, the same to the last bit as
 * `parseNumber`; UNDECIDED for every other form. Up to 15 digits, so that mantissa and power of ten are exact and
 * one division rounds once (W. Clinger, "How to read floating point numbers accurately").
 */
export function numberOfBytes(bytes: Uint8Array, start: number, end: number, decimal: number): number {
  let i = start;
  let c = bytes[i]!;
  const negative = c === 45;
  if (negative) c = bytes[++i]!;
  if (end - i > 16 || i >= end) return UNDECIDED;
  let mantissa = 0;
  let digits = 0;
  while (c >= 48 && c <= 57) {
    mantissa = mantissa * 10 + (c - 48);
    digits++;
    if (++i === end) return digits > 15 ? UNDECIDED : negative ? -mantissa : mantissa;
    c = bytes[i]!;
  }
  if (c !== decimal || digits === 0) return UNDECIDED;
  const point = i;
  for (i++; i < end; i++) {
    c = bytes[i]!;
    if (c < 48 || c > 57) return UNDECIDED;
    mantissa = mantissa * 10 + (c - 48);
    digits++;
  }
  const decimals = end - point - 1;
  if (digits > 15 || decimals === 0) return UNDECIDED;
  const value = mantissa / powers[decimals]!;
  return negative ? -value : value;
}

const two = (bytes: Uint8Array, at: number): number => {
  const a = bytes[at]! - 48;
  const b = bytes[at + 1]! - 48;
  return a >= 0 && a <= 9 && b >= 0 && b <= 9 ? a * 10 + b : -1;
};

/**
 * The date in full digits ("2024-03-05", "05/03/2024", with or without " 10:14" or "T10:14:00") of
 * `bytes[start … end)`, the same as `parseDate`; UNDECIDED for every other form, also for days that don't exist.
 */
export function dateOfBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  order: DateFormat['order'],
): number {
  const length = end - start;
  if (length !== 10 && length !== 16 && length !== 19) return UNDECIDED;
  let year: number;
  let month: number;
  let date: number;
  let sign: number;
  if (order === 'ymd') {
    sign = bytes[start + 4]!;
    if (bytes[start + 7] !== sign) return UNDECIDED;
    const century = two(bytes, start);
    const rest = two(bytes, start + 2);
    if (century < 10 || rest < 0) return UNDECIDED;
    year = century * 100 + rest;
    month = two(bytes, start + 5);
    date = two(bytes, start + 8);
  } else if (order === 'dmy' || order === 'mdy') {
    sign = bytes[start + 2]!;
    if (bytes[start + 5] !== sign) return UNDECIDED;
    const first = two(bytes, start);
    const second = two(bytes, start + 3);
    const century = two(bytes, start + 6);
    const rest = two(bytes, start + 8);
    if (century < 10 || rest < 0) return UNDECIDED;
    year = century * 100 + rest;
    month = order === 'dmy' ? second : first;
    date = order === 'dmy' ? first : second;
  } else return UNDECIDED;
  if (sign !== 45 && sign !== 47 && sign !== 46) return UNDECIDED;
  let seconds = 0;
  if (length > 10) {
    const apart = bytes[start + 10]!;
    const hours = two(bytes, start + 11);
    const minutes = two(bytes, start + 14);
    if ((apart !== 32 && apart !== 84) || bytes[start + 13] !== 58) return UNDECIDED;
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return UNDECIDED;
    seconds = hours * 3600 + minutes * 60;
    if (length === 19) {
      const rest = two(bytes, start + 17);
      if (bytes[start + 16] !== 58 || rest < 0 || rest > 59) return UNDECIDED;
      seconds += rest;
    }
  }
  const day = civilDay(year, month, date);
  return Number.isNaN(day) ? UNDECIDED : day * DAY_MS + seconds * 1000;
}
