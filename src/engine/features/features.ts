import { KindredError } from '../../base/errors';
import { portion, type Steps } from '../../base/steps';
import { unpacked } from '../../base/values';
import { count, counted } from '../../base/wording';
import type { CustomerBase } from '../prepare/types';
import { activityOf, type Activity } from './activity';
import { featureCatalog } from './catalog';
import type { CustomerValue } from './clv/customer-value';
import { componentsOf, scoresOf } from './components';
import { draft, judge, missingIn, type Draft } from './draft';
import { families } from './families/catalog';
import type { FeatureEntry, FeatureSettings } from './feature';
import { descriptions, kindColumns } from './kinds';
import { matrixOf, warnings } from './matrix';
import { countPurchases } from './purchases';
import { listsActivity } from './needs';
import { featureSettings } from './options';
import { isConstant } from './redundancy';
import { rfmFeatures, rfmLabels, rfmScoring } from './rfm-scores';
import type { FeatureMatrix } from './types';
import { unknownOf } from './unknown';
import type { CustomerVoice } from './voice/customer-voice';

/** A feature that is unknown for fewer customers than this part has no feature “is unknown”. */
const WORTH_SAYING = 0.05;

/**
 * What is known about each customer on the reference day, in original units and shaped for clustering.
 *
 * @param options see `featureOptions`; anything absent has its default
 * @param value lifetime value as of the same reference day; without it its features are unknown
 * @param voice what customers say as of the same day; without it nothing is known of it
 * @returns customers × used features in `x`, without NaN or infinity, and every feature with the reason why it is
 *   used or not
 * @throws KindredError `nothing-before`, `no-differences`, `bad-option`, `unknown-option`
 * Cost: O(lines + customers × used features²), about 0.5 s for a million lines of 100,000 customers.
 */
export function* features(
  base: CustomerBase,
  options: Readonly<Record<string, unknown>> = {},
  value: CustomerValue | null = null,
  voice: CustomerVoice | null = null,
): Steps<FeatureMatrix> {
  const settings = featureSettings(options);
  const activity = yield* portion(activityOf(base, settings.referenceDay as number, value, voice), 0, 5);
  yield* portion(countPurchases(activity), 5, 15);
  const rfm = rfmScoring(activity, settings);
  const entries = [
    ...featureCatalog,
    ...rfmFeatures(rfm),
    ...(yield* portion(found(activity, settings), 15, 30)),
  ];
  const drafts: Draft[] = [];
  for (const [done, entry] of entries.entries()) {
    const from = 30 + (68 * done) / entries.length;
    yield { done: from, total: 100 };
    if (entry.ahead && !entry.lacks(activity)) yield* portion(entry.ahead(activity), from, from);
    drafts.push(judge(draft(entry, activity, settings), drafts, settings));
  }
  if (settings.unknowns) {
    for (const [at, entry] of entries.entries()) {
      const { used, values } = drafts[at]!.feature;
      if (used && missingIn(unpacked(values)) >= WORTH_SAYING * values.length)
        drafts.push(judge(draft(unknownOf(entry), activity, settings), drafts, settings));
    }
  }
  const used = drafts.flatMap(({ feature }, index) => (feature.used ? [index] : []));
  if (used.length === 0) throw noDifferences(drafts, activity.customers);
  const made = drafts.map(({ feature }) => feature);
  const columns = used.map((index) => drafts[index]!.column!);
  // Their directions are needed no more.
  drafts.length = 0;
  yield { done: 98, total: 100 };
  const shaped = matrixOf(
    columns,
    used.map((index) => made[index]!.weight),
    activity.customers,
  );
  const components = settings.components
    ? yield* portion(componentsOf(shaped, settings.explained as number), 98, 99)
    : null;
  yield { done: 99, total: 100 };
  const categories = kindColumns(activity, settings);
  return {
    customers: activity.base.customers,
    features: made,
    used,
    categories,
    descriptions: [...rfmLabels(activity, rfm), ...(yield* portion(descriptions(activity), 99, 100))],
    rfm,
    ...(components ? { x: scoresOf(shaped, components), components } : { x: shaped }),
    referenceDay: activity.referenceDay,
    currency: base.currency,
    activityOnly: listsActivity(activity),
    warnings: warnings(activity),
  };
}

/** The features that depend on what the data hold. */
function* found(activity: Activity, settings: FeatureSettings): Steps<FeatureEntry[]> {
  const entries: FeatureEntry[] = [];
  const all = Object.values(families);
  for (const [done, family] of all.entries())
    entries.push(
      ...(yield* portion(
        family.found(activity, settings),
        (100 * done) / all.length,
        (100 * (done + 1)) / all.length,
      )),
    );
  return entries;
}

function noDifferences(drafts: readonly Draft[], customers: number): KindredError {
  const computed = drafts.filter((each) => each.computed).length;
  const differ = drafts.filter(({ feature }) => !isConstant(unpacked(feature.values))).length;
  return new KindredError(
    'no-differences',
    customers === 1
      ? 'There is only one customer, so there is nobody to compare with.'
      : differ === 0
        ? `All ${count(customers)} customers are alike: none of the ${counted(computed, 'feature')} differs between them.`
        : `Nothing tells the ${count(customers)} customers apart: ${counted(differ, 'feature')} that ${differ === 1 ? 'differs' : 'differ'} between them ${differ === 1 ? 'is' : 'are'} not in use.`,
    { customers, features: computed },
  );
}
