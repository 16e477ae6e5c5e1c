import { KindredError } from '../../base/errors';
import { portion, type Steps } from '../../base/steps';
import { counted } from '../../base/wording';
import { defaultPrivacy, type PrivacySettings } from '../../privacy/settings';
import type { RawTable } from '../collect/types';
import { checkChoices, clean, type Choices } from './clean';
import { group, type Grouped } from './group';
import { IMPOSSIBLE, withoutImpossible } from './impossible-values';
import { besideOf } from './join/beside';
import { join } from './join/join';
import type { JoinChoices } from './join/types';
import { heedObjections, type ObjectionReport } from './objections';
import { orderLines, type OrderLines } from './order-lines';
import { qualityReport } from './quality';
import { marked } from './rules/rule';
import { maskNames, maskProducts } from './sensitive-products';
import type { CleaningPlan, CleaningStep, CustomerBase, Totals } from './types';

/**
 * What cleaning would do to these files, step by step, with the lines it touches and what each step does to
 * revenue. Nothing is kept; the tables are untouched.
 *
 * @param choices steps switched on or off by id; absent means as proposed
 * @param joining as for `prepare`
 * @returns as many steps as found something to do, in the order in which they run
 * @throws KindredError `no-files`, `no-rows`, `no-orders`, `no-customer-column`, `customers-empty`, `unknown-step`
 * Cost: O(lines × rules), about 0.3 s for a million lines.
 */
export function* plan(
  tables: readonly RawTable[],
  choices: Choices = {},
  joining: JoinChoices = {},
): Steps<CleaningPlan> {
  const joined = yield* portion(join(tables, joining), 0, 20);
  return (yield* portion(planned(orderLines(tables, joined), choices), 20, 100)).plan;
}

/**
 * The files as one customer base: joined, cleaned as `plan` says, grouped by customer and order, with reports on how
 * the files fit together and on their quality. Order lines are never multiplied by the joining.
 *
 * @param choices as for `plan`
 * @param joining which files are tied together and by what; absent means as proposed
 * @param privacy who objects and which products are left out of what customers like
 * @throws KindredError those of `plan`, `everyone-objects`, and `nothing-left` when cleaning leaves no line
 * Cost: that of `plan` and O(customers log customers); holds about 40 bytes a line beside the tables.
 */
export function* prepare(
  tables: readonly RawTable[],
  choices: Choices = {},
  joining: JoinChoices = {},
  privacy: PrivacySettings = defaultPrivacy,
): Steps<CustomerBase> {
  const heeded = yield* portion(heedObjections(tables, privacy.consent), 0, 5);
  const joined = yield* portion(join(heeded.tables, joining), 5, 20);
  const lines = orderLines(heeded.tables, joined);
  const { plan, grouped } = yield* portion(planned(lines, choices), 20, 85);
  if (!grouped) throw nothingLeft(plan);
  const { sharedDays: _, ...base } = grouped;
  const masked = yield* portion(maskProducts(base.lines.text, lines.productNames, privacy.products), 85, 85);
  const shown: Grouped = { ...grouped, lines: { ...grouped.lines, text: masked.text } };
  const [firstDay, lastDay] = span(grouped);
  const currency = currencyOf(lines);
  const found = yield* portion(besideOf(joined!, lines, shown, currency), 85, 93);
  const reviewed = found.reviews?.product;
  const beside = reviewed
    ? { ...found, reviews: { ...found.reviews!, product: yield* maskNames(reviewed, privacy.products) } }
    : found;
  const possible = withoutImpossible(beside.attributes, lastDay, choices[IMPOSSIBLE]);
  const steps = possible.step ? [...plan.steps, possible.step] : plan.steps;
  return {
    ...base,
    ...beside,
    attributes: possible.attributes,
    lines: shown.lines,
    privacy: { objections: heeded.report, products: masked.found },
    productNames: lines.productNames,
    currency,
    firstDay,
    lastDay,
    totals: totals(grouped),
    plan: { ...plan, steps: [...objectionSteps(heeded.report), ...steps] },
    quality: yield* portion(
      qualityReport(lines, heeded.tables, steps, grouped, beside.campaigns, [firstDay, lastDay]),
      93,
      100,
    ),
  };
}

const SAME_DAY = 'same-day';

function* planned(
  lines: OrderLines,
  choices: Choices,
): Steps<{ plan: CleaningPlan; grouped: Grouped | null }> {
  checkChoices(choices, [SAME_DAY, IMPOSSIBLE]);
  const steps = yield* portion(clean(lines, choices), 0, 50);
  // Only the rule on guests adds names; no rule takes any away.
  const customersSeen = lines.customer.dictionary.length;
  const kept = marked(lines.kept);
  const proposed =
    lines.order === null && (lines.table.kind === 'order-lines' || lines.text.product !== undefined);
  const merge = lines.time !== null && ((choices[SAME_DAY] as boolean | undefined) ?? proposed);
  const grouped = kept > 0 ? yield* portion(group(lines, merge), 50, 95) : null;
  if (grouped && lines.time && grouped.sharedDays > 0)
    steps.push(sameDay(merge, proposed, grouped.sharedDays, lines));
  return {
    grouped,
    plan: {
      steps,
      identity: lines.identity,
      amount: lines.amountSentence,
      input: lines.rows,
      kept,
      customersSeen,
      ordersSeen: lines.order?.dictionary.length ?? null,
      problems: lines.problems,
    },
  };
}

/** What was done for those who object, as the first step of the plan. */
function objectionSteps(report: ObjectionReport | null): CleaningStep[] {
  if (!report || report.rows === 0) return [];
  const { found, listed, refused, consent, rows, lines, revenue } = report;
  const lists =
    listed > 0 ? `${counted(listed, 'person', 'people')} on the lists, ${found} of them found. ` : '';
  const said =
    consent && refused > 0 ? `${counted(refused, 'person', 'people')} said no to being written to. ` : '';
  return [
    {
      id: 'objections',
      title: 'People who object are left out',
      detail: `${lists}${said}Taken out of every file before anything else: ${counted(rows, 'row')}, ${counted(lines, 'order line')} among them.`,
      on: true,
      proposed: true,
      optional: false,
      unit: 'lines',
      rows: lines,
      found: lines,
      revenue: 0 - revenue,
      question: null,
      listed: [],
    },
  ];
}

function sameDay(on: boolean, proposed: boolean, found: number, { order }: OrderLines): CleaningStep {
  const what = `${counted(found, 'line')} ${found === 1 ? 'stands' : 'stand'} on a day with several orders of one customer.`;
  let why = 'Each order number counts as an order. Lifetime value counts days with orders in any case.';
  if (!order) {
    why = proposed
      ? 'The files have no order numbers, so what a customer bought on one day is taken as one order.'
      : 'The files have no order numbers; each line counts as an order.';
  }
  return {
    id: SAME_DAY,
    title: 'Several orders of a customer on one day count as one',
    detail: `${what} ${why}`,
    on,
    proposed,
    optional: true,
    unit: 'lines',
    rows: found,
    found,
    revenue: 0,
    question: null,
    listed: [],
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

/** The currency of the kept lines: the cleaning leaves only one. */
function currencyOf({ currency, kept }: OrderLines): string | null {
  if (!currency) return null;
  const { codes, dictionary } = currency;
  const uses = new Int32Array(dictionary.length);
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0 && kept[row] === 1) uses[codes[row]!]!++;
  return dictionary[uses.indexOf(Math.max(...uses))] ?? null;
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
