import { counted } from '../../../base/wording';
import { LINE_KIND } from '../types';
import { mark, marked, type CleaningRule } from './rule';

export const customers: readonly CleaningRule[] = [
  {
    id: 'no-purchase',
    title: 'Customers without a purchase are left out',
    optional: true,
    find: ({ rows, customer, kept, kind }) => {
      const buys = new Uint8Array(customer.dictionary.length);
      const bought = (row: number) => kind[row] === LINE_KIND.purchase || kind[row] === LINE_KIND.refunded;
      for (let row = 0; row < rows; row++) {
        const code = customer.codes[row]!;
        if (code >= 0 && kept[row] === 1 && bought(row)) buys[code] = 1;
      }
      return mark(rows, (row) => {
        const code = customer.codes[row]!;
        return code >= 0 && kept[row] === 1 && buys[code] === 0;
      });
    },
    detail: (found, { customer }, marks) => {
      const names = new Uint8Array(customer.dictionary.length);
      marks.forEach((is, row) => {
        if (is === 1) names[customer.codes[row]!] = 1;
      });
      const people = marked(names);
      return `${counted(people, 'customer')} with ${counted(found, 'line')} ${people === 1 ? 'has' : 'have'} only returns or lines that were left out.`;
    },
    on: 'leave-out',
    off: 'keep',
  },
];
