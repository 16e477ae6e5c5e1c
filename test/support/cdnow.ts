import { DAY_MS } from '../../src/base/table';
import type { OrderDays } from '../../src/engine/features/clv/order-days';
import type { ClvInput } from '../../src/engine/features/clv/types';
import { hasSharedData, sharedText } from './shared-data';

export const hasCdnow = hasSharedData('cdnow/CDNOW_sample.txt');

export const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY_MS;

/** The orders of the 2,357 sampled customers, 1997-01-01 to 1998-06-30. */
export function cdnowOrders(): OrderDays {
  const rows = sharedText('cdnow/CDNOW_sample.txt')
    .trim()
    .split('\n')
    .map((line) => {
      const [, customer, date, , value] = line.trim().split(/\s+/) as [
        string,
        string,
        string,
        string,
        string,
      ];
      const iso = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
      return { customer, day: dayNumber(iso), value: Number(value) };
    });
  const ids = [...new Set(rows.map(({ customer }) => customer))].sort();
  const offsets = new Int32Array(ids.length + 1);
  const sorted = rows.sort((a, b) => a.customer.localeCompare(b.customer) || a.day - b.day);
  const code = new Map(ids.map((id, i) => [id, i]));
  for (const { customer } of sorted) offsets[code.get(customer)! + 1]!++;
  for (let c = 0; c < ids.length; c++) offsets[c + 1]! += offsets[c]!;
  return {
    offsets,
    day: Int32Array.from(sorted, ({ day }) => day),
    value: Float64Array.from(sorted, ({ value }) => value),
  };
}

/** The published summary of the calibration period, its times rounded to 0.01 weeks. */
export function cdnowSummary(): ClvInput {
  const rows = sharedText('cdnow/cdnow_customers_summary_with_transactions.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
  const column = (at: number) => Float64Array.from(rows, (row) => row[at]!);
  return { x: column(1), tx: column(2), T: column(3), spend: column(4) };
}
