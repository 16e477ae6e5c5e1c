import { dayOfMonth, monthOf } from '../../base/month';

/** Calendar months, or quarters, one after another, that hold the days from the first to the last. */
export interface Periods {
  /** Length of each in months. */
  readonly months: 1 | 3;
  /** First day of each, days since 1970-01-01, and behind the last one the day after it: length count + 1. */
  readonly starts: Int32Array;
  readonly firstDay: number;
  readonly lastDay: number;
}

export const countOf = ({ starts }: Periods): number => starts.length - 1;

/** Whether the data cover only a part of a period: they begin or end within it. */
export const isPartial = ({ starts, firstDay, lastDay }: Periods, period: number): boolean =>
  firstDay > starts[period]! || lastDay < starts[period + 1]! - 1;

/** @param firstDay, lastDay days since 1970-01-01; without a day between them there are no periods. */
export function periodsOf(firstDay: number, lastDay: number, months: 1 | 3 = 1): Periods {
  if (!(firstDay <= lastDay)) return { months, starts: new Int32Array(1), firstDay, lastDay };
  const place = (day: number) => Math.floor(monthOf(day) / months);
  const first = place(firstDay);
  const starts = Int32Array.from({ length: place(lastDay) - first + 2 }, (_, at) =>
    dayOfMonth((first + at) * months),
  );
  return { months, starts, firstDay, lastDay };
}

/** The period of each day from the first to the last, so that a date is taken apart once a day and not once an order. */
export function placesOfDays({ starts, firstDay, lastDay }: Periods): Int32Array {
  let period = 0;
  return Int32Array.from({ length: Math.max(0, lastDay - firstDay + 1) || 0 }, (_, at) => {
    while (period < starts.length - 2 && firstDay + at >= starts[period + 1]!) period++;
    return period;
  });
}
