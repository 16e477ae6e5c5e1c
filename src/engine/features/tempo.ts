import { monthOf, monthsOf } from '../../base/month';
import type { Activity } from './activity';
import type { FeatureEntry } from './feature';
import { NO_AMOUNTS, needsDates } from './needs';
import { once } from './once';

/** A quarter of a year, in days. */
const QUARTER = 91;
/** Longest period of the trends, in days. */
const HALF_YEAR = 182;

/** First day with a purchase of anybody; NaN without dates. */
export function firstPurchase({ firstDay }: Activity): number {
  let first = NaN;
  for (const day of firstDay) if (!(day >= first)) first = day === day ? day : first;
  return first;
}

/** Length of the two periods that trends compare, in days. */
const periodOf = (activity: Activity): number =>
  Math.min(HALF_YEAR, Math.floor((activity.referenceDay - firstPurchase(activity)) / 2));

const needsTwoPeriods = (activity: Activity): string | null =>
  needsDates(activity) ??
  (periodOf(activity) >= 28
    ? null
    : 'The files cover less than two times four weeks, so there is no trend yet.');

/** (recent − earlier) ÷ (recent + earlier) of what each order brings, for those who bought before the recent period. */
function trend(activity: Activity, worth: (order: number) => number): Float64Array {
  const { base, referenceDay, firstDay } = activity;
  const { offsets, orders } = base;
  const period = periodOf(activity);
  const [start, middle] = [referenceDay - 2 * period, referenceDay - period];
  return firstDay.map((first, c) => {
    if (!(first < middle)) return NaN;
    let [recent, earlier] = [0, 0];
    for (let o = offsets[c]!; o < offsets[c + 1]!; o++) {
      if (orders.bought[o] === 0 || orders.day![o]! < start) continue;
      if (orders.day![o]! >= middle) recent += worth(o);
      else earlier += worth(o);
    }
    return recent + earlier > 0 ? (recent - earlier) / (recent + earlier) : NaN;
  });
}

const NOISY = 'It moves with one or two orders. It is shown to read and to filter by, not to group by.';
const PERIOD = 'periods of 182 days, or half of the time that the files cover where that is shorter';

export const orderTrend: FeatureEntry = {
  spec: {
    id: 'order_trend',
    label: 'Trend of orders',
    meaning:
      'Whether the customer orders more often than before: 1 only lately, 0 as before, −1 no longer. Known for those who bought before the newer period.',
    formula: `(orders in the newer period − orders in the one before) ÷ their sum; ${PERIOD}`,
    group: 'rhythm',
    unit: 'score',
  },
  apart: NOISY,
  lacks: needsTwoPeriods,
  compute: (activity) => trend(activity, () => 1),
};

export const spendTrend: FeatureEntry = {
  spec: {
    id: 'spend_trend',
    label: 'Trend of spending',
    meaning:
      'Whether the customer spends more than before: 1 only lately, 0 as before, −1 no longer. Known for those who bought before the newer period.',
    formula: `(money in the newer period − money in the one before) ÷ their sum; ${PERIOD}`,
    group: 'money',
    unit: 'score',
  },
  apart: NOISY,
  lacks: (activity) => (activity.paid ? needsTwoPeriods(activity) : NO_AMOUNTS),
  compute: (activity) => {
    const paid = activity.base.orders.paid!;
    return trend(activity, (order) => Math.max(0, paid[order]!));
  },
};

export const lastQuarterShare: FeatureEntry = {
  spec: {
    id: 'last_quarter_share',
    label: 'Share of orders in the last quarter',
    meaning: 'Which part of all orders of the customer came in the last 91 days.',
    formula: 'orders in the 91 days before the reference date ÷ orders',
    group: 'recency',
    unit: 'share',
  },
  apart: 'It follows from how recently and how often they bought: counting it counts them twice.',
  lacks: needsDates,
  compute: ({ base: { offsets, orders }, referenceDay, orders: count }) =>
    count.map((n, c) => {
      let recent = 0;
      for (let o = offsets[c + 1]! - 1; o >= offsets[c]! && orders.day![o]! >= referenceDay - QUARTER; o--)
        recent += orders.bought[o]!;
      return n > 0 ? recent / n : NaN;
    }),
};

export const secondOrder: FeatureEntry = {
  spec: {
    id: 'days_to_second_order',
    label: 'Days to the second order',
    meaning: 'How long it took until the customer came back for the first time. Known for those who did.',
    formula: 'second day with a purchase − first day with a purchase',
    group: 'rhythm',
    unit: 'days',
  },
  apart:
    'It repeats the days between orders for those who bought twice. It is shown to read and to filter by.',
  lacks: needsDates,
  compute: ({ base: { offsets, orders }, firstDay }) =>
    firstDay.map((first, c) => {
      for (let o = offsets[c]!; o < offsets[c + 1]!; o++)
        if (orders.bought[o] === 1 && orders.day![o]! > first) return orders.day![o]! - first;
      return NaN;
    }),
  standIn: {
    reason: 'customers with one day of orders get the days since, their wait so far',
    values: ({ firstDay, referenceDay }) => firstDay.map((day) => referenceDay - day),
  },
};

/** Month of the first order of each customer. */
export const firstMonths = once(({ firstDay }: Activity) => monthsOf(firstDay));

export const cohort: FeatureEntry = {
  spec: {
    id: 'cohort_months',
    label: 'Months since the month of the first order',
    meaning:
      'The cohort: in which month the customer came, counted back. 0 is the month of the reference date.',
    formula: 'month of the reference date − month of the first order with a purchase',
    group: 'rhythm',
    unit: 'months',
  },
  apart: 'It says the same as the days since the first order, in whole months.',
  lacks: needsDates,
  compute: (activity) => {
    const now = monthOf(activity.referenceDay);
    return firstMonths(activity).map((month) => now - month);
  },
};
