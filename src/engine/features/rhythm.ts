import type { Activity } from './activity';
import type { FeatureEntry } from './feature';
import { needsDates } from './needs';

const meanGap = ({ firstDay, lastDay, days }: Activity, c: number) =>
  (lastDay[c]! - firstDay[c]!) / (days[c]! - 1);

export const tenure: FeatureEntry = {
  spec: {
    id: 'tenure_days',
    label: 'Days since the first order',
    meaning: 'How long the customer has been one.',
    formula: 'reference date − date of the first order with a purchase',
    group: 'rhythm',
    unit: 'days',
  },
  lacks: needsDates,
  compute: ({ firstDay, referenceDay }) => firstDay.map((day) => referenceDay - day),
};

export const gap: FeatureEntry = {
  spec: {
    id: 'gap_days',
    label: 'Days between orders',
    meaning:
      'How many days usually pass from one order to the next. Known from the second day with an order on.',
    formula: '(last − first day with a purchase) ÷ (days with a purchase − 1)',
    group: 'rhythm',
    unit: 'days',
  },
  lacks: needsDates,
  compute: (activity) => activity.days.map((days, c) => (days >= 2 ? meanGap(activity, c) : NaN)),
  standIn: {
    reason: 'customers with one day of orders get the days since, their gap so far',
    values: ({ lastDay, referenceDay }) => lastDay.map((day) => referenceDay - day),
  },
};

export const regularity: FeatureEntry = {
  spec: {
    id: 'gap_regularity',
    label: 'Regularity of orders',
    meaning:
      '1 is like clockwork, 0.5 as chance would have it, near 0 in bursts. Known from three days with orders on.',
    formula: '1 ÷ (1 + standard deviation ÷ mean of the gaps between days with a purchase)',
    group: 'rhythm',
    unit: 'score',
  },
  lacks: needsDates,
  compute: (activity) =>
    activity.days.map((days, c) => {
      if (days < 3) return NaN;
      const gaps = days - 1;
      const mean = meanGap(activity, c);
      const variance = Math.max(0, (activity.squaredGaps[c]! - gaps * mean * mean) / (gaps - 1));
      return 1 / (1 + Math.sqrt(variance) / mean);
    }),
};

export const overdue: FeatureEntry = {
  spec: {
    id: 'overdue',
    label: 'Overdue',
    meaning:
      'How long ago the last order was, measured by the customer’s own rhythm: 1 is due now, 3 is three gaps ago. Known from the second day with an order on.',
    formula: 'days since the last order ÷ days between orders',
    group: 'rhythm',
    unit: 'ratio',
  },
  lacks: needsDates,
  compute: (activity) =>
    activity.days.map((days, c) =>
      days >= 2 ? (activity.referenceDay - activity.lastDay[c]!) / meanGap(activity, c) : NaN,
    ),
  standIn: {
    reason: 'customers with one day of orders count as due now',
    values: ({ customers }) => new Float64Array(customers).fill(1),
  },
};
