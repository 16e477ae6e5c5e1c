import { KindredError, type Problem } from '../../base/errors';
import type { Matrix } from '../../base/matrix';
import { mergeOptions } from '../../base/options';
import type { Steps } from '../../base/steps';
import { count, counted, percent } from '../../base/wording';
import type { CustomerBase } from '../prepare/types';
import { activityOf, type Activity } from './activity';
import { featureCatalog } from './catalog';
import type { FeatureEntry } from './feature';
import { featureOptions, useOption, weightOption } from './options';
import { correlation, direction, isConstant } from './redundancy';
import { quantile } from './quantile';
import { evened, scaleOf, transformed } from './shape';
import type { Feature, FeatureMatrix } from './types';

/** Two features that correlate more than this say the same. */
const SAME = 0.95;

type Options = Readonly<Record<string, unknown>>;

/** A feature on its way: `column` is transformed, filled, centered and scaled. */
interface Draft {
  readonly feature: Feature;
  /** Null when the feature can't be computed. */
  readonly column: Float64Array | null;
  readonly direction: Float64Array | null;
}

/**
 * What is known about each customer on the reference day, in original units and shaped for clustering.
 *
 * @param options see `featureOptions`; anything absent has its default
 * @returns customers × used features in `x`, without NaN or infinity, and every feature with the reason why it is
 *   used or not
 * @throws KindredError `nothing-before`, `no-differences`, `bad-option`, `unknown-option`
 * Cost: O(lines + customers × features²), about 0.3 s for a million lines of 100,000 customers.
 */
export function* features(base: CustomerBase, options: Options = {}): Steps<FeatureMatrix> {
  const settings: Options = mergeOptions(featureOptions, options);
  const activity = yield* activityOf(base, settings.referenceDay as number);
  const drafts: Draft[] = [];
  for (const [done, entry] of featureCatalog.entries()) {
    yield { done, total: featureCatalog.length };
    drafts.push(judge(draft(entry, activity, settings), drafts, settings));
  }
  const used = drafts.flatMap(({ feature }, index) => (feature.used ? [index] : []));
  if (used.length === 0) throw noDifferences(drafts, activity.customers);
  return {
    customers: activity.base.customers,
    features: drafts.map(({ feature }) => feature),
    used,
    x: matrixOf(used.map((index) => drafts[index]!)),
    referenceDay: activity.referenceDay,
    currency: base.currency,
    warnings: warnings(activity),
  };
}

/** Computes and shapes one feature; `used` is still open unless it can't be computed. */
function draft({ spec, standIn, ...entry }: FeatureEntry, activity: Activity, settings: Options): Draft {
  const weight = settings[weightOption(spec.group)] as number;
  const lacks = entry.lacks(activity);
  if (lacks) {
    const values = new Float64Array(activity.customers).fill(NaN);
    const none = { transform: 'none', center: 0, scale: 1, fill: 0, weight } as const;
    return { feature: { spec, values, used: false, reason: lacks, ...none }, column: null, direction: null };
  }
  const values = entry.compute(activity);
  const { transform, column } =
    settings.log === true
      ? evened(values, spec.unit)
      : { transform: 'none' as const, column: values.slice() };
  let missing = 0;
  for (let c = 0; c < values.length; c++) if (values[c] !== values[c]) missing++;
  const fill = missing < values.length ? quantile(column, 0.5) : 0;
  let reason = '';
  if (missing > 0) {
    const substitute = standIn && transformed(standIn.values(activity), transform);
    for (let c = 0; c < column.length; c++) {
      if (!Number.isNaN(column[c]!)) continue;
      const stand = substitute ? substitute[c]! : fill;
      column[c] = Number.isNaN(stand) ? fill : stand;
    }
    const share = percent(1 - missing / values.length);
    reason = `Known for ${share} of the customers; ${standIn?.reason ?? 'the others get the median'}.`;
  }
  const { center, scale } = scaleOf(column, settings.scaling as string);
  for (let c = 0; c < column.length; c++) column[c] = (column[c]! - center) / scale;
  const used = missing < values.length;
  const feature: Feature = { spec, values, used, reason, transform, center, scale, fill, weight };
  return { feature, column, direction: direction(column) };
}

/** Decides whether a feature takes part, given those decided before it. */
function judge(draft: Draft, before: readonly Draft[], settings: Options): Draft {
  const { feature, column } = draft;
  if (!column) return draft;
  const off = (reason: string): Draft => ({ ...draft, feature: { ...feature, used: false, reason } });
  const wish = settings[useOption(feature.spec.id)];
  if (wish === 'off') return off('You left it out.');
  if (feature.weight === 0) return off('Its group has the weight 0.');
  if (!feature.used) return off('It is not defined for any customer.');
  if (isConstant(column)) return off('It is the same for everyone.');
  if (wish === 'on') return draft;
  for (const other of before) {
    if (!other.feature.used) continue;
    const r = correlation(draft.direction!, other.direction!);
    if (Math.abs(r) > SAME)
      return off(`It says the same as “${other.feature.spec.label}” (correlation ${r.toFixed(2)}).`);
  }
  return draft;
}

function matrixOf(drafts: readonly Draft[]): Matrix<Float32Array> {
  const inputs = drafts.map(({ column }) => column!);
  const weights = drafts.map(({ feature }) => feature.weight);
  const [rows, columns] = [inputs[0]!.length, inputs.length];
  const data = new Float32Array(rows * columns);
  for (let row = 0, at = 0; row < rows; row++)
    for (let j = 0; j < columns; j++) data[at++] = inputs[j]![row]! * weights[j]!;
  return { rows, columns, data };
}

function noDifferences(drafts: readonly Draft[], customers: number): KindredError {
  const computed = drafts.filter(({ column }) => column).length;
  return new KindredError(
    'no-differences',
    customers === 1
      ? 'There is only one customer, so there is nobody to compare with.'
      : `Nothing tells the ${count(customers)} customers apart: none of ${counted(computed, 'feature')} is in use and differs between them.`,
    { customers, features: computed },
  );
}

function warnings({ orders, customers }: Activity): Problem[] {
  const once = orders.reduce((sum, n) => sum + Number(n === 1), 0);
  if (customers < 2 || once < customers) return [];
  return [
    {
      code: 'all-bought-once',
      message: `All ${count(customers)} customers bought once, so frequency and rhythm can't tell them apart.`,
      numbers: { customers },
    },
  ];
}
