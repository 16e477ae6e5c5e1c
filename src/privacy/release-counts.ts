import { KindredError } from '../base/errors';
import { counted } from '../base/wording';
import { smallCounts } from './small-counts';

/** A group is small below this: cells of 1 to 10 are suppressed (CMS cell size policy). */
export const SMALL_GROUP = 11;

export interface CountsRequest {
  readonly title: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Numbers of people, rows × columns; whole, none negative. A single column for a plain list of groups. */
  readonly counts: readonly (readonly number[])[];
  /** The smallest group that may be shown. */
  readonly k?: number;
}

declare const gate: unique symbol;

/** A table of counts that passed the gate: null stands for a hidden count, never for zero. */
export interface ReleasedCounts {
  readonly [gate]: true;
  readonly title: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly (readonly (number | null)[])[];
  readonly rowTotals: readonly (number | null)[];
  readonly columnTotals: readonly (number | null)[];
  readonly total: number | null;
  /** "5 counts are hidden: groups of fewer than 11 people, and what would tell them." */
  readonly summary: string;
}

/**
 * The gate for tables of counts: no number of 1 … k − 1 people is shown, nor can one be worked out from what is
 * shown. Zero is shown. Shares and means of a hidden cell have to be hidden with it: the nulls say where.
 *
 * @throws KindredError `not-counts` when a count is negative, no whole number or missing
 */
export function releaseCounts({
  title,
  rows,
  columns,
  counts,
  k = SMALL_GROUP,
}: CountsRequest): ReleasedCounts {
  const whole =
    counts.length === rows.length &&
    counts.every(
      (row) => row.length === columns.length && row.every((count) => Number.isInteger(count) && count >= 0),
    );
  if (!whole || rows.length === 0 || columns.length === 0) {
    throw new KindredError(
      'not-counts',
      `${title} was not exported: it needs ${counted(rows.length * columns.length, 'whole number')} of people, none negative.`,
      { rows: rows.length, columns: columns.length },
    );
  }
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const closed = counts.map((row) => [...row, sum(row)]);
  const grid = [...closed, closed[0]!.map((_, c) => sum(closed.map((row) => row[c]!)))];
  const hidden = columns.length === 1 ? asList(grid, k) : smallCounts(grid, k);
  const shown = grid.map((row, r) => row.map((count, c) => (hidden[r]![c] ? null : count)));
  const last = columns.length;
  const body = shown.slice(0, -1);
  const lost =
    columns.length === 1
      ? hidden.flatMap(([cell]) => cell).filter(Boolean).length
      : hidden.flat().filter(Boolean).length;
  return {
    title,
    rows,
    columns,
    cells: body.map((row) => row.slice(0, last)),
    rowTotals: body.map((row) => row[last]!),
    columnTotals: shown.at(-1)!.slice(0, last),
    total: shown.at(-1)![last]!,
    summary:
      lost === 0
        ? `No group has fewer than ${k} people.`
        : `${counted(lost, 'count is', 'counts are')} hidden: groups of fewer than ${k} people, and what would tell them.`,
  } as Omit<ReleasedCounts, typeof gate> as ReleasedCounts;
}

/**
 * One column: its row totals say the same again, so only the sum can tell. The hidden groups have to reach k in all
 * and each be able to: the smallest others are hidden with them, at last the sum.
 */
function asList(grid: readonly (readonly number[])[], k: number): boolean[][] {
  const groups = grid.slice(0, -1).map(([count]) => count!);
  const total = groups.reduce((sum, count) => sum + count, 0);
  const hide = groups.map((count) => count > 0 && count < k);
  let hideTotal = total > 0 && total < k;
  const others = [...groups.keys()].filter((i) => groups[i]! >= k).sort((a, b) => groups[a]! - groups[b]!);
  const unsafe = () => {
    const out = groups.filter((_, i) => hide[i]);
    const sum = out.reduce((all, count) => all + count, 0);
    return out.length > 0 && !hideTotal && (out.length < 2 || sum < k);
  };
  while (unsafe()) {
    const next = others.shift();
    if (next === undefined) hideTotal = true;
    else hide[next] = true;
  }
  return [...hide.map((each) => [each, each]), [hideTotal, hideTotal]];
}
