import type { ReportSegment } from '../facts/segments';
import type { Cell, Table } from '../model';
import { nameOf, ruleText } from '../phrases';
import type { Words } from '../words';
import { HIDDEN, left, number, right, text } from './cells';

/** Size, money, worth and sureness of each segment. */
export function segmentsTable({ facts, t }: Words): Table {
  const c = t.columns;
  const worth = facts.segments.some((segment) => segment.worth !== null);
  const row = (segment: ReportSegment): Cell[] => {
    const { customers, revenue } = segment;
    return [
      text(nameOf(segment, t)),
      number(customers, 'count'),
      number(segment.customerShare, 'share'),
      number(revenue, 'money'),
      number(segment.revenueShare, 'share'),
      number(customers === null || revenue === null ? null : revenue / Math.max(1, customers), 'money'),
      ...(worth
        ? [
            number(segment.worth?.value ?? null, 'money'),
            number(segment.worth?.low ?? null, 'money'),
            number(segment.worth?.high ?? null, 'money'),
          ]
        : []),
      number(segment.stability, 'index'),
      number(segment.silhouette, 'index'),
    ];
  };
  return {
    id: 'segments',
    title: t.sheets.segments,
    columns: [
      left(t.segment),
      ...[t.customers, c.share, t.revenue, c.revenueShare, c.each].map(right),
      ...(worth ? [c.worth, c.worthLow, c.worthHigh].map(right) : []),
      right(c.stability),
      right(c.silhouette),
    ],
    rows: facts.segments.map(row),
    marks: facts.segments.map(({ segment }) => segment),
  };
}

/** Every feature of every segment, a line each. */
export function profilesTable({ facts, t }: Words): Table {
  const c = t.columns;
  const used = new Set(facts.used);
  return {
    id: 'profiles',
    title: t.sheets.profiles,
    columns: [
      left(t.segment),
      left(c.feature),
      left(c.unit),
      left(c.decided),
      ...[c.coverage, c.median, c.lower, c.upper, c.rest, c.effect, c.effectLow, c.effectHigh].map(right),
    ],
    rows: facts.segments.flatMap((segment) =>
      segment.profile.map((row) => {
        const { label, unit } = facts.features[row.feature]!;
        return [
          text(nameOf(segment, t)),
          text(label),
          text(t.words.units[unit]?.[1] ?? ''),
          text(used.has(row.feature) ? c.yes : c.no),
          number(row.coverage, 'share'),
          number(row.median, unit),
          number(row.lowerQuartile, unit),
          number(row.upperQuartile, unit),
          number(row.restMedian, unit),
          number(row.effect, 'index'),
          number(row.effectLow, 'index'),
          number(row.effectHigh, 'index'),
        ];
      }),
    ),
  };
}

/** Below this coverage it is said beside the name of the feature. */
const WELL_KNOWN = 0.9;

/** The same for one segment, with the quartiles in one column; `which` picks features. */
export function profileTable(
  words: Words,
  segment: ReportSegment,
  which: (feature: number) => boolean,
): Table {
  const { facts, t, f } = words;
  const c = t.columns;
  const rows = segment.profile.filter(({ feature, median }) => which(feature) && !Number.isNaN(median));
  return {
    id: `profile-${segment.segment + 1}`,
    title: `${t.segmentPart.profile}: ${nameOf(segment, t)}`,
    columns: [left(c.feature), ...[c.median, c.middle, c.rest, c.effect].map(right)],
    rows: rows.map((row) => {
      const { label, unit } = facts.features[row.feature]!;
      const { lowerQuartile: low, upperQuartile: high, effect, effectLow, effectHigh, coverage } = row;
      const known = coverage === null || coverage >= WELL_KNOWN;
      return [
        text(known ? label : t.segmentPart.knownOf(label, f.share(coverage))),
        number(row.median, unit),
        low === null || high === null ? HIDDEN : text(f.between(low, high, unit)),
        number(row.restMedian, unit),
        effect === null || effectLow === null || effectHigh === null
          ? HIDDEN
          : text(`${f.bare(effect, 'index')} (${f.between(effectLow, effectHigh, 'index')})`),
      ];
    }),
  };
}

export function rulesTable(words: Words): Table {
  const { facts, t } = words;
  const told = facts.segments.filter(({ rule }) => rule !== null);
  return {
    id: 'rules',
    title: t.sheets.rules,
    columns: [left(t.segment), left(t.columns.rule), right(t.columns.finds), right(t.columns.right)],
    rows: told.map((segment) => [
      text(nameOf(segment, t)),
      text(ruleText(segment.rule!, words)),
      number(segment.rule!.finds?.share ?? null, 'share'),
      number(segment.rule!.right?.share ?? null, 'share'),
    ]),
    marks: told.map(({ segment }) => segment),
  };
}
