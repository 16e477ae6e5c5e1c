import { counted } from '../../../base/wording';
import type { OrderLines } from '../order-lines';
import { LINE_KIND } from '../types';
import { mark, marked, passing, type CleaningRule } from './rule';

/** Never paid or undone as a whole, in the words of shops and payment services; partial refunds are not meant. */
const CANCELLED =
  /^(order |payment )?(cancel(l?ed)?|void(ed)?|failed|declined|denied|expired|abandoned|stornier(t|te)|storno|abgebrochen|abgelehnt|fehlgeschlagen|annul(é|ée|ee|e|ed)|échou(é|ée)|refus(é|ée)|cancelad[oa]|fallid[oa]|rechazad[oa]|annullat[oa]|fallit[oa]|geannuleerd|mislukt|anulowan[eay]|nieudan[eay]|avbruten|avbruden|annulleret|kansellert|peruutettu|iptal( edildi)?)$/;
const REFUNDED =
  /^(fully |completely )?(refunded|charged ?back|chargeback|reversed|(rück)?erstattet|rueckerstattet|rembours(é|ée|ee)|reembolsad[oa]|devuelt[oa]|rimborsat[oa]|terugbetaald|zwrócon[eay]|återbetald|refunderet|refundert|hyvitetty|iade edildi)$/;

const plain = (status: string) => status.trim().toLowerCase().replace(/[_-]+/g, ' ');

function byStatus({ rows, status }: OrderLines, pattern: RegExp): Uint8Array | null {
  if (!status) return null;
  const meant = passing(status.dictionary, (value) => pattern.test(plain(value)));
  return meant.includes(1)
    ? mark(rows, (row) => status.codes[row]! >= 0 && meant[status.codes[row]!] === 1)
    : null;
}

/** Money or, without money, pieces that go back to the customer. */
const negative = ({ amount, quantity }: OrderLines, row: number): boolean =>
  quantity ? quantity[row]! < 0 : amount !== null && amount[row]! < 0;

/** Spares the pattern for the many numbers that don't start so. */
const isC = (unit: number) => unit === 67 || unit === 99;

/**
 * Orders whose number is that of others with a C in front (C536379), where that means a cancellation: a minority of
 * all numbers, and nine in ten of their lines go back to the customer. Shops that number all orders C1, C2 … are
 * not meant.
 */
function cancellationOrders(lines: OrderLines): Uint8Array | null {
  const { order, rows } = lines;
  if (!order) return null;
  const prefixed = passing(order.dictionary, (id) => isC(id.charCodeAt(0)) && /^C-?\d+$/i.test(id));
  const orders = marked(prefixed);
  if (orders === 0 || orders > order.dictionary.length / 2) return null;
  const marks = mark(rows, (row) => order.codes[row]! >= 0 && prefixed[order.codes[row]!] === 1);
  let [found, back] = [0, 0];
  for (let row = 0; row < rows; row++) {
    if (marks[row] === 0) continue;
    found++;
    if (negative(lines, row)) back++;
  }
  return back >= 0.9 * found ? marks : null;
}

export const returns: readonly CleaningRule[] = [
  {
    id: 'not-completed',
    title: 'Cancelled and failed orders are left out',
    optional: true,
    find: (lines) => byStatus(lines, CANCELLED),
    detail: (found) =>
      `The status of ${counted(found, 'line')} says that the order was cancelled or never paid.`,
    on: 'leave-out',
    off: 'keep',
  },
  {
    id: 'refunded',
    title: 'Refunded orders are netted',
    optional: true,
    find: (lines) => {
      const marks = byStatus(lines, REFUNDED);
      return marks && mark(lines.rows, (row) => marks[row] === 1 && !negative(lines, row));
    },
    detail: (found) =>
      `The status of ${counted(found, 'line')} says that the money went back: counted as bought and returned.`,
    on: 'refunded',
    off: 'keep',
  },
  {
    id: 'cancellations',
    title: 'Cancellations are netted against purchases',
    optional: true,
    find: cancellationOrders,
    detail: (found) =>
      `${counted(found, 'line')} ${found === 1 ? 'belongs' : 'belong'} to cancellations (order numbers that start with C). They lower the revenue and are no orders. Switched off, they are left out and revenue is gross.`,
    on: 'return',
    off: 'leave-out',
  },
  {
    id: 'returns',
    title: 'Returns are netted against purchases',
    optional: true,
    // Cancellations come before: what they took is marked as a return or left out.
    find: (lines) =>
      lines.quantity || lines.amount
        ? mark(
            lines.rows,
            (row) => negative(lines, row) && lines.kind[row] === LINE_KIND.purchase && lines.kept[row] === 1,
          )
        : null,
    detail: (found, { quantity }) =>
      `${counted(found, 'line')} ${found === 1 ? 'has' : 'have'} a negative ${quantity ? 'quantity' : 'amount'}. They lower the revenue and are no orders. Switched off, they are left out and revenue is gross.`,
    on: 'return',
    off: 'leave-out',
  },
];
