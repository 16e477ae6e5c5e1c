import type { Steps } from '../../base/steps';
import type { Segmentation } from '../cluster/types';
import type { FeatureMatrix } from '../features/types';
import { contrasts } from './contrasts';
import { headlineOf, sublineOf } from './headline';
import { principalMap } from './map';
import { evidenceOf, nameSegments } from './names';
import { factsOf, portraitOf } from './portrait';
import type { Profiles, SegmentProfile } from './types';
import { writer } from './words';

/** Segments of fewer customers than this are marked: their medians may be chance. */
const SMALL = 30;

/**
 * Describes the segments: what sets each apart, a name and a portrait earned by those facts, and the map.
 *
 * @param locale BCP 47 tag in which figures are written.
 */
export function* analyze(matrix: FeatureMatrix, segmentation: Segmentation, locale = 'en'): Steps<Profiles> {
  const { features, customers, currency } = matrix;
  const { labels, k } = segmentation;
  const write = writer(locale, currency);
  const compared = yield* contrasts(features, labels, k);
  const map = yield* principalMap(
    matrix.components?.shaped ?? matrix.x,
    matrix.used.map((index) => features[index]!.spec),
    labels,
  );
  const evidence = compared.map((row) => evidenceOf(row, features));
  // Segments by rule come with their names.
  const names = segmentation.names?.slice(0, k) ?? nameSegments(evidence);
  const money = features.find((feature) => feature.spec.id === 'monetary')?.values;
  const { counts, revenues, unassigned } = totals(labels, k, money);
  const revenue = revenues.reduce((sum, value) => sum + value, 0);
  const segments = compared.map((row, segment): SegmentProfile => ({
    segment,
    name: names[segment]!,
    portrait: portraitOf(evidence[segment]!, write),
    customers: counts[segment]!,
    customerShare: counts[segment]! / Math.max(1, customers.length),
    revenue: revenues[segment]!,
    revenueShare: revenue > 0 ? revenues[segment]! / revenue : NaN,
    facts: factsOf(row, features, write),
    contrasts: row,
    notes:
      counts[segment]! < SMALL
        ? [`Only ${write.count(counts[segment]!)} customers: take its figures as a hint.`]
        : [],
  }));
  const separated = segmentation.choice?.separated ?? true;
  return {
    segments,
    unassigned,
    map,
    headline: headlineOf(customers.length, k, separated, write),
    subline: sublineOf(segments, evidence, separated, unassigned, write),
  };
}

function totals(labels: Int32Array, k: number, money: Float64Array | undefined) {
  const counts = new Array<number>(k).fill(0);
  const revenues = new Array<number>(k).fill(money ? 0 : NaN);
  let unassigned = 0;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (label < 0) unassigned++;
    else {
      counts[label]!++;
      if (money && !Number.isNaN(money[i]!)) revenues[label]! += money[i]!;
    }
  }
  return { counts, revenues, unassigned };
}
