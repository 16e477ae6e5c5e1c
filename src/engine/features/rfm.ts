import type { FeatureEntry } from './feature';
import { listsPeople, needsDates, NO_AMOUNTS, NO_ORDERS } from './needs';

export const recency: FeatureEntry = {
  spec: {
    id: 'recency_days',
    label: 'Days since the last order',
    meaning: 'How long ago the customer bought last. Few days: still warm.',
    formula: 'reference date − date of the last order with a purchase',
    group: 'recency',
    unit: 'days',
  },
  lacks: needsDates,
  compute: ({ lastDay, referenceDay }) => lastDay.map((day) => referenceDay - day),
};

export const frequency: FeatureEntry = {
  spec: {
    id: 'frequency',
    label: 'Orders',
    meaning: 'How many orders the customer placed. Returns and cancellations are no orders.',
    formula: 'number of orders with at least one purchase',
    group: 'frequency',
    unit: 'orders',
  },
  lacks: (activity) => (listsPeople(activity) ? NO_ORDERS : null),
  compute: ({ orders }) => orders,
};

export const monetary: FeatureEntry = {
  spec: {
    id: 'monetary',
    label: 'Money spent',
    meaning: 'What the customer paid in all, less what was returned.',
    formula: 'sum of purchases − sum of returns and cancellations',
    group: 'money',
    unit: 'money',
  },
  lacks: ({ paid }) => (paid ? null : NO_AMOUNTS),
  compute: ({ paid, returned }) => paid!.map((money, c) => money + returned![c]!),
};
