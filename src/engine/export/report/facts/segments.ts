import { isSmall, type Gate } from '../../../../privacy/gate';
import type { Overlap } from '../../../analyze/overlap';
import type { Estimate } from '../../../features/clv/types';
import type { Finished, Told, ToldSegment } from './input';
import { profileOf, tellable, type ProfileRow } from './profile';
import { ruleOf, type ReportRule } from './rule';

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

export interface SegmentFacts {
  readonly customers: number | null;
  readonly segments: readonly ReportSegment[];
  /** Those in no segment; null where there are none, `customers` null where held back. */
  readonly outside: { readonly customers: number | null } | null;
}

/**
 * The segments, as far as they may be told.
 *
 * @param placeOf where each feature of the matrix stands in `ReportFacts.features`.
 * @param revenue of all customers; NaN where it is not known.
 */
export function segmentFacts(
  { features: matrix, cluster, analyze, explain }: Finished,
  told: Told,
  placeOf: ReadonlyMap<number, number>,
  revenue: number,
  gate: Gate,
): SegmentFacts {
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
  const chosen = cluster.choice?.candidates.find(({ k }) => k === cluster.k);
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
      revenueShare: hiddenWith(count, revenue > 0 ? profile.revenue / revenue : NaN),
      profile: small ? [] : profileOf(profile.contrasts, placeOf, gate),
      rule: small ? null : ruleOf(explain.rules[segment] ?? null, placeOf, all, gate),
      worth: explain.worth && hiddenWith(count, explain.worth[segment]!),
      stability: small ? null : (chosen?.stability[segment] ?? NaN),
      near: small ? null : nearOf(explain.overlaps[segment], profiles, gate),
      silhouette: small ? null : (explain.silhouettes.bars[segment]?.mean ?? NaN),
    };
  });
  return {
    customers: total,
    segments,
    outside: outside > 0 ? { customers: counts.cells[profiles.length]![0]! } : null,
  };
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
