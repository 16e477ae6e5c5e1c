import type { Steps } from '../../../base/steps';
import type { RawColumn, RawTable, Role } from '../../collect/types';
import { amounts } from '../amount';
import { append } from '../append';
import { columnOf } from '../columns';
import { marked } from '../rules/rule';
import { chosenKey, keyCandidates, proposeKey, type Key } from './keys';
import { representatives } from './representatives';
import { takeCells, takeRows } from './rows';
import type { JoinChoices } from './types';

/** What a line takes from its order where it lacks it: who, when and where, never money. */
const FROM_ORDER: readonly Role[] = [
  'customer',
  'email',
  'phone',
  'name',
  'date',
  'country',
  'region',
  'status',
  'currency',
  'channel',
];

export interface Details {
  /** The lines with what their orders say, and the orders without lines that say what they cost. */
  readonly table: RawTable;
  readonly link: DetailsLink | null;
  /** False where the lines name nobody and no order that is known, so that they are of no use. */
  readonly linesUsed: boolean;
}

/** How order lines found their orders: counts and money, for the report. */
export interface DetailsLink {
  readonly id: string;
  readonly lines: RawTable;
  readonly orders: RawTable;
  readonly key: Key;
  readonly on: boolean;
  readonly chosen: boolean;
  readonly choices: { readonly from: readonly string[]; readonly to: readonly string[] };
  readonly matched: number;
  readonly orphans: number;
  readonly unused: number;
  readonly duplicates: number;
  readonly multiplied: number;
  /** Money of lines without an order; NaN without amounts. */
  readonly orphanRevenue: number;
  /** Orders without lines that are kept with the amount of the order, and their money. */
  readonly ordersKept: number;
  readonly ordersRevenue: number;
  /** Matched orders whose lines add up to another amount than the order says; null where one says none. */
  readonly differing: number | null;
  /** The numbers mean other orders: customer or day differ on most. */
  readonly contradicted: boolean;
}

/**
 * Order lines and orders as one table of lines: a line takes what it lacks from its order, the money stays where it
 * is said in more detail, and no line is ever multiplied. Files whose order numbers have nothing to do with each
 * other are put one below the other. O(rows).
 */
export function* withOrders(
  lineTables: readonly RawTable[],
  orderTables: readonly RawTable[],
  choices: JoinChoices,
): Steps<Details> {
  const [lines, orders] = [settled(lineTables), settled(orderTables)];
  if (!lines || !orders) return { table: (lines ?? orders)!, link: null, linesUsed: true };
  yield { done: 0, total: 3 };
  const choice = choices.links?.[ID];
  const key = (choice ? chosenKey(lines, orders, choice) : null) ?? proposeKey(lines, orders, ['order']);
  yield { done: 1, total: 3 };
  const unrelated = !key || (key.match.found === 0 && hasWho(lines));
  const linesUsed = hasWho(lines);
  if (unrelated) return { table: settled(linesUsed ? [lines, orders] : [orders])!, link: null, linesUsed };
  return yield* linked(lines, orders, key, choice);
}

/** Of the one link between all order lines and all orders. */
const ID = 'lines → orders';

/** Whether the files say of themselves who bought. */
const hasWho = (table: RawTable) =>
  (['customer', 'email', 'phone', 'name'] as const).some((role) => columnOf(table, role));

function* linked(
  lines: RawTable,
  orders: RawTable,
  key: Key,
  choice: false | { readonly from: string; readonly to: string } | undefined,
): Steps<Details> {
  const chosen = representatives(orders, key.to);
  const orderOf = Int32Array.from(key.match.target, (code) => (code < 0 ? -1 : chosen.row[code]!));
  const rows = new Int32Array(lines.rowCount);
  let matched = 0;
  for (let row = 0; row < rows.length; row++) {
    const code = key.from.codes[row]!;
    rows[row] = code < 0 ? -1 : orderOf[code]!;
    if (rows[row]! >= 0) matched++;
  }
  yield { done: 2, total: 3 };
  const contradicted = choice === undefined && contradicts(lines, orders, rows);
  const on = choice !== false && !contradicted && key.match.found > 0;
  const named = new Uint8Array(key.to.keys.length);
  let orphans = 0;
  for (const code of key.match.target) {
    if (code < 0) orphans++;
    else named[code] = 1;
  }
  const money = amounts(lines).amount;
  const orderMoney = amounts(orders).amount;
  const rest = on && orderMoney ? rowsWithout(key.to.codes, named) : new Int32Array(0);
  const report: DetailsLink = {
    id: ID,
    lines,
    orders,
    key,
    on,
    chosen: choice !== undefined && choice !== false,
    choices: { from: headersOf(lines), to: headersOf(orders) },
    matched,
    orphans,
    unused: named.length - marked(named),
    duplicates: chosen.duplicates,
    multiplied: multiplied(key, chosen.rows),
    orphanRevenue: money ? sumOf(money.filter((_, row) => rows[row]! < 0)) : NaN,
    ordersKept: rest.length,
    ordersRevenue: orderMoney ? sumOf(Float64Array.from(rest, (row) => orderMoney[row]!)) : NaN,
    differing: money && orderMoney ? differing(money, orderMoney, rows, chosen.row) : null,
    contradicted,
  };
  if (!on) {
    const both = hasWho(lines) ? settled([lines, orders])! : orders;
    return { table: both, link: report, linesUsed: hasWho(lines) };
  }
  const borrowed = borrow(lines, orders, rows);
  const whole = money ? borrowed : withMoney(borrowed, orders, key, rows);
  const table = rest.length > 0 ? settled([whole, takeRows(orders, rest)])! : whole;
  return { table: { ...table, file: `${lines.file}, ${orders.file}` }, link: report, linesUsed: true };
}

const headersOf = (table: RawTable) => keyCandidates(table).map(({ header }) => header);

/** Rows whose key no line names, or that have none. */
function rowsWithout(codes: Int32Array, named: Uint8Array): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < codes.length; row++)
    if (codes[row]! < 0 || named[codes[row]!] === 0) rows.push(row);
  return Int32Array.from(rows);
}

/** The sum of amounts, NaN as nothing; added in order of size, so that it is the same whatever their order. */
export function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values.slice().sort()) sum += value || 0;
  return sum;
}

/** Rows that a plain join would have added: a line for every further row of its order. */
function multiplied({ from, match }: Key, rows: Int32Array): number {
  let added = 0;
  for (const code of from.codes) {
    const target = code < 0 ? -1 : match.target[code]!;
    if (target >= 0) added += rows[target]! - 1;
  }
  return added;
}

/** Orders whose lines miss the order's amount by more than a hundredth. */
function differing(
  lines: Float64Array,
  orders: Float64Array,
  orderOf: Int32Array,
  chosen: Int32Array,
): number {
  const sums = new Float64Array(orders.length);
  const named = new Uint8Array(orders.length);
  for (let row = 0; row < lines.length; row++) {
    const at = orderOf[row]!;
    if (at < 0) continue;
    sums[at]! += lines[row]! || 0;
    named[at] = 1;
  }
  return chosen.reduce((sum, at) => {
    const off =
      at >= 0 && named[at] === 1 && Math.abs(sums[at]! - orders[at]!) > 0.01 * Math.abs(orders[at]!);
    return sum + Number(off);
  }, 0);
}

/** Whether lines and their orders disagree on the customer, or where none is named on the day, in most cases. */
function contradicts(lines: RawTable, orders: RawTable, rows: Int32Array): boolean {
  for (const role of ['customer', 'email', 'date'] as const) {
    const [a, b] = [columnOf(lines, role)?.data, columnOf(orders, role)?.data];
    if (!a || !b) continue;
    let [same, other] = [0, 0];
    for (let row = 0; row < rows.length; row++) {
      const at = rows[row]!;
      if (at < 0) continue;
      const [one, two] = [plain(a, row), plain(b, at)];
      if (one === '' || two === '') continue;
      if (one === two) same++;
      else other++;
    }
    if (same + other >= 5) return other > same;
  }
  return false;
}

const plain = (data: RawColumn['data'], row: number): string =>
  data.kind === 'text'
    ? (data.dictionary[data.codes[row]!] ?? '').trim().toLowerCase()
    : Number.isNaN(data.values[row])
      ? ''
      : String(data.kind === 'date' ? Math.floor(data.values[row]! / 86_400_000) : data.values[row]);

/** The lines with the columns of their orders that they lack. */
function borrow(lines: RawTable, orders: RawTable, rows: Int32Array): RawTable {
  const taken = FROM_ORDER.flatMap((role) => {
    const column = columnOf(lines, role) ? null : columnOf(orders, role);
    return column ? [{ ...column, data: takeCells(column.data, rows) }] : [];
  });
  return withColumns(lines, taken);
}

/** Where the lines say no money, the order's amount on one of its lines: the order counts once. */
function withMoney(lines: RawTable, orders: RawTable, key: Key, rows: Int32Array): RawTable {
  const amount = columnOf(orders, 'amount');
  if (!amount) return lines;
  const bearer = representatives(lines, key.from).row;
  const once = rows.map((at, row) => (at >= 0 && bearer[key.from.codes[row]!] === row ? at : -1));
  return withColumns(lines, [{ ...amount, data: takeCells(amount.data, once) }]);
}

export const withColumns = (table: RawTable, added: readonly RawColumn[]): RawTable =>
  added.length === 0
    ? table
    : { ...table, columns: [...table.columns, ...added].map((column, index) => ({ ...column, index })) };

/** Tables one below the other; where only some say amounts, the others' are worked out from price and quantity. */
export function settled(tables: readonly RawTable[]): RawTable | null {
  if (tables.length === 0) return null;
  const said = tables.map((table) => columnOf(table, 'amount') !== null);
  const mixed = said.includes(true) && said.includes(false);
  return append(mixed ? tables.map((table, t) => (said[t] ? table : withAmount(table))) : tables);
}

function withAmount(table: RawTable): RawTable {
  const { amount, sentence } = amounts(table);
  if (!amount) return table;
  const column: RawColumn = {
    index: table.columns.length,
    header: sentence,
    role: 'amount',
    type: { kind: 'number', format: { decimal: '.', group: '' } },
    data: { kind: 'number', values: amount },
    unreadable: 0,
  };
  return withColumns(table, [column]);
}
