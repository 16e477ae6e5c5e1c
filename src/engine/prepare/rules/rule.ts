import { counted } from '../../../base/wording';
import { LINE_KIND, type CleaningQuestion } from '../types';
import type { OrderLines } from '../order-lines';

/**
 * What becomes of a marked line. `item`: it stays as a thing bought, its money stands on another line or is
 * unknown. The others are those of `LINE_KIND`.
 */
export type Effect = 'keep' | 'leave-out' | 'return' | 'reduction' | 'refunded' | 'item';

/** Rows of the order lines, ascending. */
export type Rows = readonly number[];

/** A switch, or an answer to the question of a rule. */
export type CleaningChoice = boolean | string | undefined;

/** One entry of the cleaning catalogue. */
export interface CleaningRule {
  readonly id: string;
  readonly title: string;
  /** False where nothing can be computed with it off. */
  readonly optional: boolean;
  /** The lines the rule is about; none when the columns it looks at are missing. Never changes `lines`. */
  find(lines: OrderLines, choice: CleaningChoice): Rows;
  /** One sentence on the lines found: why, and what it means to switch it. */
  detail(found: Rows, lines: OrderLines, proposed: boolean): string;
  /** Whether it is on without a choice; absent means on. */
  proposed?(found: Rows, lines: OrderLines): boolean;
  /** What becomes of the lines found with the rule on, and with it off. */
  readonly on: Effect;
  readonly off: Effect;
  /** What a person can answer instead of switching it on or off. */
  question?(found: Rows, lines: OrderLines, choice: CleaningChoice): CleaningQuestion;
  /** Effects of answers that have one of their own. */
  readonly answers?: Readonly<Record<string, Effect>>;
  /** Money that a line gains (or, negative, loses) with the rule on; over the lines that remain; absent where the effects say it. */
  money?(lines: OrderLines, row: number): number;
  /** More that is done when on, for rules that fill cells. */
  repair?(lines: OrderLines, found: Rows, choice: CleaningChoice): void;
  /** What `repair` does to the revenue, asked before it runs; absent means nothing. */
  gain?(lines: OrderLines, found: Rows, choice: CleaningChoice): number;
  /** The lines a person should look at one by one, in words. */
  list?(found: Rows, lines: OrderLines): string[];
}

/** The rows for which `test` holds. */
export function rowsWhere(rows: number, test: (row: number) => boolean): number[] {
  const found: number[] = [];
  for (let row = 0; row < rows; row++) if (test(row)) found.push(row);
  return found;
}

/** "1 line has", "9 lines have": the found lines with the verb that fits. */
export const linesThat = (found: Rows, one: string, several: string): string =>
  `${counted(found.length, 'line')} ${found.length === 1 ? one : several}`;

export function apply(effect: Effect, lines: OrderLines, row: number): void {
  if (effect === 'leave-out') lines.kept[row] = 0;
  else if (effect === 'item') {
    if (lines.amount) lines.amount[row] = 0;
    lines.item[row] = 1;
  } else if (effect !== 'keep') lines.kind[row] = LINE_KIND[effect];
}

/** Whether the money of a line counts under an effect. */
export const counts = (effect: Effect): boolean =>
  effect === 'keep' || effect === 'return' || effect === 'reduction';

/** How many flags are set. */
export function marked(marks: Uint8Array): number {
  let sum = 0;
  for (let row = 0; row < marks.length; row++) sum += marks[row]!;
  return sum;
}

/** 1 for each value of a dictionary that passes the test. */
export function passing(dictionary: readonly string[], test: (value: string) => boolean): Uint8Array {
  const flags = new Uint8Array(dictionary.length);
  for (let code = 0; code < flags.length; code++) if (test(dictionary[code]!)) flags[code] = 1;
  return flags;
}
