import { count, counted } from '../../../base/wording';
import type { OrderLines } from '../order-lines';
import { rowsWhere, type CleaningChoice, type CleaningRule, type Rows } from './rule';

interface Uses {
  readonly code: number;
  readonly name: string;
  readonly lines: number;
}

/** The currencies of the kept lines, the most used first. */
function currenciesOf({ currency, kept }: OrderLines): Uses[] {
  if (!currency || currency.dictionary.length < 2) return [];
  const lines = new Int32Array(currency.dictionary.length);
  currency.codes.forEach((code, row) => {
    if (code >= 0 && kept[row] === 1) lines[code]!++;
  });
  return currency.dictionary
    .map((name, code) => ({ code, name, lines: lines[code]! }))
    .filter((uses) => uses.lines > 0)
    .sort((a, b) => b.lines - a.lines || (a.name < b.name ? -1 : 1));
}

/** The one a person asked for, while it is there; else the most used. */
const keptOf = (uses: readonly Uses[], choice: CleaningChoice): Uses | undefined =>
  uses.find(({ name }) => name === choice) ?? uses[0];

/** Code of the currency of a line: its own, else that of its order, else the most used one. */
function currencyOf({ order, currency }: OrderLines, most: Uses): (row: number) => number {
  const { codes } = currency!;
  const ofOrder = new Int32Array(order?.dictionary.length ?? 0).fill(-1);
  codes.forEach((code, row) => {
    if (order && code >= 0 && order.codes[row]! >= 0) ofOrder[order.codes[row]!] = code;
  });
  return (row) => {
    if (codes[row]! >= 0) return codes[row]!;
    const named = order ? (ofOrder[order.codes[row]!] ?? -1) : -1;
    return named >= 0 ? named : most.code;
  };
}

/** The amounts of some lines, each currency by itself: " (USD 120.00, JPY 5,000.00)". */
function worth(found: Rows, { amount, currency }: OrderLines): string {
  if (!amount) return '';
  const sums = new Map<string, number>();
  for (const row of found) {
    const name = currency!.dictionary[currency!.codes[row]!] ?? 'no currency named';
    sums.set(name, (sums.get(name) ?? 0) + (amount[row]! || 0));
  }
  const said = [...sums].map(
    ([name, sum]) =>
      `${name} ${sum.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`,
  );
  return ` (${said.sort().join(', ')})`;
}

export const currencies: readonly CleaningRule[] = [
  {
    id: 'other-currencies',
    title: 'Only one currency is looked at',
    optional: false,
    find: (lines, choice) => {
      const uses = currenciesOf(lines);
      const kept = keptOf(uses, choice);
      if (!kept || uses.length < 2) return [];
      const of = currencyOf(lines, uses[0]!);
      return rowsWhere(lines.rows, (row) => of(row) !== kept.code);
    },
    detail: (found, lines) => {
      const { name } = keptOf(currenciesOf(lines), undefined)!;
      return `Amounts in different currencies can't be added; most lines are in ${name}. ${counted(found.length, 'line')} in another ${found.length === 1 ? 'is' : 'are'} left out${worth(found, lines)}; convert them in the file to keep all.`;
    },
    // Money of another currency is not part of the revenue.
    gain: () => 0,
    question: (_, lines, choice) => {
      const uses = currenciesOf(lines);
      return {
        text: 'Which currency do you want to look at?',
        options: uses.map(({ name, lines: n }) => ({ value: name, label: `${name} (${count(n)} lines)` })),
        chosen: keptOf(uses, choice)!.name,
      };
    },
    on: 'leave-out',
    off: 'keep',
  },
];
