import type { RuleCondition, SegmentRule } from '../../../engine/analyze/segment-rules';
import type { FeatureSpec } from '../../../engine/features/types';
import { format, text } from '../../text/text';

const t = text.understand.rules;

/** A condition in words: "Orders: at least 5". */
export function conditionWords(
  { feature, least, most }: RuleCondition,
  specs: readonly FeatureSpec[],
  currency: string | null,
): string {
  const { label, unit } = specs[feature]!;
  const say = (value: number) => format.bound(value, unit, currency);
  if (least === most) return t.exactly(label, say(least));
  if (most === Infinity) return t.least(label, say(least));
  return least === -Infinity ? t.most(label, say(most)) : t.between(label, say(least), say(most));
}

/** The rule as one line for a filter: "Orders ≥ 5 AND Days since the last order ≤ 60". */
export function filterText(
  { conditions }: SegmentRule,
  specs: readonly FeatureSpec[],
  currency: string | null,
): string {
  return conditions
    .flatMap(({ feature, least, most }) => {
      const { label, unit } = specs[feature]!;
      // The label names the unit already where there is one; money and shares need theirs.
      const bare = unit === 'money' || unit === 'share' ? unit : 'count';
      const part = (sign: '≥' | '≤' | '=', value: number) =>
        t.filter(label, sign, format.bound(value, bare, currency));
      if (least === most) return [part('=', least)];
      return [
        ...(least > -Infinity ? [part('≥', least)] : []),
        ...(most < Infinity ? [part('≤', most)] : []),
      ];
    })
    .join(t.and);
}

/** How well the rule does, in two sentences. */
export function fidelityWords({ hits }: SegmentRule, customers: number): string {
  const { wanted, named, right } = hits;
  const astray = named > 0 ? (named - right) / named : 0;
  const said = astray > 0 ? t.wrongly(astray, format) : t.rightly;
  return `${t.finds(format.share(right / Math.max(1, wanted)))}; ${said}. ${t.wrong(wanted - right, named - right, customers, format)}`;
}
