import { counted } from '../../../base/wording';
import { LINE_KIND } from '../types';
import { rowsWhere, type CleaningRule } from './rule';

export const customers: readonly CleaningRule[] = [
  {
    id: 'no-purchase',
    title: 'Customers without a purchase are left out',
    optional: true,
    find: ({ rows, customer, kept, kind }) => {
      const buys = new Uint8Array(customer.dictionary.length);
      for (let row = 0; row < rows; row++) {
        const bought = kind[row] === LINE_KIND.purchase || kind[row] === LINE_KIND.refunded;
        if (bought && kept[row] === 1) buys[customer.codes[row]!] = 1;
      }
      return rowsWhere(rows, (row) => kept[row] === 1 && buys[customer.codes[row]!] === 0);
    },
    detail: (found, { customer }) => {
      const people = new Set(found.map((row) => customer.codes[row]!)).size;
      return `${counted(people, 'customer')} with ${counted(found.length, 'line')} ${people === 1 ? 'has' : 'have'} only returns or lines that were left out.`;
    },
    on: 'leave-out',
    off: 'keep',
  },
];
