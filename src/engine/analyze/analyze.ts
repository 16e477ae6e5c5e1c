import type { Steps } from '../../base/steps';
import { definesAny, unpacked } from '../../base/values';
import type { Segmentation } from '../cluster/types';
import type { FeatureMatrix } from '../features/types';
import { contrasts } from './contrasts';
import { principalMap } from './map';
import { titlesOf } from './names';
import { overviewOf } from './overview';
import { factsOf, habitsOf } from './portrait';
import { MOSTLY, silentShares } from './silence';
import { evidenceOf } from './evidence';
import type { Title, Profiles, SegmentFacts } from './types';

/** Segments of fewer customers than this are marked: their medians may be chance. */
const SMALL = 30;

/**
 * Describes the segments: what sets each apart, the title and the habits that those facts
 * earn, and the map. Words are made of them by `tell`.
 */
export function* analyze(matrix: FeatureMatrix, segmentation: Segmentation): Steps<Profiles> {
  const { features, customers } = matrix;
  const { labels, k } = segmentation;
  const compared = yield* contrasts(features, labels, k);
  const { map, places } = yield* principalMap(
    matrix.components?.shaped ?? matrix.x,
    matrix.used.map((index) => features[index]!.spec),
    labels,
  );
  const evidence = compared.map((row) => evidenceOf(row, features));
  const monetary = features.find(({ spec, values }) => spec.id === 'monetary' && definesAny(values));
  const money = monetary && unpacked(monetary.values);
  const { counts, revenues, unassigned } = totals(labels, k, money);
  const silent = yield* silentShares(features, labels, k);
  // A catch-all holds most customers, those who are away and others.
  const mixed = counts.map((count, at) => count > customers.length / 2 && silent[at]! < MOSTLY);
  // Segments by rule come with their names.
  const titles =
    segmentation.names?.slice(0, k).map((name): Title => ({ kind: 'rule', name })) ??
    titlesOf(compared, features, mixed);
  const revenue = revenues.reduce((sum, value) => sum + value, 0);
  const segments = compared.map((row, segment): SegmentFacts => ({
    segment,
    title: titles[segment]!,
    habits: habitsOf(evidence[segment]!, row, features),
    customers: counts[segment]!,
    customerShare: counts[segment]! / Math.max(1, customers.length),
    revenue: revenues[segment]!,
    revenueShare: revenue > 0 ? revenues[segment]! / revenue : NaN,
    facts: factsOf(row, features),
    contrasts: row,
    notes: counts[segment]! < SMALL ? [{ kind: 'few', customers: counts[segment]! }] : [],
  }));
  const separated = segmentation.choice?.separated ?? true;
  return {
    segments,
    unassigned,
    map,
    overview: overviewOf(segments, {
      customers: customers.length,
      unassigned,
      separated,
      silent,
      money,
    }),
    places,
    lostNames: [],
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
