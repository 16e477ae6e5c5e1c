import * as blocks from './blocks';
import type { Fidelity } from './facts/rule';
import type { ReportSegment } from './facts/segments';
import type { Block, Part } from './model';
import { conditionTexts, nameOf, surenessOf } from './phrases';
import { profileTable } from './tables/segments';
import type { Words } from './words';

/** Features of which the usual range is told, as far as the data hold them. */
const TYPICAL = ['frequency', 'recency_days', 'average_order_value', 'monetary', 'gap_days'];

/** A figure speaks for a segment from this coverage on. */
const MOST = 0.5;

/** One segment: portrait, size and worth, what sets it apart, what is usual, its rule and its profile. */
export function segmentPart(segment: ReportSegment, words: Words): Part {
  const { facts, t } = words;
  const s = t.segmentPart;
  const { told } = segment;
  if (!told) {
    return blocks.page(nameOf(segment, t), [blocks.plain(t.smallSentence(facts.k))], segment.segment);
  }
  const used = new Set(facts.used);
  const others = profileTable(words, segment, (feature) => !used.has(feature));
  const typical = typicalOf(segment, words);
  const body: Block[] = [
    blocks.lead(told.portrait),
    blocks.facts(sizeOf(segment, words)),
    blocks.columns([
      ...(told.facts.length > 0
        ? [
            blocks.plainPart(s.facts, [
              blocks.list(told.facts.map(({ figure, rest }) => `${figure} ${rest}`)),
            ]),
          ]
        : []),
      ...(typical.length > 0 ? [blocks.plainPart(s.typical, [blocks.list(typical)])] : []),
      blocks.plainPart(s.rule, ruleOf(segment, words)),
    ]),
    blocks.part(s.profile, [
      blocks.table(
        profileTable(words, segment, (feature) => used.has(feature)),
        'bare',
      ),
      ...(others.rows.length > 0
        ? [blocks.table({ ...others, title: s.allFeatures(others.rows.length) }, 'folded')]
        : []),
    ]),
  ];
  return blocks.page(nameOf(segment, t), body, segment.segment);
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

function sizeOf(segment: ReportSegment, { facts, t, f }: Words): [string, string][] {
  const s = t.segmentPart;
  const { customers, customerShare, revenue, revenueShare, worth, near } = segment;
  const sure = surenessOf(segment.stability);
  const lines: [string, string][] = [
    [t.customers, customers === null ? t.hidden : s.size(f.count(customers), f.share(customerShare!))],
  ];
  if (revenue === null) lines.push([t.revenue, t.hidden]);
  else if (Number.isFinite(revenue)) {
    lines.push([t.revenue, s.size(f.money(revenue), f.share(revenueShare!))]);
  }
  if (worth) {
    lines.push([
      s.worth(facts.horizonWeeks),
      s.estimate(f.money(worth.value), f.money(worth.low), f.money(worth.high)),
    ]);
  }
  if (near) {
    lines.push([s.near, s.nearTo(f.share(near.share), nameOf(facts.segments[near.segment]!, t))]);
  }
  lines.push([t.answer.sure, `${capital(t.sure[sure])}. ${t.sure.explain[sure]}`]);
  return lines;
}

function typicalOf({ profile }: ReportSegment, { facts, t, f }: Words): string[] {
  return TYPICAL.flatMap((id) => {
    const feature = facts.features.findIndex((spec) => spec.id === id);
    const row = profile.find((each) => each.feature === feature);
    const { lowerQuartile: low, upperQuartile: high } = row ?? { lowerQuartile: null, upperQuartile: null };
    // What is known of few of them is not usual among them.
    if (!row || (row.coverage ?? 0) < MOST || low === null || high === null || !Number.isFinite(high))
      return [];
    const { label, unit } = facts.features[feature]!;
    return [t.segmentPart.typicalRange(label, f.between(low, high, unit))];
  });
}

function ruleOf({ rule }: ReportSegment, words: Words): Block[] {
  const { t, f } = words;
  const s = t.segmentPart;
  if (!rule) return [blocks.plain(s.noRule)];
  const say = ({ share, atLeast }: Fidelity) => (atLeast ? s.atLeast(f.share(share)) : f.share(share));
  const fidelity = [
    rule.finds ? s.finds(say(rule.finds)) : '',
    rule.right ? s.right(say(rule.right)) : '',
  ].filter(Boolean);
  return [
    blocks.list(conditionTexts(rule, words)),
    ...(fidelity.length > 0 ? [blocks.plain(fidelity.join(' '))] : []),
    blocks.soft(s.ruleHelp),
  ];
}
