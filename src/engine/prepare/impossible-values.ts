import { DAY_MS, type Column } from '../../base/table';
import { counted } from '../../base/wording';
import type { Attribute } from './join/types';
import type { CleaningStep } from './types';

export const IMPOSSIBLE = 'impossible-values';

/** The oldest person on record lived 122 years. */
const OLDEST = 122;
/** Beyond so many quartile distances a number is far from all others (Tukey's outer fence is 3). */
const FENCES = 10;
/** What people type to get past a field: five and more of one digit, and the nines of old systems. */
const TYPED = /^-?(\d)\1{4,}$|^-?999+$|^-1$/;
const LISTED = 20;

/**
 * What customer lists say that can't be true: a birth year of 1893 or to come, an age of 340, an income of 666666 far
 * from all others. Proposed on: such a cell is emptied, the customer stays.
 *
 * @param lastDay last day of the orders, days since 1970-01-01; NaN where there are no dates
 * @returns the attributes, cleaned when on, and the step; null when nothing is found. O(customers × attributes)
 */
export function withoutImpossible(
  attributes: readonly Attribute[],
  lastDay: number,
  choice: boolean | string | undefined,
): { attributes: readonly Attribute[]; step: CleaningStep | null } {
  const on = choice !== false;
  const finds = attributes.map((attribute) => impossibleRows(attribute, lastDay));
  const rows = new Set(finds.flat()).size;
  if (rows === 0) return { attributes, step: null };
  const listed = attributes.flatMap(({ header, column }, a) =>
    tally(finds[a]!.map((row) => written(column, row))).map(
      ([value, n]) => `“${header}” of ${counted(n, 'customer')}: ${value}`,
    ),
  );
  return {
    attributes: on
      ? attributes.map((attribute, a) =>
          finds[a]!.length > 0 ? { ...attribute, column: emptied(attribute.column, finds[a]!) } : attribute,
        )
      : attributes,
    step: {
      id: IMPOSSIBLE,
      title: 'Values that can’t be true count as unknown',
      detail: `${counted(rows, 'customer')} ${rows === 1 ? 'has' : 'have'} a birth year, an age or a number in a customer list that can’t be true or was typed to get past a field. The customers stay.`,
      on,
      proposed: true,
      optional: true,
      unit: 'customers',
      rows,
      found: rows,
      revenue: 0,
      question: null,
      listed: listed.slice(0, LISTED),
    },
  };
}

function impossibleRows({ role, column }: Attribute, lastDay: number): number[] {
  if (column.kind === 'text') return [];
  const { values } = column;
  const year = yearOf(Number.isNaN(lastDay) ? NaN : lastDay * DAY_MS);
  const rows = (test: (value: number) => boolean) => {
    const found: number[] = [];
    for (let row = 0; row < values.length; row++) if (test(values[row]!)) found.push(row);
    return found;
  };
  if (role === 'birthday') {
    const born = (value: number) => (column.kind === 'date' ? yearOf(value) : value);
    const last = Number.isNaN(year) ? Infinity : year;
    return rows((value) => born(value) < (Number.isNaN(year) ? 1800 : year - OLDEST) || born(value) > last);
  }
  if (column.kind === 'date') return [];
  if (role === 'age') return rows((value) => value < 0 || value > OLDEST);
  const [low, high] = fences(values);
  return rows((value) => (value < low || value > high) && TYPED.test(String(value)));
}

const yearOf = (time: number) => (Number.isNaN(time) ? NaN : new Date(time).getUTCFullYear());

function fences(values: Float64Array): [number, number] {
  const sorted = values.filter((value) => value === value).sort();
  if (sorted.length < 20) return [-Infinity, Infinity];
  const at = (q: number) => sorted[Math.floor(q * (sorted.length - 1))]!;
  const reach = FENCES * (at(0.75) - at(0.25));
  return [at(0.25) - reach, at(0.75) + reach];
}

const written = (column: Column, row: number): string => {
  if (column.kind === 'text') return '';
  const value = column.values[row]!;
  return column.kind === 'date' ? new Date(value).toISOString().slice(0, 10) : String(value);
};

/** Distinct values with how often they stand, the most frequent first. */
function tally(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function emptied(column: Column, rows: readonly number[]): Column {
  if (column.kind === 'text') return column;
  const values = column.values.slice();
  for (const row of rows) values[row] = NaN;
  return { ...column, values };
}
