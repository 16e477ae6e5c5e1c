import { KindredError } from '../../base/errors';
import type { Steps } from '../../base/steps';
import type { OrderLines } from './order-lines';
import { cleaningRules } from './rules/catalog';
import { apply, counts, type CleaningChoice, type CleaningRule, type Effect, type Rows } from './rules/rule';
import type { CleaningStep } from './types';

/** A person's switches and answers, by step id. */
export type Choices = Readonly<Record<string, boolean | string>>;

/** A rule as it ran: kept until the end because only then is known which of its lines remain. */
interface Run {
  readonly rule: CleaningRule;
  readonly effect: Effect;
  readonly found: Rows;
  readonly step: CleaningStep;
}

/**
 * Runs every cleaning rule on the lines, changing `kept`, `kind` and the lines' own copies of columns, and returns
 * one step for each rule that found anything. Yields after each rule.
 */
export function* clean(lines: OrderLines, choices: Choices): Steps<CleaningStep[]> {
  const runs: Run[] = [];
  for (const [at, rule] of cleaningRules.entries()) {
    yield { done: at, total: cleaningRules.length };
    const choice = choices[rule.id];
    const found = rule.find(lines, choice);
    if (found.length === 0) continue;
    const proposed = rule.proposed?.(found, lines) ?? true;
    const on = !rule.optional || choice === undefined ? !rule.optional || proposed : choice !== false;
    const { id, title, optional } = rule;
    const about = {
      detail: rule.detail(found, lines, proposed),
      question: rule.question?.(found, lines, choice) ?? null,
      listed: rule.list?.(found, lines) ?? [],
    };
    const effect = (typeof choice === 'string' && rule.answers?.[choice]) || (on ? rule.on : rule.off);
    const done = carryOut(rule, { on, effect, choice }, lines, found);
    runs.push({
      rule,
      effect,
      found,
      step: { id, title, unit: 'lines', ...about, on, proposed, optional, found: found.length, ...done },
    });
  }
  return runs.map(({ rule, effect, found, step }) =>
    // Lines that stay may still be taken out by a later rule: their money is counted on what remains.
    settles(effect) || rule.gain ? step : { ...step, revenue: difference(rule, lines, found) },
  );
}

/** Whether the money of a line is gone once the effect was applied, so that it has to be counted before. */
const settles = (effect: Effect) => effect === 'leave-out' || effect === 'item';

function carryOut(
  rule: CleaningRule,
  { on, effect, choice }: { on: boolean; effect: Effect; choice: CleaningChoice },
  lines: OrderLines,
  found: Rows,
) {
  const revenue = rule.gain?.(lines, found, choice) ?? (settles(effect) ? difference(rule, lines, found) : 0);
  let rows = 0;
  if (on) rule.repair?.(lines, found, choice);
  for (const row of found) {
    if (lines.kept[row] === 0) continue;
    rows++;
    apply(effect, lines, row);
  }
  return { rows, revenue };
}

/** Money that counts with the rule on less money that counts with it off, over the lines found and still kept. */
function difference(rule: CleaningRule, lines: OrderLines, found: Rows): number {
  const { amount, kept } = lines;
  if (rule.money)
    return found.reduce((sum, row) => (kept[row] === 1 ? sum + rule.money!(lines, row) : sum), 0);
  const sign = Number(counts(rule.on)) - Number(counts(rule.off));
  if (!amount || sign === 0) return 0;
  let sum = 0;
  for (const row of found) if (kept[row] === 1) sum += amount[row]! || 0;
  return sign * sum + 0; // never −0
}

/** Refuses choices that name no step, so that a misspelt id can't pass for a switch. */
export function checkChoices(choices: Choices, known: readonly string[]): void {
  const ids = [...cleaningRules.map(({ id }) => id), ...known];
  for (const id of Object.keys(choices)) {
    if (!ids.includes(id)) {
      throw new KindredError('unknown-step', `There is no cleaning step "${id}". Known: ${ids.join(', ')}.`);
    }
  }
}
