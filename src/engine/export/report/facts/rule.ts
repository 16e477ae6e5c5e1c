import { isSmall, type Gate } from '../../../../privacy/gate';
import type { RuleCondition, SegmentRule } from '../../../analyze/segment-rules';

/** How well a rule names its segment. `atLeast` where the exact share would tell a small count. */
export interface Fidelity {
  readonly share: number;
  readonly atLeast: boolean;
}

export interface ReportRule {
  readonly conditions: readonly RuleCondition[];
  /** Of the segment, how much it finds; of those it names, how many belong. Null where that can't be told. */
  readonly finds: Fidelity | null;
  readonly right: Fidelity | null;
}

/** The rule with its fidelity, as far as the four counts behind it may be told. */
export function ruleOf(
  rule: SegmentRule | null,
  placeOf: ReadonlyMap<number, number>,
  all: number,
  gate: Gate,
): ReportRule | null {
  if (!rule) return null;
  const { wanted, named, right } = rule.hits;
  const conditions = rule.conditions.flatMap((condition) => {
    const feature = placeOf.get(condition.feature);
    return feature === undefined ? [] : [{ ...condition, feature }];
  });
  if (conditions.length < rule.conditions.length) return null;
  const others = all - wanted - (named - right);
  const hidden = [right, wanted - right, named - right, others].some((people) => isSmall(people, gate.k));
  const fidelity = (of: number): Fidelity | null => {
    if (of < gate.k || right < gate.k) return gate.hide();
    if (!hidden || of === right) return { share: right / of, atLeast: false };
    return { share: Math.floor(100 * (Math.min(right, of - gate.k + 1) / of)) / 100, atLeast: true };
  };
  return { conditions, finds: fidelity(wanted), right: fidelity(named) };
}
