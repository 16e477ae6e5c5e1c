import * as blocks from './blocks';
import type { ReportSegment } from './facts/segments';
import type { Block, GlanceLine, Part } from './model';
import { nameOf, surenessOf } from './phrases';
import { mapSlot, sizesSlot } from './slots';
import type { Words } from './words';

/** Title and the line beneath it: of whom and of when this speaks. */
export function titleOf({ facts, t, f }: Words): [title: string, subtitle: string] {
  const customers = facts.customers === null ? t.hiddenPeople(facts.k) : t.people(facts.customers, f);
  return [t.title, t.subtitle(customers, f.day(facts.firstDay), f.day(facts.lastDay))];
}

/** The first page: how many segments, their names, size, revenue, one sentence each, how sure. */
export function answerPart(words: Words): Part {
  const { facts, t, f } = words;
  const customers = facts.customers === null ? t.hiddenPeople(facts.k) : t.people(facts.customers, f);
  const k = facts.segments.length;
  const best = bestOf(facts.segments);
  const outside = facts.outside?.customers;
  const sentences = [
    facts.separated || k < 2 ? t.answer.groups(k, customers) : t.answer.notSeparated(customers),
    best ? t.answer.best(nameOf(best, t), f.share(best.customerShare!), f.share(best.revenueShare!)) : '',
    typeof outside === 'number' ? t.answer.outside(t.people(outside, f)) : '',
  ];
  const body: Block[] = [
    blocks.lead(sentences.filter(Boolean).join(' ')),
    { kind: 'glance', lines: facts.segments.map((segment) => glanceOf(segment, words)) },
  ];
  return { title: t.answer.title, segment: null, newPage: false, blocks: body };
}

/** The same as pictures. */
export const picturesPart = (words: Words): Part =>
  blocks.page(words.t.pictures.title, [
    { kind: 'picture', slot: sizesSlot(words) },
    ...(words.facts.map.cells.length > 0 ? [{ kind: 'picture', slot: mapSlot(words) } as const] : []),
  ]);

/** Whose share of the revenue most exceeds their share of the customers, where that says something. */
const bestOf = (segments: readonly ReportSegment[]): ReportSegment | undefined =>
  segments
    .filter(
      ({ customerShare, revenueShare, told }) =>
        told !== null &&
        customerShare !== null &&
        revenueShare !== null &&
        revenueShare > 1.3 * customerShare &&
        revenueShare >= 0.2,
    )
    .sort((a, b) => b.revenueShare! / b.customerShare! - a.revenueShare! / a.customerShare!)[0];

function glanceOf(segment: ReportSegment, words: Words): GlanceLine {
  const { facts, t, f } = words;
  const bar = (label: string, share: number | null, whole: string) => ({
    label,
    share,
    text: share === null ? t.hidden : `${f.share(share)} ${whole}`,
  });
  return {
    segment: segment.segment,
    name: nameOf(segment, t),
    sentence: segment.told?.portrait ?? t.smallSentence(facts.k),
    bars: [
      bar(t.customers, segment.customerShare, t.answer.shareOfCustomers),
      ...(Number.isNaN(segment.revenueShare ?? 0)
        ? []
        : [bar(t.revenue, segment.revenueShare, t.answer.shareOfRevenue)]),
    ],
    sure: segment.small ? '' : t.sure[surenessOf(segment.stability)],
  };
}
