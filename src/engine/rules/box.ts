import type { Steps } from '../../base/steps';
import { f1, type Hits } from './hits';
import { bestRange, binned, type Binned } from './ranges';

/** Rows whose value in `column` is at least `least` and at most `most`; ±Infinity where that side is open. */
export interface Condition {
  readonly column: number;
  readonly least: number;
  readonly most: number;
}

/** Conditions that all must hold. A missing value meets no condition. */
export type Box = readonly Condition[];

export interface BoxLimits {
  /** The most conditions. */
  readonly conditions: number;
  /** Boxes kept from one condition to the next. */
  readonly beam: number;
  /** F1 that one condition, or one bound, more must bring. */
  readonly worth: number;
}

export const smallBox: BoxLimits = { conditions: 3, beam: 8, worth: 0.003 };
/** Drafts of each length whose bounds are moved to where they do best. */
const REFINED = 4;

/** A box being built, with the rows it names. */
interface Draft {
  readonly box: Box;
  readonly rows: Int32Array;
  readonly score: number;
}

/**
 * The few conditions that best name the wanted rows: a beam search over one range a column, judged by F1. Then every
 * bound is moved to the value that does best, and bounds that bring less than `worth` are left out. A tree of the same
 * depth asks first what tells all classes apart; this asks only for the one. Own code: npm has no rule learner.
 *
 * @param columns values of each column, NaN where missing.
 * @param ready what `binned` says of each column, where many boxes are sought in the same rows.
 * @returns the best box found, each condition worth it; empty when nothing tells the rows apart.
 * Cost: conditions × beam × columns × rows.
 */
export function* findBox(
  columns: readonly Float64Array[],
  wanted: Uint8Array,
  limits: BoxLimits = smallBox,
  ready?: readonly Binned[],
): Steps<Box> {
  const bins = ready ?? columns.map(binned);
  const all = Int32Array.from(wanted.keys());
  const total = wanted.reduce((sum, value) => sum + value, 0);
  let drafts: Draft[] = [{ box: [], rows: all, score: 0 }];
  let best: Box = [];
  let score = f1({ wanted: total, named: all.length, right: total });
  for (let depth = 0; depth < limits.conditions; depth++) {
    const next: Draft[] = [];
    for (const [at, draft] of drafts.entries()) {
      for (let column = 0; column < columns.length; column++) {
        if (draft.box.some((condition) => condition.column === column)) continue;
        const range = bestRange(bins[column]!, draft.rows, wanted, total, limits.worth);
        if (range)
          next.push({ box: [...draft.box, { column, ...range }], rows: draft.rows, score: range.score });
      }
      yield { done: depth * limits.beam + at, total: limits.conditions * limits.beam };
    }
    drafts = distinct(
      next.sort((a, b) => b.score - a.score),
      limits.beam,
    ).map((draft) => ({
      ...draft,
      rows: draft.rows.filter(inRange(columns, draft.box.at(-1)!)),
    }));
    if (drafts.length === 0) break;
    for (const draft of drafts.slice(0, REFINED)) {
      const box = refine(columns, wanted, total, draft.box, limits.worth);
      const found = f1(count(columns, wanted, box));
      if (found > score + limits.worth) [best, score] = [box, found];
      yield { done: (depth + 1) * limits.beam, total: limits.conditions * limits.beam };
    }
  }
  return best;
}

/** Drafts on the same columns are one. */
function distinct(drafts: readonly Draft[], most: number): Draft[] {
  const seen = new Set<string>();
  return drafts
    .filter(({ box }) => {
      const key = box
        .map(({ column }) => column)
        .sort((a, b) => a - b)
        .join();
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, most);
}

const inRange =
  (columns: readonly Float64Array[], { column, least, most }: Condition) =>
  (row: number): boolean =>
    columns[column]![row]! >= least && columns[column]![row]! <= most;

/** Whether a row meets every condition. */
export const isInside = (columns: readonly Float64Array[], box: Box, row: number): boolean =>
  box.every((condition) => inRange(columns, condition)(row));

/** How well a box does. Cost: rows × conditions. */
export function count(columns: readonly Float64Array[], wanted: Uint8Array, box: Box): Hits {
  let [all, named, right] = [0, 0, 0];
  for (let row = 0; row < wanted.length; row++) {
    all += wanted[row]!;
    if (!isInside(columns, box, row)) continue;
    named++;
    right += wanted[row]!;
  }
  return { wanted: all, named, right };
}

/** Moves each bound to the best value that occurs while the others stand, twice round, and drops needless bounds. */
function refine(
  columns: readonly Float64Array[],
  wanted: Uint8Array,
  total: number,
  box: Box,
  worth: number,
): Box {
  let refined = box;
  for (let round = 0; round < 2; round++) {
    for (const [at, { column, least, most }] of refined.entries()) {
      const others = refined.filter((_, i) => i !== at);
      const values = columns[column]!;
      const rows = Int32Array.from(wanted.keys())
        .filter((row) => !Number.isNaN(values[row]!) && isInside(columns, others, row))
        .sort((a, b) => values[a]! - values[b]!);
      const up =
        least === -Infinity
          ? least
          : bestBound(values, wanted, total, rows.filter((row) => values[row]! <= most).reverse());
      const down =
        most === Infinity
          ? most
          : bestBound(
              values,
              wanted,
              total,
              rows.filter((row) => values[row]! >= up),
            );
      refined = refined.map((condition, i) => (i === at ? { column, least: up, most: down } : condition));
    }
  }
  return pruned(columns, wanted, refined, worth);
}

/** The value after which taking more of the ordered rows lowers F1 for good. */
function bestBound(values: Float64Array, wanted: Uint8Array, total: number, rows: Int32Array): number {
  let [right, best, bound] = [0, -1, NaN];
  rows.forEach((row, i) => {
    right += wanted[row]!;
    if (i + 1 < rows.length && values[rows[i + 1]!] === values[row]) return;
    const score = f1({ wanted: total, named: i + 1, right });
    if (score > best) [best, bound] = [score, values[row]!];
  });
  return bound;
}

/** Without the bounds that bring less than they are worth, the least first. */
function pruned(columns: readonly Float64Array[], wanted: Uint8Array, box: Box, worth: number): Box {
  const score = f1(count(columns, wanted, box));
  const fewer = box
    .flatMap((_, at) => [without(box, at, 'least'), without(box, at, 'most')])
    .filter((each) => each !== null && each.length > 0)
    .map((each) => ({ box: each!, score: f1(count(columns, wanted, each!)) }))
    .sort((a, b) => b.score - a.score);
  const best = fewer[0];
  return best && best.score > score - worth / 2 ? pruned(columns, wanted, best.box, worth) : box;
}

/** Without one bound, and without the condition once it has none; null where that side is open already. */
function without(box: Box, at: number, side: 'least' | 'most'): Box | null {
  if (!Number.isFinite(box[at]![side])) return null;
  const opened = { ...box[at]!, [side]: side === 'least' ? -Infinity : Infinity };
  const open = opened.least === -Infinity && opened.most === Infinity;
  return box.flatMap((condition, i) => (i !== at ? [condition] : open ? [] : [opened]));
}
