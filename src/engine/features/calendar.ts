import type { Activity } from './activity';
import type { FeatureEntry } from './feature';
import { needsDates, perCustomer } from './needs';
import { firstPurchase } from './tempo';

const YEAR = 365.25;
/** 0 is Sunday; 1970-01-01 was a Thursday. */
export const weekday = (day: number): number => {
  const rest = (day + 4) % 7;
  return rest < 0 ? rest + 7 : rest;
};
/** Saturday and Sunday. */
const isWeekend = (day: number): boolean => weekday(day) % 6 === 0;
/** 18:00, in minutes of the day. */
const EVENING = 18 * 60;

const CHANCE = 'With few orders it is mostly chance. It is shown to read and to filter by, not to group by.';

/** Share of the customer's orders with a purchase that `counts`. */
function orderShare(
  { base: { offsets, orders }, orders: count }: Activity,
  counts: (order: number) => boolean,
) {
  return count.map((n, c) => {
    if (n === 0) return NaN;
    let found = 0;
    for (let o = offsets[c]!; o < offsets[c + 1]!; o++) if (orders.bought[o] === 1 && counts(o)) found++;
    return found / n;
  });
}

export const weekendShare: FeatureEntry = {
  spec: {
    id: 'weekend_share',
    label: 'Orders at weekends',
    meaning: 'Which part of the orders falls on a Saturday or Sunday. Two days of seven would be 29%.',
    formula: 'orders on Saturday or Sunday ÷ orders',
    group: 'rhythm',
    unit: 'share',
  },
  apart: CHANCE,
  lacks: needsDates,
  compute: (activity) => orderShare(activity, (order) => isWeekend(activity.base.orders.day![order]!)),
};

export const eveningShare: FeatureEntry = {
  spec: {
    id: 'evening_share',
    label: 'Orders in the evening',
    meaning: 'Which part of the orders comes at 18:00 or later.',
    formula: 'orders from 18:00 to midnight ÷ orders',
    group: 'rhythm',
    unit: 'share',
  },
  apart: CHANCE,
  lacks: ({ base }) => (base.lines.minute ? null : 'The dates of the files have no time of day.'),
  compute: (activity) => {
    const { orders, lines } = activity.base;
    return orderShare(activity, (order) => lines.minute![orders.offsets[order]!]! >= EVENING);
  },
};

export const seasonality: FeatureEntry = {
  spec: {
    id: 'seasonality',
    label: 'Bound to a season',
    meaning:
      '1: always at the same time of the year; 0: spread over it. Known from two days with orders and a year as a customer on.',
    formula:
      'mean cosine of the angle between two days with orders, a year being the full circle; at least 0',
    group: 'rhythm',
    unit: 'score',
  },
  apart: CHANCE,
  lacks: (activity) =>
    needsDates(activity) ??
    (activity.referenceDay - firstPurchase(activity) >= YEAR
      ? null
      : 'The files cover less than a year, so there is no season to see.'),
  compute: ({ base: { offsets, orders }, customers, firstDay, days, referenceDay }) => {
    const angles = yearAngles(orders.day!);
    return perCustomer(customers, (c) => {
      const n = days[c]!;
      if (n < 2 || referenceDay - firstDay[c]! < YEAR) return NaN;
      let [x, y, last] = [0, 0, NaN];
      for (let o = offsets[c]!; o < offsets[c + 1]!; o++) {
        const day = orders.day![o]!;
        if (orders.bought[o] === 0 || day === last) continue;
        const at = 2 * (day - angles.first);
        x += angles.points[at]!;
        y += angles.points[at + 1]!;
        last = day;
      }
      return Math.max(0, (x * x + y * y - n) / (n * (n - 1)));
    });
  },
};

/** Cosine and sine of the time of the year of each day from the first to the last order, which many orders share. */
function yearAngles(days: Int32Array): { first: number; points: Float64Array } {
  let [first, last] = [Infinity, -Infinity];
  for (let o = 0; o < days.length; o++) {
    if (days[o]! < first) first = days[o]!;
    if (days[o]! > last) last = days[o]!;
  }
  const points = new Float64Array(2 * (last - first + 1));
  for (let at = 0; at < points.length; at += 2) {
    const angle = (2 * Math.PI * (first + at / 2)) / YEAR;
    points[at] = Math.cos(angle);
    points[at + 1] = Math.sin(angle);
  }
  return { first, points };
}
