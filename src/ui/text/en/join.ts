import type { Merge } from '../../../engine/prepare/join/types';
import type { Format } from '../format';
import { plural } from './words';

/** How the files fit together. */
export const join = {
  heading: 'How the files fit together',
  help: 'No order line is multiplied by this. Switch a tie off, or choose other columns, if it is not right.',
  use: (from: string, to: string) => `Tie ${from} to ${to}`,
  share: 'Found',
  more: 'Numbers and columns',
  figures: {
    matched: 'found',
    rows: 'of',
    duplicates: 'on several rows',
    multiplied: 'lines a plain join would have added',
  },
  onlyIn: (file: string) => `only in ${file}`,
  columnOf: (file: string) => `Column of ${file}`,
  asProposed: 'As proposed',
  repeated: (file: string) => `Count the rows of ${file} that stand in another file as well`,
  twice: 'Count them twice',
  who: 'Who is one customer',
  byEmail: 'The same e-mail makes two customers one',
  byPhone: 'The same phone makes two customers one',
  byPhoneHelp: 'Only where their names agree.',
  country: 'Phone numbers without a country are taken to be of',
  shared: (emails: number, phones: number, f: Format) => {
    const parts = [
      emails > 0 ? `${f.count(emails)} ${plural(emails, 'e-mail', 'e-mails')}` : '',
      phones > 0 ? `${f.count(phones)} ${plural(phones, 'phone', 'phones')}` : '',
    ].filter((part) => part !== '');
    const one = emails + phones === 1;
    return parts.length === 0
      ? ''
      : `${parts.join(' and ')} ${one ? 'is' : 'are'} used by several customers and ${one ? 'makes' : 'make'} nobody one.`;
  },
  merges: (n: number, f: Format) =>
    n === 0
      ? 'No customers of the orders were made one.'
      : `${f.count(n)} ${plural(n, 'time', 'times')} several customer ids were found to be one person.`,
  mergeList: (shown: number, all: number, f: Format) =>
    shown < all ? `The first ${f.count(shown)} of ${f.count(all)}` : 'All of them',
  mergesHidden:
    'Customers are hidden here. To see who they are, switch off “Hide names and addresses” under Privacy.',
  mergeTable: { ids: 'Customers', by: 'The same', files: 'Found in', one: 'One customer' },
  mergeBy: { number: 'number', email: 'e-mail', phone: 'phone' } satisfies Record<Merge['by'], string>,
  keepApart: (ids: string) => `Take ${ids} for one customer`,
};
