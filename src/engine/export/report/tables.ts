import type { ReportSegment } from './facts/segments';
import { nameOf, ruleText } from './phrases';
import type { Cell, CellUnit, Column, Table } from './model';
import type { UsedSetting, Words } from './words';

export const text = (value: string): Cell => ({ kind: 'text', text: value });
export const day = (value: number): Cell => ({ kind: 'day', day: value });
const HIDDEN: Cell = { kind: 'hidden' };
export const number = (value: number | null, unit: CellUnit): Cell =>
  value === null ? HIDDEN : { kind: 'number', value, unit };

const left = (label: string): Column => ({ label, right: false });
const right = (label: string): Column => ({ label, right: true });

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

export function candidatesTable({ facts, t }: Words): Table {
  const c = t.columns;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    id: 'candidates',
    title: t.certainty.candidates,
    columns: [
      c.k,
      c.silhouette,
      c.reference,
      c.meanStability,
      c.smallest,
      c.calinskiHarabasz,
      c.daviesBouldin,
      c.score,
    ]
      .map(right)
      .concat(left(c.chosen)),
    rows: facts.candidates.map((candidate, at) => [
      number(candidate.k, 'count'),
      number(candidate.silhouette, 'index'),
      number(candidate.reference, 'index'),
      number(mean(candidate.stability), 'index'),
      number(facts.smallestShares[at]!, 'share'),
      number(candidate.indices.calinskiHarabasz, 'count'),
      number(candidate.indices.daviesBouldin, 'index'),
      number(candidate.score, 'index'),
      text(candidate.k === facts.segments.length ? c.yes : ''),
    ]),
  };
}

/** How the other methods see the same customers. */
export function methodsTable({ facts, t }: Words): Table {
  const c = t.columns;
  return {
    id: 'methods',
    title: t.certainty.methods,
    columns: [
      left(t.method.algorithm),
      ...[c.k, c.silhouette, c.meanStability, c.agreement].map(right),
      left(c.real),
    ],
    rows: (facts.methods ?? []).map(({ algorithm, label, k, silhouette, meanStability, agreement, real }) => [
      text(t.method.algorithms(algorithm, label)),
      number(k, 'count'),
      number(silhouette, 'index'),
      number(meanStability, 'index'),
      number(agreement, 'index'),
      text(real ? c.yes : c.no),
    ]),
  };
}

export function verdictsTable({ facts, t }: Words): Table {
  const c = t.columns;
  return {
    id: 'verdicts',
    title: t.limits.verdicts,
    columns: [left(c.what), left(c.grade), left(c.meaning)],
    rows: facts.verdicts.map(({ step, label, grade }) => [
      text(t.limits.verdict(step, label)),
      text(t.limits.grades[grade]),
      text(t.limits.meaning(`${step} ${grade}`, '')),
    ]),
  };
}

export function qualityTable({ facts, t }: Words): Table {
  return {
    id: 'quality',
    title: t.limits.quality,
    columns: [left(t.columns.what), right(t.columns.share)],
    rows: facts.qualityMeasures.map(({ id, label, score }) => [
      text(t.limits.measure(id, label)),
      number(score, 'share'),
    ]),
  };
}

export function sourcesTable({ facts, t }: Words): Table {
  const c = t.columns;
  return {
    id: 'sources',
    title: t.limits.sources,
    columns: [left(c.file), ...[c.rows, c.complete, c.readable, c.unique, c.first, c.last].map(right)],
    rows: facts.sources.map(({ file, rows, complete, readable, unique, firstDay, lastDay }) => [
      text(file),
      number(rows, 'count'),
      number(complete, 'share'),
      number(readable, 'share'),
      number(unique, 'share'),
      day(firstDay),
      day(lastDay),
    ]),
  };
}

export function cleaningTable({ facts, t }: Words): Table {
  const c = t.columns;
  return {
    id: 'cleaning',
    title: t.limits.cleaning,
    columns: [left(c.step), right(c.lines), right(c.effectOnRevenue), left(c.on)],
    rows: facts.cleaning.map(({ id, title, rows, revenue, on }) => [
      text(t.limits.step(id, title)),
      number(rows, 'count'),
      number(revenue, 'money'),
      text(on ? c.yes : c.no),
    ]),
  };
}

export function filesTable({ about: { inputs }, t }: Words): Table {
  const c = t.columns;
  return {
    id: 'files',
    title: t.method.inputs,
    columns: [left(c.file), right(c.bytes), left(c.hash)],
    rows: inputs.map(({ name, size, sha256 }) => [text(name), number(size, 'count'), text(sha256)]),
  };
}

export function settingsTable({ about: { settings }, t, f }: Words): Table {
  const say = ({ id, value, choice, fraction }: UsedSetting) => {
    if (choice !== undefined)
      return id === 'algorithm' ? t.method.algorithms(choice, value) : t.choice(`${id} ${choice}`, value);
    return fraction === undefined ? value : f.bound(fraction, 'score');
  };
  return {
    id: 'settings',
    title: t.method.settings,
    columns: [left(t.columns.what), left(t.columns.value)],
    rows: settings.map((used) => [text(t.setting(used.id, used.label)), text(say(used))]),
  };
}

export function squaresTable({ facts, t }: Words): Table {
  const c = t.columns;
  return {
    id: 'rfm',
    title: t.pictures.rfm.title,
    columns: [...[c.recency, c.frequency].map(right), left(c.name), ...[t.customers, t.revenue].map(right)],
    rows: (facts.squares ?? []).map(({ recency, frequency, segment, customers, revenue }) => [
      number(recency, 'count'),
      number(frequency, 'count'),
      text(segment),
      number(customers, 'count'),
      number(revenue, 'money'),
    ]),
  };
}
