import { KindredError, type Problem } from '../../base/errors';
import type { TextColumn } from '../../base/table';
import { counted } from '../../base/wording';
import type { RawTable } from '../collect/types';
import { amounts } from './amount';
import { columnOf, mapText, textOf, valuesOf } from './columns';
import type { Joined } from './join/join';
import { LINE_KIND, type LineText } from './types';

/** The order lines of all files before cleaning: what the cleaning rules look at and mark. */
export interface OrderLines {
  readonly table: RawTable;
  readonly rows: number;
  /** Replaced, like `time` and `status`, when a rule fills cells. */
  customer: TextColumn;
  readonly email: TextColumn | null;
  /** Customer who uses each e-mail, as all files together know; null where only the order files can say. */
  readonly emailOwner: readonly string[] | null;
  readonly order: TextColumn | null;
  /** Civil milliseconds. */
  time: Float64Array | null;
  readonly amount: Float64Array | null;
  /** True when a column holds the amounts, false when they are computed from others. */
  readonly amountGiven: boolean;
  /** Money paid back of each line as the files say it, zero or more. */
  readonly refundedGiven: Float64Array | null;
  /** The same where it counts; null until the rule on refunds runs. */
  refunded: Float64Array | null;
  readonly quantity: Float64Array | null;
  readonly price: Float64Array | null;
  readonly discount: Float32Array | null;
  status: TextColumn | null;
  readonly currency: TextColumn | null;
  text: Readonly<Partial<Record<LineText, TextColumn>>>;
  /** Name of each product code; null where products are told apart by name or not at all. */
  readonly productNames: readonly string[] | null;
  /** 1 while a line is kept. */
  readonly kept: Uint8Array;
  /** One of `LINE_KIND`. */
  readonly kind: Uint8Array;
  /** 1 for a line whose money stands on another line of its order. */
  readonly item: Uint8Array;
  readonly identity: string;
  readonly amountSentence: string;
  readonly problems: readonly Problem[];
}

const LINE_TEXT: readonly LineText[] = [
  'product',
  'category',
  'country',
  'region',
  'channel',
  'coupon',
  'payment',
  'device',
];

const HOLDS_ORDERS = new Set(['order-lines', 'orders', 'unknown']);

/**
 * The columns of the order lines that the joining brought together.
 *
 * @param tables every file, for the sentences of what went wrong
 * @param joined null where no file says who bought
 */
export function orderLines(tables: readonly RawTable[], joined: Joined | null): OrderLines {
  if (tables.length === 0)
    throw new KindredError('no-files', 'There is no file yet. Add a file with orders.');
  if (!joined) throw noOrders(tables);
  const { table, identity, people, unused } = joined;
  const money = amounts(table);
  const time = valuesOf(table, 'date', 'date');
  const problems = [...identity.problems];
  for (const role of ['date', 'amount'] as const) {
    if (role === 'date' ? time : money.amount) continue;
    problems.push(
      role === 'date'
        ? {
            code: 'no-dates',
            message:
              'No column holds readable dates, so nothing can be said about when customers buy. Name the date column to get recency, rhythm and tenure.',
          }
        : {
            code: 'no-amounts',
            message:
              'No column holds amounts or prices, so nothing can be said about money. Name an amount column, or quantity and price.',
          },
    );
  }
  for (const { file, rowCount } of unused) {
    problems.push({
      code: 'file-unused',
      message: `“${file}” (${counted(rowCount, 'row')}) has nothing in common with the orders and is not used.`,
      numbers: { rows: rowCount },
    });
  }
  const currency = textOf(table, 'currency');
  const text: Partial<Record<LineText, TextColumn>> = {};
  for (const role of LINE_TEXT) {
    const column = textOf(table, role) ?? (role === 'product' ? textOf(table, 'product-name') : null);
    if (column) text[role] = column;
  }
  return {
    table,
    rows: table.rowCount,
    customer: identity.column,
    email: identity.email,
    emailOwner: people?.emailOwner ?? null,
    order: textOf(table, 'order'),
    time,
    amount: money.amount,
    amountGiven: money.given,
    refundedGiven: valuesOf(table, 'refunded', 'number')?.map((value) => Math.abs(value) || 0) ?? null,
    refunded: null,
    quantity: money.quantity,
    price: money.price,
    discount: money.discount,
    status: textOf(table, 'status'),
    currency: currency && mapText(currency, (code) => code.trim().toUpperCase()),
    text,
    productNames: namesOf(textOf(table, 'product'), textOf(table, 'product-name')),
    kept: new Uint8Array(table.rowCount).fill(1),
    kind: new Uint8Array(table.rowCount).fill(LINE_KIND.purchase),
    item: new Uint8Array(table.rowCount),
    identity: identity.sentence,
    amountSentence: money.sentence,
    problems,
  };
}

/** The first name written with each product code. */
function namesOf(product: TextColumn | null, name: TextColumn | null): string[] | null {
  if (!product || !name) return null;
  const first = new Int32Array(product.dictionary.length).fill(-1);
  for (let row = 0; row < product.codes.length; row++) {
    const code = product.codes[row]!;
    if (code >= 0 && first[code]! < 0) first[code] = name.codes[row]!;
  }
  return product.dictionary.map((id, code) => name.dictionary[first[code]!]?.trim() || id);
}

function noOrders(tables: readonly RawTable[]): KindredError {
  const candidates = tables
    .filter(({ kind, rowCount }) => HOLDS_ORDERS.has(kind) && rowCount > 0)
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  const files = tables.length;
  const rows = tables.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const named = files === 1 ? `“${tables[0]!.file}”` : `None of the ${files} files`;
  if (rows === 0) {
    const message =
      files === 1 ? `${named} holds no rows below the header.` : `${named} has rows below the header.`;
    return new KindredError('no-rows', message, { files });
  }
  const [first] = candidates;
  if (!first) {
    return new KindredError(
      'no-orders',
      `${named} holds ${files === 1 ? 'no orders' : 'orders'}. Add an order export, or see on Data what can be done without one.`,
      { files },
    );
  }
  return new KindredError(
    columnOf(first, 'customer') ? 'customers-empty' : 'no-customer-column',
    `“${first.file}” has no filled column that says who bought. Name the column with the customer number, e-mail, phone or name.`,
    { rows: first.rowCount },
  );
}
