import { counted } from '../../../base/wording';
import type { OrderLines } from '../order-lines';
import { LINE_KIND } from '../types';
import { linesThat, marked, passing, rowsWhere, type CleaningRule, type Rows } from './rule';

/** Never paid or undone as a whole, in the words of shops and payment services; partial refunds are not meant. */
const CANCELED =
  /^(order |payment )?(cancel(l?ed)?|void(ed)?|failed|declined|denied|expired|abandoned|stornier(t|te)|storno|abgebrochen|abgelehnt|fehlgeschlagen|annul(é|ée|ee|e|ed)|échou(é|ée)|refus(é|ée)|cancelad[oa]|fallid[oa]|rechazad[oa]|annullat[oa]|fallit[oa]|geannuleerd|mislukt|anulowan[eay]|nieudan[eay]|avbruten|avbruden|annulleret|kansellert|peruutettu|iptal( edildi)?)$/;
const REFUNDED =
  /^(fully |completely )?(refund|refunded|payment refund|rückzahlung|remboursement|reembolso|rimborso|charged ?back|chargeback|reversed|(rück)?erstattet|rueckerstattet|rembours(é|ée|ee)|reembolsad[oa]|devuelt[oa]|rimborsat[oa]|terugbetaald|zwrócon[eay]|återbetald|refunderet|refundert|hyvitetty|iade edildi)$/;

const plain = (status: string) => status.trim().toLowerCase().replace(/[_-]+/g, ' ');

function byStatus({ rows, status }: OrderLines, pattern: RegExp): number[] {
  if (!status) return [];
  const meant = passing(status.dictionary, (value) => pattern.test(plain(value)));
  const { codes } = status;
  return meant.includes(1) ? rowsWhere(rows, (row) => codes[row]! >= 0 && meant[codes[row]!] === 1) : [];
}

/**
 * Whether a line goes back to the customer: by quantity in files that write returns so, else by amount. Files that
 * never have a negative quantity write a return of one piece as 1 × −20.
 */
function goesBack({ amount, quantity, kind }: OrderLines): (row: number) => boolean {
  const byQuantity = quantity?.some((pieces) => pieces < 0) ?? false;
  const below = byQuantity ? quantity : amount;
  return (row) => below !== null && below[row]! < 0 && kind[row] === LINE_KIND.purchase;
}

/** Whether a column says how much of a line or of its order was paid back; then that counts, not the status. */
function refundTold({ order, refundedGiven, rows }: OrderLines): (row: number) => boolean {
  if (!refundedGiven) return () => false;
  const told = new Uint8Array(order?.dictionary.length ?? 0);
  for (let row = 0; row < rows; row++)
    if (order && refundedGiven[row]! > 0 && order.codes[row]! >= 0) told[order.codes[row]!] = 1;
  return (row) => refundedGiven[row]! > 0 || (order !== null && told[order.codes[row]!] === 1);
}

/** Spares the pattern for the many numbers that don't start so. */
const isC = (unit: number) => unit === 67 || unit === 99;

/**
 * Orders whose number is that of others with a C in front (C536379), where that means a cancellation: a minority of
 * all numbers, and nine in ten of their lines go back to the customer. Shops that number all orders C1, C2 … are
 * not meant.
 */
function cancellationOrders(lines: OrderLines): Rows {
  const { order, rows } = lines;
  if (!order) return [];
  const prefixed = passing(order.dictionary, (id) => isC(id.charCodeAt(0)) && /^C-?\d+$/i.test(id));
  const orders = marked(prefixed);
  if (orders === 0 || orders > order.dictionary.length / 2) return [];
  const { codes } = order;
  const found = rowsWhere(rows, (row) => codes[row]! >= 0 && prefixed[codes[row]!] === 1);
  return found.filter(goesBack(lines)).length >= 0.9 * found.length ? found : [];
}

/** Lines below zero in an order that stays above it, in files that write returns otherwise: vouchers, discounts. */
function reductions(lines: OrderLines): Rows {
  const { rows, order, amount, quantity } = lines;
  if (!order || !amount) return [];
  const refunds = new Set(byStatus(lines, REFUNDED));
  const found = rowsWhere(
    rows,
    (row) =>
      amount[row]! < 0 && order.codes[row]! >= 0 && !(quantity && quantity[row]! < 0) && !refunds.has(row),
  );
  if (found.length === 0) return found;
  const totals = new Float64Array(order.dictionary.length);
  for (let row = 0; row < rows; row++)
    if (order.codes[row]! >= 0) totals[order.codes[row]!]! += amount[row]! || 0;
  return found.filter((row) => totals[order.codes[row]!]! > 0);
}

export const returns: readonly CleaningRule[] = [
  {
    id: 'not-completed',
    title: 'Canceled and failed orders are left out',
    optional: true,
    find: (lines) => byStatus(lines, CANCELED),
    detail: (found) =>
      `The status of ${counted(found.length, 'line')} says that the order was canceled or never paid.`,
    on: 'leave-out',
    off: 'keep',
  },
  {
    id: 'refunded',
    title: 'Refunded orders are netted',
    optional: true,
    find: (lines) => {
      const isBack = goesBack(lines);
      const isTold = refundTold(lines);
      return byStatus(lines, REFUNDED).filter((row) => !isBack(row) && !isTold(row));
    },
    detail: (found) =>
      `The status of ${counted(found.length, 'line')} says that the money went back: counted as bought and returned.`,
    on: 'refunded',
    off: 'keep',
  },
  {
    id: 'reductions',
    title: 'Reductions lower the order they stand in',
    optional: true,
    find: reductions,
    detail: (found) =>
      `${linesThat(found, 'takes', 'take')} money off an order: vouchers or discounts rather than returns. Switched off, they are left out.`,
    on: 'reduction',
    off: 'leave-out',
  },
  {
    id: 'cancellations',
    title: 'Cancellations are netted against purchases',
    optional: true,
    find: cancellationOrders,
    detail: (found) =>
      `${linesThat(found, 'belongs', 'belong')} to cancellations (order numbers that start with C). They lower the revenue and are no orders. Switched off, they are left out and revenue is gross.`,
    on: 'return',
    off: 'leave-out',
  },
  {
    id: 'returns',
    title: 'Returns are netted against purchases',
    optional: true,
    find: (lines) => {
      const isBack = goesBack(lines);
      return rowsWhere(lines.rows, (row) => isBack(row) && lines.kept[row] === 1);
    },
    detail: (found) =>
      `${linesThat(found, 'has', 'have')} a negative quantity or amount. They lower the revenue and are no orders. Switched off, they are left out and revenue is gross.`,
    on: 'return',
    off: 'leave-out',
  },
];
