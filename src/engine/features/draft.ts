import { percent } from '../../base/wording';
import type { Activity } from './activity';
import { shapeOf, type Shape } from './column';
import type { FeatureEntry } from './feature';
import { useOption, weightOption } from './options';
import { correlation, direction, isConstant } from './redundancy';
import type { Feature } from './types';

/** Two features that correlate more than this say the same. */
const SAME = 0.95;
/** Fewer customers than this correlate by chance. */
const ENOUGH = 10;

export type Options = Readonly<Record<string, unknown>>;

/** A feature on its way: `column` is transformed, filled, centered and scaled. */
export interface Draft {
  readonly feature: Feature;
  /** Null when the feature can't be computed. */
  readonly column: Float64Array | null;
  /** For correlations; null like `column`. */
  readonly direction: Float64Array | null;
  /** See `FeatureEntry`. */
  readonly apart?: string | undefined;
}

/** Computes and shapes one feature; `used` is still open unless it can't be computed. */
export function draft(
  { spec, standIn, ...entry }: FeatureEntry,
  activity: Activity,
  settings: Options,
): Draft {
  const weight = settings[weightOption(spec.group)] as number;
  const reason = entry.lacks(activity);
  if (reason) {
    const values = new Float64Array(activity.customers).fill(NaN);
    const shape: Shape = { transform: 'none', fill: 0, center: 0, scale: 1, limit: Number.MAX_VALUE, weight };
    return {
      feature: { spec, values, used: false, reason, ...shape },
      column: null,
      direction: null,
      apart: entry.apart,
    };
  }
  const values = entry.compute(activity);
  const missing = missingIn(values);
  const instead = missing > 0 && standIn ? standIn.values(activity) : null;
  const { shape, column } = shapeOf(values, instead, spec.unit, {
    log: settings.log as boolean,
    scaling: settings.scaling as string,
    weight,
  });
  const feature: Feature = {
    spec,
    values,
    used: missing < values.length,
    reason:
      missing === 0
        ? ''
        : `Known for ${percent(1 - missing / values.length)} of the customers; ${standIn?.reason ?? 'the others get the median'}.`,
    ...shape,
  };
  return { feature, column, direction: direction(column), apart: entry.apart };
}

function missingIn(values: Float64Array): number {
  let missing = 0;
  for (let c = 0; c < values.length; c++) if (values[c] !== values[c]) missing++;
  return missing;
}

/** Decides whether a feature takes part, given those decided before it. */
export function judge(draft: Draft, before: readonly Draft[], settings: Options): Draft {
  const { feature, column } = draft;
  if (!column) return draft;
  const off = (reason: string): Draft => ({ ...draft, feature: { ...feature, used: false, reason } });
  const wish = settings[useOption(feature.spec.id)];
  if (wish === 'off') return off('You left it out.');
  if (feature.weight === 0) return off('Its group has the weight 0.');
  if (!feature.used) return off('It is not defined for any customer.');
  if (isConstant(column)) return off('It is the same for everyone.');
  if (wish === 'on') return draft;
  if (draft.apart) return off(draft.apart);
  if (column.length < ENOUGH) return draft;
  for (const other of before) {
    if (!other.feature.used) continue;
    const r = correlation(draft.direction!, other.direction!);
    if (Math.abs(r) > SAME)
      return off(
        `It says the same as “${other.feature.spec.label}” (correlation ${r.toFixed(2).replace('-', '−')}).`,
      );
  }
  return draft;
}
