import type { RuleCondition } from '../../analyze/segment-rules';
import type { ReportRule } from './facts/rule';
import type { ReportSegment } from './facts/segments';
import type { ReportText } from './text/text';
import type { Words } from './words';

export const nameOf = ({ told, segment }: ReportSegment, t: ReportText): string =>
  told?.name ?? `${t.smallGroup} (${segment + 1})`;

/** The conditions of a rule, a line for each: "Orders: at least 5". */
export const conditionTexts = ({ conditions }: ReportRule, words: Words): string[] =>
  conditions.map((condition) => conditionText(condition, words));

function conditionText({ feature, least, most }: RuleCondition, { facts, t, f }: Words): string {
  const { label, unit } = facts.features[feature]!;
  const say = (value: number) => f.bound(value, unit);
  const s = t.segmentPart;
  if (least === most) return s.exactly(label, say(least));
  if (most === Infinity) return s.least(label, say(least));
  return least === -Infinity
    ? s.most(label, say(most))
    : s.exactly(label, f.boundsBetween(least, most, unit));
}

export const ruleText = (rule: ReportRule, words: Words): string => conditionTexts(rule, words).join('; ');

export type Sureness = 'high' | 'good' | 'fair' | 'low' | 'unknown';

/** Overlap of a segment with itself under resampling, in Hennig's (2007) steps. */
export function surenessOf(stability: number | null): Sureness {
  if (stability === null || Number.isNaN(stability)) return 'unknown';
  if (stability >= 0.85) return 'high';
  if (stability >= 0.75) return 'good';
  return stability >= 0.6 ? 'fair' : 'low';
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
