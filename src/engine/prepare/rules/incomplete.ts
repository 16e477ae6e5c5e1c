import { linesThat, rowsWhere, type CleaningRule } from './rule';

/** Lines that lack what every later step needs. */
export const incomplete: readonly CleaningRule[] = [
  {
    id: 'no-customer',
    title: 'Lines without a customer are left out',
    optional: false,
    find: ({ rows, customer: { codes } }) => rowsWhere(rows, (row) => codes[row]! < 0),
    detail: (found) =>
      `${linesThat(found, 'names', 'name')} no customer, so nobody can be grouped by them. They may be guest or shop-floor sales.`,
    on: 'leave-out',
    off: 'keep',
  },
  {
    id: 'no-date',
    title: 'Lines without a readable date are left out',
    optional: false,
    find: ({ rows, time }) => (time ? rowsWhere(rows, (row) => Number.isNaN(time[row]!)) : []),
    detail: (found) => `${linesThat(found, 'has', 'have')} no date that could be read.`,
    on: 'leave-out',
    off: 'keep',
  },
  {
    id: 'no-amount',
    title: 'Lines without a readable amount are left out',
    optional: true,
    find: ({ rows, amount, item }) =>
      amount ? rowsWhere(rows, (row) => !Number.isFinite(amount[row]!) && item[row] === 0) : [],
    detail: (found) =>
      `${linesThat(found, 'has', 'have')} no amount that could be read. Switched off, they stay and count as nothing paid.`,
    on: 'leave-out',
    off: 'item',
  },
];
