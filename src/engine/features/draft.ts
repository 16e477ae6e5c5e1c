import { packed, type Values } from '../../base/values';
import { percent } from '../../base/wording';
import type { Activity } from './activity';
import { shapeOf, type Shape } from './column';
import type { FeatureEntry, FeatureSettings } from './feature';
import { listsPeople } from './needs';
import { once } from './once';
import { useOption, weightOption } from './options';
import { direction, firstAlike, isConstant } from './redundancy';
import type { Evening } from './shape';
import type { Feature } from './types';

/** Fewer customers than this correlate by chance. */
const ENOUGH = 10;
const SAME_FOR_ALL = 'It is the same for everyone.';

/** A feature on its way: `column` is transformed, filled, centered and scaled. */
export interface Draft {
  readonly feature: Feature;
  /** False when the data lack what it needs. */
  readonly computed: boolean;
  /** In single precision, like the matrix: a million customers have some twenty. Null when it takes no part. */
  readonly column: Float32Array | null;
  /** For correlations; null like `column`. */
  readonly direction: Float32Array | null;
}

const UNSHAPED: Omit<Shape, 'weight'> = {
  transform: 'none',
  lambda: 1,
  ranks: [],
  fill: 0,
  center: 0,
  scale: 1,
  limit: Number.MAX_VALUE,
};

/** One column for all features that the data can't give. */
const unknownValues = once(({ unknown }: Activity) => packed(unknown));

/** Computes and shapes one feature; whether it says something new is still open. */
export function draft(entry: FeatureEntry, activity: Activity, settings: FeatureSettings): Draft {
  const { spec, standIn, basis } = entry;
  const weight = settings[weightOption(spec.group)] as number;
  const wish = settings[useOption(spec.id)];
  const idle = (values: Values, reason: string, computed = true): Draft => ({
    feature: { spec, values, used: false, reason, ...UNSHAPED, weight, basis },
    computed,
    column: null,
    direction: null,
  });
  const lacks = entry.lacks(activity);
  if (lacks) return idle(unknownValues(activity), lacks, false);
  const values = entry.compute(activity);
  if (wish === 'off') return idle(packed(values), 'You left it out.');
  if (weight === 0) return idle(packed(values), 'Its group has the weight 0.');
  if (!values.some(isDefined)) return idle(packed(values), 'It is not defined for any customer.');
  const wanted = settings.profiles && (spec.group === 'profile' || listsPeople(activity));
  if (entry.apart && wish !== 'on' && !wanted)
    return idle(packed(values), isConstant(values) ? SAME_FOR_ALL : entry.apart);
  const missing = missingIn(values);
  const instead = missing > 0 && standIn ? standIn.values(activity) : null;
  const { shape, column } = shapeOf(values, instead, spec.unit, {
    evening: settings.log ? (settings.curve as Evening) : 'none',
    scaling: settings.scaling as string,
    limit: settings.limit as number,
    weight,
    siblings: entry.siblings ?? 1,
  });
  if (isConstant(column)) return idle(packed(values), SAME_FOR_ALL);
  const reason =
    missing === 0
      ? ''
      : `Known for ${percent(1 - missing / values.length)} of the customers; ${standIn?.reason ?? 'the others get the median'}.`;
  return {
    feature: { spec, values: packed(values), used: true, reason, ...shape, basis },
    computed: true,
    column: new Float32Array(column),
    direction: direction(column, new Float32Array(column.length)),
  };
}

const isDefined = (value: number): boolean => value === value;

/** How many values are not defined. */
export function missingIn(values: Float64Array): number {
  let missing = 0;
  for (let c = 0; c < values.length; c++) if (values[c] !== values[c]) missing++;
  return missing;
}

/** Leaves a feature out that says the same as one of those before it, unless a person wants it. */
export function judge(draft: Draft, before: readonly Draft[], settings: FeatureSettings): Draft {
  const { feature, column } = draft;
  if (!column || column.length < ENOUGH || settings[useOption(feature.spec.id)] === 'on') return draft;
  const others = before.filter(({ feature: { used } }) => used);
  const alike = firstAlike(
    draft.direction!,
    others.map(({ direction }) => direction!),
    settings.same as number,
  );
  if (!alike) return draft;
  const { label } = others[alike.place]!.feature.spec;
  const reason = `It says the same as “${label}” (correlation ${alike.r.toFixed(2).replace('-', '−')}).`;
  return { ...draft, column: null, feature: { ...feature, used: false, reason } };
}
