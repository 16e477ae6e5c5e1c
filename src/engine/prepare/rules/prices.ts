import { counted } from '../../../base/wording';
import { LINE_KIND } from '../types';
import { linesThat, rowsWhere, type CleaningRule } from './rule';

export const prices: readonly CleaningRule[] = [
  {
    id: 'negative-price',
    title: 'Lines with a negative price are left out',
    optional: true,
    find: ({ rows, price, quantity, kind }) =>
      price
        ? rowsWhere(
            rows,
            (row) => price[row]! < 0 && kind[row] === LINE_KIND.purchase && !(quantity && quantity[row]! < 0),
          )
        : [],
    detail: (found) =>
      `${linesThat(found, 'has', 'have')} a price below zero: corrections of the books rather than sales.`,
    on: 'leave-out',
    off: 'reduction',
  },
  {
    id: 'zero-price',
    title: 'Lines with a price of zero are left out',
    optional: true,
    find: ({ rows, price, amount, item }) => {
      const cost = price ?? amount;
      return cost ? rowsWhere(rows, (row) => cost[row] === 0 && item[row] === 0) : [];
    },
    detail: (found) =>
      `${counted(found.length, 'line')} cost nothing: gifts, samples or corrections of the stock. Switched off, they count as purchases of no value.`,
    on: 'leave-out',
    off: 'keep',
  },
];
