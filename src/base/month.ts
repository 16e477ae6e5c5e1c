import { DAY_MS } from './table';

/** Months since January of year 0 of a day number (since 1970-01-01); NaN stays NaN. */
export function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** Months of many days: a date is taken apart once for each different day. */
export function monthsOf(days: Float64Array): Float64Array {
  const known = new Map<number, number>();
  return days.map((day) => {
    let month = known.get(day);
    if (month === undefined) known.set(day, (month = monthOf(day)));
    return month;
  });
}

/** "2024-03" of a month number. */
export const monthText = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;

/** The day on which a month begins. */
export const dayOfMonth = (month: number): number => {
  // A year below 100 would be taken for one of the twentieth century by Date.UTC.
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
  return Math.floor(date.getTime() / DAY_MS);
};
