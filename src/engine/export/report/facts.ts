import { isSmall, type Gate, type Held } from '../../../privacy/gate';
import type { Artifacts } from '../../advance';
import type { Concentration } from '../../analyze/concentration';
import type { Overlap } from '../../analyze/overlap';
import type { RuleCondition, SegmentRule } from '../../analyze/segment-rules';
import type { SilhouetteBar, Silhouettes } from '../../analyze/silhouette-bars';
import type { Comparison, MethodCandidate } from '../../cluster/compare';
import type { Candidate, Finding, RfmGrid } from '../../cluster/types';
import type { ClvCheck, Estimate } from '../../features/clv/types';
import type { FeatureSpec } from '../../features/types';
import type { CleaningStep, QualityMeasure, SourceQuality, Verdict } from '../../prepare/types';
import type { SegmentProfile } from '../../analyze/types';
import { coarseCurve } from './coarse-curve';
import { mapCells, type MapCells } from './map-cells';

/** What is told of a segment in words, in the language of the report. */
export type ToldSegment = Pick<SegmentProfile, 'name' | 'portrait' | 'facts'>;

/** Words that other stages have for what they found, in the language of the report. */
export interface Told {
  /** By label. */
  readonly segments: readonly ToldSegment[];
  /** In the order of `FeatureMatrix.features`. */
  readonly labels: readonly string[];
  /** What the axes of the map stand for. */
  readonly axes: readonly string[];
  /** Name of a rule-based segment. */
  readonly rfmName: (name: string) => string;
}

export type Finished = Pick<
  Artifacts,
  'prepare' | 'value' | 'features' | 'cluster' | 'rfm' | 'analyze' | 'explain'
> & {
  /** Null when nobody asked for it, or it is stale. */
  readonly compare: Comparison | null;
};

/** One feature of a segment; null where fewer people than may be told of stand behind a figure. */
export interface ProfileRow {
  /** Index into `ReportFacts.features`. */
  readonly feature: number;
  readonly median: number | null;
  readonly lowerQuartile: number | null;
  readonly upperQuartile: number | null;
  readonly restMedian: number | null;
  readonly effect: number | null;
  readonly effectLow: number | null;
  readonly effectHigh: number | null;
  /** Share of the segment of whom it is known, 0 to 1. */
  readonly coverage: number | null;
}

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

export interface ReportSegment {
  readonly segment: number;
  /** Too few people: nothing but that it exists is told. Then `told` is null. */
  readonly small: boolean;
  readonly told: ToldSegment | null;
  /** Null where held back. */
  readonly customers: number | null;
  readonly customerShare: number | null;
  readonly revenue: number | null;
  readonly revenueShare: number | null;
  readonly profile: readonly ProfileRow[];
  readonly rule: ReportRule | null;
  readonly worth: Estimate | null;
  /** Mean best-match Jaccard over resamples; NaN when it was not measured. */
  readonly stability: number | null;
  readonly silhouette: number | null;
  /** Share that stands near another segment, and which one most of them do; null where that can't be told. */
  readonly near: { readonly share: number; readonly segment: number } | null;
}

/** One of the 25 squares of recency and frequency. */
export interface ReportSquare {
  readonly recency: number;
  readonly frequency: number;
  readonly segment: string;
  readonly customers: number | null;
  readonly revenue: number | null;
}

/**
 * All that may leave in a report, as plain data: summed up over groups, small groups held back, no customer and no
 * value of one. Everything that is written is made from this and nothing else.
 */
export interface ReportFacts {
  readonly customers: number | null;
  readonly orders: number;
  readonly lines: number;
  readonly revenue: number | null;
  readonly currency: string | null;
  /** Days since 1970-01-01; NaN without dates. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly referenceDay: number;
  readonly separated: boolean;
  readonly segments: readonly ReportSegment[];
  /** Those in no segment; null where there are none, `customers` null where held back. */
  readonly outside: { readonly customers: number | null } | null;
  readonly features: readonly FeatureSpec[];
  /** Places in `features` of those that found the segments. */
  readonly used: readonly number[];
  readonly algorithm: string;
  readonly seed: number;
  readonly measures: Readonly<Record<string, number>>;
  readonly candidates: readonly Omit<Candidate, 'smallestShare'>[];
  readonly smallestShares: readonly (number | null)[];
  readonly silhouettes: Silhouettes;
  readonly findings: readonly Finding[];
  readonly horizonWeeks: number;
  readonly worthChecks: readonly Pick<ClvCheck, 'id' | 'grade'>[];
  readonly concentration: Concentration | null;
  readonly squares: readonly ReportSquare[] | null;
  readonly map: MapCells;
  readonly verdicts: readonly Pick<Verdict, 'step' | 'label' | 'grade'>[];
  readonly qualityMeasures: readonly Pick<QualityMeasure, 'id' | 'label' | 'score'>[];
  readonly sources: readonly Omit<SourceQuality, 'columns'>[];
  /** Of the cleaning steps that touch anything: lines, null where held back. */
  readonly cleaning: readonly (Pick<CleaningStep, 'id' | 'title' | 'on' | 'unit'> & {
    readonly rows: number | null;
    readonly revenue: number | null;
  })[];
  readonly objections: { readonly found: number | null } | null;
  /** How the other methods see it, the best first; null when nobody asked. */
  readonly methods:
    | readonly Pick<
        MethodCandidate,
        'algorithm' | 'label' | 'k' | 'silhouette' | 'meanStability' | 'real' | 'agreement'
      >[]
    | null;
  /** The smallest group of which anything is told. */
  readonly k: number;
  readonly held: Held;
}

/**
 * Lets out what a report may hold.
 *
 * @param gate counts what it holds back.
 * Cost: O(segments × features + customers on the map).
 */
export function reportFacts(done: Finished, told: Told, gate: Gate): ReportFacts {
  const { prepare, value, features: matrix, cluster, analyze, explain, rfm } = done;
  const all = matrix.customers.length;
  const outside = analyze.unassigned;
  const profiles = analyze.segments;
  const counts = gate.counts({
    title: 'Segments',
    rows: [...profiles.map((_, i) => `${i + 1}`), ...(outside > 0 ? ['0'] : [])],
    columns: ['customers'],
    counts: [...profiles.map(({ customers }) => [customers]), ...(outside > 0 ? [[outside]] : [])],
  });
  const total = counts.total;
  const kept = matrix.features.flatMap(({ spec, used }, at) =>
    used || spec.group !== 'profile' ? [at] : [],
  );
  const placeOf = new Map(kept.map((at, place) => [at, place]));
  const candidates = cluster.choice?.candidates ?? [];
  const chosen = candidates.find(({ k }) => k === cluster.k);
  const money = revenueOf(done);
  const hiddenWith = <T>(count: number | null, figure: T) => (count === null ? gate.hide() : figure);

  const segments = profiles.map((profile): ReportSegment => {
    const { segment, customers } = profile;
    const count = counts.cells[segment]![0]!;
    const small = customers < gate.k;
    const { name, portrait, facts } = told.segments[segment]!;
    return {
      segment,
      small,
      told: small ? gate.hide() : { name, portrait, facts: facts.filter(tellable(profile.contrasts, gate)) },
      customers: count,
      customerShare: total === null ? null : hiddenWith(count, customers / Math.max(1, all)),
      revenue: hiddenWith(count, profile.revenue),
      revenueShare: hiddenWith(count, money > 0 ? profile.revenue / money : NaN),
      profile: small ? [] : profileOf(profile.contrasts, placeOf, gate),
      rule: small ? null : ruleOf(explain.rules[segment] ?? null, placeOf, all, gate),
      worth: explain.worth && hiddenWith(count, explain.worth[segment]!),
      stability: small ? null : (chosen?.stability[segment] ?? NaN),
      near: small ? null : nearOf(explain.overlaps[segment], profiles, gate),
      silhouette: small ? null : (explain.silhouettes.bars[segment]?.mean ?? NaN),
    };
  });
  const open = (segment: number) => !segments[segment]!.small;
  const few = (people: number) => people > 0 && people < gate.k;
  return {
    customers: total,
    orders: prepare.totals.orders,
    lines: prepare.totals.lines,
    revenue: total === null ? null : money,
    currency: matrix.currency,
    firstDay: prepare.firstDay,
    lastDay: prepare.lastDay,
    referenceDay: matrix.referenceDay,
    separated: cluster.choice?.separated ?? true,
    segments,
    outside: outside > 0 ? { customers: counts.cells[profiles.length]![0]! } : null,
    features: kept.map((at) => ({ ...matrix.features[at]!.spec, label: told.labels[at]! })),
    used: matrix.used.flatMap((at) => placeOf.get(at) ?? []),
    algorithm: cluster.model.algorithm,
    seed: cluster.seed,
    measures: cluster.measures,
    candidates: candidates.map(({ smallestShare: _, ...candidate }) => candidate),
    smallestShares: candidates.map(({ smallestShare }) =>
      gate.figure(smallestShare, Math.round(smallestShare * all)),
    ),
    silhouettes: barsOf(explain.silhouettes, open),
    findings: cluster.findings.filter((finding) => finding.segments.every(open)),
    horizonWeeks: value.clv.forecast?.horizonWeeks ?? NaN,
    worthChecks: value.clv.checks.map(({ id, grade }) => ({ id, grade })),
    concentration: explain.concentration && coarseCurve(explain.concentration, gate.k),
    squares: rfm && squaresOf(rfm, told.rfmName, gate),
    map: mapCells(
      { ...analyze.places, segment: cluster.labels },
      analyze.map.explained,
      told.axes,
      open,
      gate.k,
    ),
    verdicts: prepare.quality.verdicts.map(({ step, label, grade }) => ({ step, label, grade })),
    qualityMeasures: prepare.quality.measures.map(({ id, label, score }) => ({ id, label, score })),
    sources: prepare.quality.sources.map(({ columns: _, ...source }) => source),
    // A line may be all that a customer has: few lines are few people.
    cleaning: prepare.plan.steps
      .filter(({ found, rows }) => found + rows > 0)
      .map(({ id, title, on, unit, rows, revenue }) => ({
        id,
        title,
        on,
        unit,
        rows: gate.figure(rows, rows),
        revenue: few(rows) ? gate.hide() : revenue,
      })),
    objections: prepare.privacy.objections && {
      found: gate.figure(prepare.privacy.objections.found, prepare.privacy.objections.found),
    },
    methods: done.compare && bestByMethod(done.compare),
    k: gate.k,
    held: gate.held(),
  };
}

/** The best try of each method. */
const bestByMethod = ({ candidates }: Comparison): MethodCandidate[] =>
  candidates.filter(
    ({ algorithm }, at) => candidates.findIndex((each) => each.algorithm === algorithm) === at,
  );

function revenueOf({ features: matrix }: Finished): number {
  const money = matrix.features.find(({ spec }) => spec.id === 'monetary')?.values;
  if (!money) return NaN;
  let sum = 0;
  for (const value of money) if (value === value) sum += value;
  return sum;
}

type Contrasts = Finished['analyze']['segments'][number]['contrasts'];

/** Whether enough people stand behind both figures of a fact. */
const tellable =
  (contrasts: Contrasts, { k }: Gate) =>
  ({ feature }: ToldSegment['facts'][number]): boolean => {
    const contrast = contrasts.find((each) => each.feature === feature);
    return contrast !== undefined && contrast.known >= k && contrast.others >= k;
  };

function profileOf(contrasts: Contrasts, placeOf: ReadonlyMap<number, number>, gate: Gate): ProfileRow[] {
  return contrasts.flatMap((contrast) => {
    const feature = placeOf.get(contrast.feature);
    if (feature === undefined) return [];
    const { known, others } = contrast;
    const own = (figure: number) => gate.figure(figure, known);
    const rest = (figure: number) => gate.figure(figure, others);
    const both = (figure: number) => gate.figure(figure, Math.min(known, others));
    return [
      {
        feature,
        median: own(contrast.median),
        lowerQuartile: own(contrast.lowerQuartile),
        upperQuartile: own(contrast.upperQuartile),
        restMedian: rest(contrast.restMedian),
        effect: both(contrast.effect),
        effectLow: both(contrast.effectLow),
        effectHigh: both(contrast.effectHigh),
        coverage: own(contrast.coverage),
      },
    ];
  });
}

/** As far as those near another segment, and those who are not, may be counted. */
function nearOf(
  overlap: Overlap | undefined,
  profiles: readonly { readonly customers: number }[],
  gate: Gate,
): ReportSegment['near'] {
  if (!overlap || overlap.next < 0) return null;
  const { customers, share, next } = overlap;
  const near = Math.round(share * customers);
  const few = [near, customers - near, profiles[next]!.customers].some((people) => isSmall(people, gate.k));
  return few ? gate.hide() : { share, segment: next };
}

/** The rule with its fidelity, as far as the four counts behind it may be told. */
function ruleOf(
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
  const few = (people: number) => people > 0 && people < gate.k;
  const hidden = [right, wanted - right, named - right, others].some(few);
  const fidelity = (of: number): Fidelity | null => {
    if (of < gate.k || right < gate.k) return gate.hide();
    if (!hidden || of === right) return { share: right / of, atLeast: false };
    return { share: Math.floor(100 * (Math.min(right, of - gate.k + 1) / of)) / 100, atLeast: true };
  };
  return { conditions, finds: fidelity(wanted), right: fidelity(named) };
}

const barsOf = (silhouettes: Silhouettes, open: (segment: number) => boolean): Silhouettes => ({
  ...silhouettes,
  bars: silhouettes.bars.filter(({ segment }: SilhouetteBar) => open(segment)),
});

function squaresOf({ cells }: RfmGrid, rfmName: Told['rfmName'], gate: Gate): ReportSquare[] {
  const scores = [1, 2, 3, 4, 5];
  const at = (recency: number, frequency: number) =>
    cells.find((cell) => cell.recency === recency && cell.frequency === frequency);
  const name = (score: number) => String(score);
  const released = gate.counts({
    title: 'Recency and frequency',
    rows: scores.map(name),
    columns: scores.map(name),
    counts: scores.map((recency) => scores.map((frequency) => at(recency, frequency)?.customers ?? 0)),
  });
  return scores.flatMap((recency, r) =>
    scores.map((frequency, f) => {
      const customers = released.cells[r]![f]!;
      const cell = at(recency, frequency);
      return {
        recency,
        frequency,
        segment: rfmName(cell?.segment ?? ''),
        customers,
        revenue: customers === null ? null : (cell?.revenue ?? 0),
      };
    }),
  );
}
