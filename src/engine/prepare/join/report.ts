import { count, counted, percent } from '../../../base/wording';
import type { Problem } from '../../../base/errors';
import { asText, columnsOf } from '../columns';
import type { Grouped } from '../group';
import type { OrderLines } from '../order-lines';
import { marked } from '../rules/rule';
import type { Joined } from './join';
import { linkOfDetails, linkOfProducts } from './link-report';
import { LISTED } from './merges';
import { layoutKey } from './layout-groups';
import { contactsOf, linkOfPeople } from './people-report';
import { sameSales } from './same-sales';
import type { JoinReport } from './types';

/** How the files fit together, in sentences and numbers. */
export function joinReport(
  joined: Joined,
  lines: OrderLines,
  grouped: Grouped,
  currency: string | null,
): JoinReport {
  const { people, details, products, repeated } = joined;
  const links = [
    ...(details ? [linkOfDetails(details, currency)] : []),
    ...products.map((link) => linkOfProducts(link, currency)),
    ...(people?.others ?? [])
      .filter(({ related }) => related)
      .map((other) => linkOfPeople(other, people!, lines, grouped, currency)),
  ];
  const { contacts, neverOrdered } = people ? contactsOf(people) : { contacts: 0, neverOrdered: 0 };
  const currencies = joined.orderFiles.map((table) => ({
    file: table.file,
    codes: [
      ...new Set(
        columnsOf(table, 'currency')
          .slice(0, 1)
          .flatMap(({ data }) => asText(data).dictionary.map((code) => code.trim().toUpperCase())),
      ),
    ].sort(),
  }));
  const merges = people?.merges ?? [];
  return {
    links,
    repeated,
    merges: merges.slice(0, LISTED),
    mergeCount: merges.length,
    byEmail: people?.byEmail ?? true,
    byPhone: people?.byPhone ?? true,
    shared: {
      emails: people ? marked(people.people.sharedEmails) : 0,
      phones: people ? marked(people.people.sharedPhones) : 0,
    },
    country: people?.country ?? null,
    contacts,
    neverOrdered,
    currencies,
    summary: summaryOf(joined, links.length, neverOrdered),
    problems: [
      ...repeatProblems(joined),
      ...numberProblems(joined),
      ...sameSalesProblems(joined),
      ...currencyProblems(currencies),
    ],
  };
}

function summaryOf({ files, unused }: Joined, links: number, neverOrdered: number): string {
  if (files.length < 2 || links === 0) return '';
  const fit =
    unused.length === 0
      ? `All ${count(files.length)} files fit together.`
      : `${count(files.length - unused.length)} of ${counted(files.length, 'file')} fit together.`;
  const silent =
    neverOrdered > 0
      ? ` ${counted(neverOrdered, 'contact')} ${neverOrdered === 1 ? 'has' : 'have'} never ordered and ${neverOrdered === 1 ? 'is no customer' : 'are no customers'} here.`
      : '';
  return fit + silent;
}

function numberProblems({ numbersApart }: Joined): Problem[] {
  return numbersApart.map(({ of, file, other, numbers }) => ({
    code: `${of}-numbers-shared`,
    message: `“${other}” and “${file}” share ${counted(numbers, `${of} number`)} that ${numbers === 1 ? 'stands' : 'stand'} for different ${of}s, as in two shops that both count from 1. They are kept apart.`,
    numbers: { numbers },
  }));
}

function sameSalesProblems({ orderFiles }: Joined): Problem[] {
  if (new Set(orderFiles.map(layoutKey)).size < 2) return [];
  return sameSales(orderFiles).map(({ file, other, rows, matched }) => ({
    code: 'same-sales',
    message: `${count(matched)} of the ${counted(rows, 'sale')} in “${file}” stand in “${other}” too, with the same e-mail, day and amount, as the payments of a shop's orders do. They count twice; remove one of the two files.`,
    numbers: { matched, rows },
  }));
}

function repeatProblems({ repeated, files }: Joined): Problem[] {
  return repeated.map(({ file, of, rows, counted: twice }) => {
    const all = files.find((table) => table.file === file)?.rowCount === rows;
    const what = all
      ? `All ${counted(rows, 'row')} of “${file}” stand in “${of}” too`
      : `${counted(rows, 'row')} of “${file}” ${rows === 1 ? 'stands' : 'stand'} in “${of}” too`;
    return {
      code: 'file-repeated',
      message: twice ? `${what}; they count twice, as you chose.` : `${what}; they count once.`,
      numbers: { rows },
    };
  });
}

function currencyProblems(currencies: JoinReport['currencies']): Problem[] {
  const all = new Set(currencies.flatMap(({ codes }) => codes));
  const silent = currencies.filter(({ codes }) => codes.length === 0);
  if (all.size > 1) {
    return [
      {
        code: 'currencies-differ',
        message: `The order files hold ${count(all.size)} currencies (${[...all].sort().join(', ')}). Amounts of different currencies are never added up.`,
        numbers: { currencies: all.size },
      },
    ];
  }
  const [code] = all;
  if (code === undefined || silent.length === 0) return [];
  const share = percent(silent.length / currencies.length);
  return [
    {
      code: 'currency-unsaid',
      message: `“${silent[0]!.file}”${silent.length > 1 ? ` and ${counted(silent.length - 1, 'more order file')}` : ''} (${share} of the order files) names no currency; its amounts are taken to be ${code} as in the others.`,
      numbers: { files: silent.length },
    },
  ];
}
