import { KindredError } from '../../base/errors';
import type { Steps } from '../../base/steps';
import { counted } from '../../base/wording';
import type { RawTable } from '../collect/types';
import { checkChoices, clean, type Choices } from './clean';
import { group, type Grouped } from './group';
import { orderLines, type OrderLines } from './order-lines';
import { qualityReport } from './quality';
import { marked } from './rules/rule';
import type { CleaningPlan, CleaningStep, CustomerBase, Totals } from './types';

/**
 * What cleaning would do to these files, step by step, with the lines it touches and what each step does to
 * revenue. Nothing is kept; the tables are untouched.
 *
 * @param choices steps switched on or off by id; absent means as proposed
 * @returns as many steps as found something to do, in the order in which they run
 * @throws KindredError `no-files`, `no-rows`, `no-orders`, `no-customer-column`, `unknown-step`
 * Cost: O(lines × rules), about 0.1 s for a million lines.
 */
export function* plan(tables: readonly RawTable[], choices: Choices = {}): Steps<CleaningPlan> {
  const lines = orderLines(tables);
  return (yield* cleaned(lines, choices)).plan;
}

/**
 * The files as one customer base: cleaned as `plan` says, grouped by customer and order, with a report on their
 * quality.
 *
 * @param choices as for `plan`
 * @throws KindredError those of `plan`, and `nothing-left` when cleaning leaves no line
 * Cost: O(lines + customers log customers); holds about 40 bytes a line beside the tables.
 */
export function* prepare(tables: readonly RawTable[], choices: Choices = {}): Steps<CustomerBase> {
  const lines = orderLines(tables);
  const { plan, mergeDays } = yield* cleaned(lines, choices);
  if (plan.kept === 0) throw nothingLeft(plan);
  const grouped = yield* group(lines, mergeDays);
  const [firstDay, lastDay] = span(grouped);
  const { currency } = lines;
  return {
    ...grouped,
    currency: currency ? (mostUsed(currency.codes, lines.kept, currency.dictionary) ?? null) : null,
    firstDay,
    lastDay,
    totals: totals(grouped),
    plan,
    quality: yield* qualityReport(lines, plan.steps, grouped, firstDay, lastDay),
  };
}

const SAME_DAY = 'same-day';

function* cleaned(lines: OrderLines, choices: Choices): Steps<{ plan: CleaningPlan; mergeDays: boolean }> {
  checkChoices(choices, [SAME_DAY]);
  const customersSeen = lines.customer.dictionary.length;
  const steps = yield* clean(lines, choices);
  const proposed = lines.order === null && (lines.table.kind === 'order-lines' || 'product' in lines.text);
  const mergeDays = choices[SAME_DAY] ?? proposed;
  const kept = marked(lines.kept);
  const merging: CleaningStep = {
    id: SAME_DAY,
    title: 'Several orders of a customer on one day count as one',
    detail: lines.order
      ? 'Off: every order number is an order. Lifetime value counts days with orders in any case.'
      : proposed
        ? 'On, because the files have no order numbers: lines of one customer and day are taken as one order.'
        : 'Off: every line is an order, because the files have no order numbers.',
    on: mergeDays,
    proposed,
    optional: true,
    rows: kept,
    found: lines.rows,
    revenue: 0,
  };
  return {
    mergeDays,
    plan: {
      steps: lines.time ? [...steps, merging] : steps,
      identity: lines.identity,
      amount: lines.amountSentence,
      input: lines.rows,
      kept,
      customersSeen,
      problems: lines.problems,
    },
  };
}

function nothingLeft({ steps, input }: CleaningPlan): KindredError {
  const most = steps.reduce((top, step) => (step.rows > top.rows ? step : top));
  return new KindredError(
    'nothing-left',
    `Cleaning leaves none of the ${counted(input, 'line')}. Most fell to “${most.title}” (${counted(most.rows, 'line')}); look at that column or switch the step off.`,
    { lines: input, rows: most.rows },
  );
}

function span({ lines }: Grouped): [number, number] {
  if (!lines.day) return [NaN, NaN];
  let [first, last] = [Infinity, -Infinity];
  for (const day of lines.day) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return [first, last];
}

function mostUsed(codes: Int32Array, kept: Uint8Array, dictionary: readonly string[]): string | undefined {
  const uses = new Int32Array(dictionary.length);
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0 && kept[row] === 1) uses[codes[row]!]!++;
  return dictionary[uses.indexOf(Math.max(...uses))];
}

function totals({ customers, orders, lines }: Grouped): Totals {
  let bought = 0;
  let [paid, returned] = orders.paid ? [0, 0] : [NaN, NaN];
  for (let o = 0; o < orders.count; o++) {
    bought += orders.bought[o]!;
    if (orders.paid) paid += orders.paid[o]!;
    if (orders.returned) returned += orders.returned[o]!;
  }
  return {
    lines: lines.count,
    orders: bought,
    customers: customers.length,
    net: paid + returned,
    paid,
    returned,
  };
}
