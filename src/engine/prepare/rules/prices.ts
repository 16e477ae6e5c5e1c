import { counted } from '../../../base/wording';
import { LINE_KIND } from '../types';
import { mark, type CleaningRule } from './rule';

export const prices: readonly CleaningRule[] = [
  {
    id: 'negative-price',
    title: 'Lines with a negative price are left out',
    optional: true,
    find: ({ rows, price, quantity, amount, kind }) => {
      if (!price && !(quantity && amount)) return null;
      const below = price
        ? (row: number) => price[row]! < 0 && !(quantity && quantity[row]! < 0)
        : (row: number) => amount![row]! < 0 && quantity![row]! > 0;
      return mark(rows, (row) => kind[row] === LINE_KIND.purchase && below(row));
    },
    detail: (found) =>
      `${counted(found, 'line')} ${found === 1 ? 'has' : 'have'} a price below zero: corrections of the books rather than sales.`,
    on: 'leave-out',
    off: 'reduction',
  },
  {
    id: 'zero-price',
    title: 'Lines with a price of zero are left out',
    optional: true,
    find: ({ rows, price, amount, item }) =>
      price || amount
        ? mark(rows, (row) => item[row] === 0 && (price ? price[row] === 0 : amount![row] === 0))
        : null,
    detail: (found) =>
      `${counted(found, 'line')} cost nothing: gifts, samples or corrections of the stock. Switched off, they count as purchases of no value.`,
    on: 'leave-out',
    off: 'keep',
  },
];
