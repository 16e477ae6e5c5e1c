import { putDigits } from './bytes';

/** Civil days as numbers since 1970-01-01; the sample knows no clock. */
export const day = (year: number, month: number, date: number): number =>
  Date.UTC(year, month - 1, date) / 86_400_000;

/** The order file covers START up to and including END; the later orders run to LATER_END. */
export const START = day(2024, 1, 1);
export const END = day(2025, 12, 31);
export const LATER_END = day(2026, 3, 31);

export const isoDay = (dayNumber: number): string =>
  new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);

const span = Array.from({ length: LATER_END + 60 - START }, (_, i) => isoDay(START + i));
const months = Uint8Array.from(span, (iso) => Number(iso.slice(5, 7)) - 1);
const years = Int32Array.from(span, (iso) => Number(iso.slice(0, 4)));

/** Month from 0, and year, of a day of the sample. */
export const monthOf = (dayNumber: number): number => months[dayNumber - START]!;
export const yearOf = (dayNumber: number): number => years[dayNumber - START]!;

const spanBytes = new TextEncoder().encode(span.join(''));

/** Writes a minute count since 1970-01-01T00:00 as "2024-05-17 09:41", 16 bytes. */
export function putMinute(out: Uint8Array, begin: number, minute: number): number {
  const dayNumber = Math.floor(minute / 1440);
  const rest = minute - dayNumber * 1440;
  const from = (dayNumber - START) * 10;
  let at = begin;
  for (let i = from; i < from + 10; i++) out[at++] = spanBytes[i]!;
  out[at++] = 32; // space
  at = putDigits(out, at, Math.floor(rest / 60), 2);
  out[at++] = 58; // :
  return putDigits(out, at, rest % 60, 2);
}

/** A sale: every product is cheaper by `percent` from `first` to `last`. */
export interface Sale {
  readonly first: number;
  readonly last: number;
  readonly percent: number;
}

/** The same six sales every year. */
export const sales: readonly Sale[] = [2024, 2025, 2026].flatMap((year) => [
  { first: day(year, 1, 4), last: day(year, 1, 14), percent: 25 },
  { first: day(year, 3, 12), last: day(year, 3, 20), percent: 15 },
  { first: day(year, 5, 20), last: day(year, 5, 28), percent: 15 },
  { first: day(year, 7, 8), last: day(year, 7, 20), percent: 30 },
  { first: day(year, 9, 10), last: day(year, 9, 18), percent: 15 },
  { first: day(year, 11, 22), last: day(year, 12, 2), percent: 30 },
]);

const saleByDay = new Map(
  sales.flatMap((sale) =>
    Array.from({ length: sale.last - sale.first + 1 }, (_, i): [number, Sale] => [sale.first + i, sale]),
  ),
);

export const saleOn = (dayNumber: number): Sale | undefined => saleByDay.get(dayNumber);

/** When seasonal buyers fill their shelves: spring and the weeks before Christmas. */
export const seasons: readonly { readonly first: number; readonly last: number }[] = [
  2024, 2025, 2026,
].flatMap((year) => [
  { first: day(year, 3, 8), last: day(year, 4, 18) },
  { first: day(year, 11, 6), last: day(year, 12, 16) },
]);
