import { KindredError } from '../../base/errors';
import { portion, type Steps } from '../../base/steps';
import type { CustomerBase } from '../prepare/types';
import { activityOf } from './activity';
import { featureCatalog } from './catalog';
import { shaped } from './column';
import { matrixOf, warnings } from './matrix';
import { scoresOf } from './components';
import { familyEntry } from './families/catalog';
import type { FeatureEntry } from './feature';
import { unknownOf } from './unknown';
import { rfmFeatures } from './rfm-scores';
import type { Feature, FeatureMatrix, RfmCuts } from './types';

/**
 * Customers placed in the space of an earlier matrix: the same features, shaped as they were shaped then, so that
 * a model fitted on that matrix can assign them. What the new files lack gets the earlier median.
 *
 * @param referenceDay days since 1970-01-01; 0 means the day after the last line of `base`
 * @throws KindredError `nothing-before`, `unknown-feature`
 */
export function* featuresLike(
  earlier: Pick<FeatureMatrix, 'features' | 'used' | 'components'>,
  base: CustomerBase,
  referenceDay = 0,
): Steps<FeatureMatrix> {
  const activity = yield* portion(activityOf(base, referenceDay), 0, 10);
  const columns: Float32Array[] = [];
  const taking = new Set(earlier.used);
  const made: Feature[] = [];
  for (const [done, feature] of earlier.features.entries()) {
    yield { done: 10 + (90 * done) / earlier.features.length, total: 100 };
    const entry = entryOf(feature);
    if (!entry && !taking.has(done)) {
      made.push({ ...feature, values: activity.unknown });
      continue;
    }
    if (!entry) {
      throw new KindredError(
        'unknown-feature',
        `The earlier segments use the feature “${feature.spec.id}”, which this version does not know.`,
      );
    }
    const lacks = entry.lacks(activity);
    const values = lacks ? activity.unknown : entry.compute(activity);
    made.push({ ...feature, values, reason: lacks ?? feature.reason });
    if (!taking.has(done)) continue;
    columns.push(
      Float32Array.from(shaped(values, lacks ? null : (entry.standIn?.values(activity) ?? null), feature)),
    );
  }
  const shapedAll = matrixOf(
    columns,
    earlier.used.map((index) => earlier.features[index]!.weight),
    activity.customers,
  );
  const { components } = earlier;
  return {
    customers: activity.base.customers,
    features: made,
    used: earlier.used,
    ...(components
      ? { x: scoresOf(shapedAll, components), components: { ...components, shaped: shapedAll } }
      : { x: shapedAll }),
    referenceDay: activity.referenceDay,
    currency: base.currency,
    warnings: warnings(activity),
  };
}

/** How an earlier feature is computed; undefined for one that this version does not know, or that never was. */
function entryOf({ spec, basis }: Pick<Feature, 'spec' | 'basis'>): FeatureEntry | undefined {
  if (basis?.family === 'unknown') {
    const known = entryOf({ spec: basis.feature, basis: basis.basis ?? undefined });
    return known && unknownOf(known);
  }
  if (basis?.family === 'score') {
    const none: RfmCuts = { recency: [], frequency: [], monetary: [] };
    const scores = rfmFeatures({ cuts: { ...none, [basis.axis]: basis.cuts }, collapsed: [] });
    return scores.find((entry) => entry.spec.id === spec.id);
  }
  return basis ? familyEntry(spec, basis) : featureCatalog.find((entry) => entry.spec.id === spec.id);
}
