import { DAY_MS } from '../../../base/table';
import { counted } from '../../../base/wording';
import { LINE_KIND } from '../types';
import type { OrderLines } from '../order-lines';
import { rowsWhere, type CleaningRule, type Rows } from './rule';

/** After about three years without a purchase customer data should be deleted (CNIL, guidance on customer files). */
const INACTIVE_MONTHS = 36;
const INACTIVE_MS = INACTIVE_MONTHS * 30.4375 * DAY_MS;

/** Rows of customers whose last purchase lies more than 36 months before the last of all. */
function inactive({ rows, customer, kept, kind, time }: OrderLines): Rows {
  if (!time) return [];
  const last = new Float64Array(customer.dictionary.length).fill(-Infinity);
  let end = -Infinity;
  for (let row = 0; row < rows; row++) {
    if (kept[row] === 0 || kind[row] === LINE_KIND.return || customer.codes[row]! < 0) continue;
    const [when, who] = [time[row]!, customer.codes[row]!];
    if (when > last[who]!) last[who] = when;
    if (when > end) end = when;
  }
  if (!last.some((when) => when < end - INACTIVE_MS)) return [];
  return rowsWhere(rows, (row) => kept[row] === 1 && last[customer.codes[row]!]! < end - INACTIVE_MS);
}

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
  {
    id: 'inactive',
    title: `Customers without a purchase for ${INACTIVE_MONTHS} months are left out`,
    optional: true,
    find: inactive,
    detail: (found, { customer }) => {
      const people = new Set(found.map((row) => customer.codes[row]!)).size;
      return `${counted(people, 'customer')} bought last more than three years before the last order of the files. Data protection authorities expect such data to be deleted unless there is a reason to keep them; they count unless you switch this on.`;
    },
    proposed: () => false,
    on: 'leave-out',
    off: 'keep',
  },
];
