import { DAY_MS } from '../../../base/table';
import type { RawTable } from '../../collect/types';
import { asText, columnOf, valuesOf } from '../columns';
import { layoutKey } from './layout-groups';

/** Two order files that seem to tell of the same sales: a shop's orders and the payments of its payment service. */
export interface SameSales {
  readonly file: string;
  readonly other: string;
  /** Rows of `file` with money, and those of them that `other` has too: same e-mail, amount and day, or the day beside it. */
  readonly rows: number;
  readonly matched: number;
}

const FEW = 5;
const MANY = 0.3;

/**
 * Order files of different columns whose sales mostly meet. Nothing is left out for it: which file counts is for a
 * person to say. O(rows).
 */
export function sameSales(tables: readonly RawTable[]): SameSales[] {
  const files = tables.flatMap((table) => {
    const sales = salesOf(table);
    return sales ? [{ table, sales, layout: layoutKey(table) }] : [];
  });
  const found: SameSales[] = [];
  files.forEach((later, at) => {
    for (const earlier of files.slice(0, at)) {
      if (earlier.layout === later.layout) continue;
      const [small, large] = [earlier, later].sort((a, b) => a.sales.length - b.sales.length);
      const known = new Set(large!.sales.map(({ who, day, cents }) => `${who}|${day}|${cents}`));
      const matched = small!.sales.filter(({ who, day, cents }) =>
        [0, 1, -1].some((days) => known.has(`${who}|${day + days}|${cents}`)),
      ).length;
      if (matched >= FEW && matched >= MANY * small!.sales.length) {
        found.push({ file: small!.table.file, other: large!.table.file, rows: small!.sales.length, matched });
      }
    }
  });
  return found;
}

interface Sale {
  readonly who: string;
  readonly day: number;
  readonly cents: number;
}

function salesOf(table: RawTable): Sale[] | null {
  const email = columnOf(table, 'email');
  const time = valuesOf(table, 'date', 'date');
  const amount = valuesOf(table, 'amount', 'number');
  if (!email || !time || !amount) return null;
  const { codes, dictionary } = asText(email.data);
  const sales: Sale[] = [];
  for (let row = 0; row < table.rowCount; row++) {
    const code = codes[row]!;
    if (code < 0 || Number.isNaN(time[row]!) || !(amount[row]! > 0)) continue;
    sales.push({
      who: dictionary[code]!.trim().toLowerCase(),
      day: Math.floor(time[row]! / DAY_MS),
      cents: Math.round(100 * amount[row]!),
    });
  }
  return sales;
}
