import type { OrderLines } from '../order-lines';
import { LINE_KIND } from '../types';
import { linesThat, rowsWhere, type CleaningRule } from './rule';

/** Median amount of the lines of a product, or of all where it has none. */
function usualAmounts({ amount, kept, kind, rows, text: { product } }: OrderLines): (row: number) => number {
  const of = new Map<number, number[]>([[-1, []]]);
  for (let row = 0; row < rows; row++) {
    if (kept[row] === 0 || kind[row] !== LINE_KIND.purchase || !Number.isFinite(amount![row]!)) continue;
    of.get(-1)!.push(amount![row]!);
    const code = product ? product.codes[row]! : -1;
    if (code >= 0) (of.get(code) ?? of.set(code, []).get(code)!).push(amount![row]!);
  }
  const middle = new Map([...of].map(([code, list]) => [code, medianOf(list)]));
  return (row) => middle.get(product ? product.codes[row]! : -1) ?? middle.get(-1)!;
}

function medianOf(list: number[]): number {
  if (list.length === 0) return 0;
  list.sort((a, b) => a - b);
  const half = list.length >> 1;
  return list.length % 2 ? list[half]! : (list[half - 1]! + list[half]!) / 2;
}

/** What stands in a cell without a category, so that those lines are a group of their own. */
const UNKNOWN = 'unknown';

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
    question: (_found, lines, choice) => ({
      text: 'What should happen with them?',
      options: [
        { value: 'leave-out', label: 'Leave them out' },
        { value: 'nothing', label: 'Keep them, nothing paid' },
        {
          value: 'median',
          label: lines.text.product ? 'Take the usual amount of the product' : 'Take the usual amount',
        },
      ],
      chosen: choice === false ? 'nothing' : typeof choice === 'string' ? choice : 'leave-out',
    }),
    answers: { nothing: 'item', median: 'keep' },
    repair: (lines, found, choice) => {
      if (choice !== 'median') return;
      const usual = usualAmounts(lines);
      for (const row of found) lines.amount![row] = usual(row);
    },
    gain: (lines, found, choice) => {
      if (choice !== 'median') return 0;
      const usual = usualAmounts(lines);
      return found.reduce((sum, row) => sum + (lines.kept[row] === 1 ? usual(row) : 0), 0);
    },
    on: 'leave-out',
    off: 'item',
  },
  {
    id: 'no-category',
    title: `Lines without a category count as “${UNKNOWN}”`,
    optional: true,
    find: ({ rows, text: { category } }) =>
      category ? rowsWhere(rows, (row) => category.codes[row]! < 0) : [],
    detail: (found) =>
      `${linesThat(found, 'names', 'name')} no category. Their money counts in any case; switch this on to see them as a category of their own.`,
    proposed: () => false,
    repair: (lines) => {
      const { codes, dictionary } = lines.text.category!;
      const at = dictionary.indexOf(UNKNOWN);
      const code = at < 0 ? dictionary.length : at;
      const filled = { codes: codes.map((each) => (each < 0 ? code : each)) };
      const names = at < 0 ? [...dictionary, UNKNOWN] : dictionary;
      lines.text = { ...lines.text, category: { kind: 'text', ...filled, dictionary: names } };
    },
    on: 'keep',
    off: 'keep',
  },
];
