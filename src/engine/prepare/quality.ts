import type { Steps } from '../../base/steps';
import { count, counted, dayText, percent } from '../../base/wording';
import type { RawTable, TableKind } from '../collect/types';
import type { Grouped } from './group';
import type { Campaigns } from './join/types';
import type { OrderLines } from './order-lines';
import { marked } from './rules/rule';
import { sourceQuality } from './source-quality';
import type { CleaningStep, ColumnQuality, QualityMeasure, QualityReport } from './types';
import { listsPeople, reachOf, summarize, verdicts } from './verdicts';

/** The state of the files as they came in, and what they are enough for once cleaned. */
export function* qualityReport(
  input: OrderLines,
  tables: readonly RawTable[],
  steps: readonly CleaningStep[],
  grouped: Grouped,
  campaigns: Campaigns | null,
  [first, last]: readonly [number, number],
): Steps<QualityReport> {
  const sources = yield* sourceQuality(tables);
  const columns = sources.flatMap((source) => (HOLDS_ORDERS.has(source.kind) ? source.columns : []));
  const judged = verdicts(reachOf(grouped, campaigns, first, last));
  return {
    sources,
    measures: measures(input, steps, columns, grouped, first, last),
    verdicts: judged,
    // Few shops hold a campaign; that none is there is no news.
    summary: summarize(campaigns ? judged : judged.filter(({ step }) => step !== 'uplift')),
  };
}

const HOLDS_ORDERS: ReadonlySet<TableKind> = new Set(['order-lines', 'orders', 'unknown'] as const);

function measures(
  input: OrderLines,
  steps: readonly CleaningStep[],
  columns: readonly ColumnQuality[],
  grouped: Grouped,
  first: number,
  last: number,
): QualityMeasure[] {
  const found = (id: string) => steps.find((step) => step.id === id)?.found ?? 0;
  const touched = (id: string) => steps.find((step) => step.id === id)?.rows ?? 0;
  const share = (part: number) => (input.rows > 0 ? part / input.rows : 0);
  const incomplete = touched('no-customer') + touched('no-date') + touched('no-amount');
  const worst = columns.reduce<ColumnQuality | null>(
    (low, column) => (column.readable < (low?.readable ?? 1) ? column : low),
    null,
  );
  const duplicates = found('duplicates');
  const shared = sharedOrders(input);
  const list = listsPeople(grouped);
  const weeks = weeksWithOrders(grouped.lines.day, first, last);
  const held = ['customer', ...(input.time ? ['date'] : []), ...(input.amount ? ['amount'] : [])];
  const all: QualityMeasure[] = [
    {
      id: 'completeness',
      label: 'Complete',
      score: 1 - share(incomplete),
      sentence:
        incomplete === 0
          ? `Every line has its ${listed(held, 'and')}.`
          : `${percent(1 - share(incomplete))} of the lines have what is needed; ${counted(incomplete, 'line')} ${incomplete === 1 ? 'lacks' : 'lack'} ${listed(held, 'or')}.`,
    },
    {
      id: 'validity',
      label: 'Readable',
      score: worst?.readable ?? 1,
      sentence: worst
        ? `${percent(1 - worst.readable)} of the cells of “${worst.header}” could not be read.`
        : 'Every filled cell could be read as a number, a date or text.',
    },
    {
      id: 'uniqueness',
      label: 'Without repeats',
      score: 1 - share(duplicates),
      sentence:
        duplicates === 0
          ? 'No line repeats another.'
          : `${counted(duplicates, 'line')} ${duplicates === 1 ? 'repeats' : 'repeat'} another in every column.`,
    },
    {
      id: 'consistency',
      label: 'Consistent',
      score: shared.orders > 0 ? 1 - shared.several / shared.orders : 1,
      sentence:
        shared.several === 0
          ? `Every ${list ? 'line' : 'order'} belongs to one customer.`
          : `${counted(shared.several, 'order number')} of ${count(shared.orders)} ${shared.several === 1 ? 'belongs' : 'belong'} to more than one customer.`,
    },
    {
      id: 'freshness',
      label: 'Without gaps in time',
      score: weeks ? weeks.filled / weeks.all : 0,
      sentence: weeks
        ? `Orders from ${dayText(first)} to ${dayText(last)}; ${weeks.filled === weeks.all ? 'every week has some' : `${counted(weeks.all - weeks.filled, 'week')} of ${count(weeks.all)} ${weeks.all - weeks.filled === 1 ? 'has' : 'have'} none`}.`
        : 'The files hold no dates of orders.',
    },
  ];
  // A list of people has no time that could have gaps.
  return list ? all.filter(({ id }) => id !== 'freshness') : all;
}

const listed = (words: readonly string[], word: 'and' | 'or') =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${word} ${words.at(-1)}`;

function sharedOrders({ order, customer, rows }: OrderLines): { orders: number; several: number } {
  if (!order) return { orders: 0, several: 0 };
  const owner = new Int32Array(order.dictionary.length).fill(-1);
  const several = new Uint8Array(order.dictionary.length);
  for (let row = 0; row < rows; row++) {
    const [code, who] = [order.codes[row]!, customer.codes[row]!];
    if (code < 0 || who < 0) continue;
    if (owner[code]! < 0) owner[code] = who;
    else if (owner[code] !== who) several[code] = 1;
  }
  return { orders: order.dictionary.length, several: marked(several) };
}

function weeksWithOrders(day: Int32Array | null, first: number, last: number) {
  if (!day) return null;
  const all = Math.floor((last - first) / 7) + 1;
  const filled = new Uint8Array(all);
  for (let line = 0; line < day.length; line++) filled[Math.floor((day[line]! - first) / 7)] = 1;
  return { all, filled: marked(filled) };
}
