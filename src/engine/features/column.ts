import { quantile } from './quantile';
import { quantiles, rankOf } from './ranks';
import { evened, scaleOf, transformed, type Evening } from './shape';
import type { Feature, FeatureUnit } from './types';

/** How the values of a feature become a column of the matrix: transformed, filled, ranked, scaled, limited. */
export type Shape = Pick<
  Feature,
  'transform' | 'lambda' | 'fill' | 'ranks' | 'center' | 'scale' | 'limit' | 'weight'
>;

interface ShapingOptions {
  readonly evening: Evening;
  readonly scaling: string;
  /** Scaled values further out than this are brought in: one customer who buys for a thousand is no segment. */
  readonly limit: number;
  readonly weight: number;
  /** See `FeatureEntry`. */
  readonly siblings: number;
}

/**
 * Decides how to shape a feature, and shapes it.
 *
 * @param values original units, NaN where not defined
 * @param standIn values for those without one, original units; null takes the median of the others
 * @returns the shape, and the column that it makes of the values: not yet weighed
 */
export function shapeOf(
  values: Float64Array,
  standIn: Float64Array | null,
  unit: FeatureUnit,
  { evening, scaling, limit, weight, siblings }: ShapingOptions,
): { readonly shape: Shape; readonly column: Float64Array } {
  const byRank = scaling === 'ranks';
  // Ranks are the same on any curve.
  const { column, ...curve } = evened(values, unit, byRank ? 'none' : evening);
  const middle = quantile(column, 0.5);
  const fill = Number.isNaN(middle) ? 0 : middle;
  fillGaps(column, standIn && transformed(standIn, curve), fill);
  const ranks = byRank ? quantiles(column) : [];
  const { center, scale } = scaleOf(column, scaling);
  const dilution = Math.sqrt(siblings);
  const shape: Shape = {
    ...curve,
    fill,
    ranks,
    center,
    scale: scale * dilution,
    limit: scaling === 'none' ? Number.MAX_VALUE : limit / dilution,
    weight,
  };
  scaleBy(column, shape);
  return { shape, column };
}

/** The column that an earlier shape makes of values, in the same way; not yet weighed. */
export function shaped(values: Float64Array, standIn: Float64Array | null, shape: Shape): Float64Array {
  const column = transformed(values, shape);
  fillGaps(column, standIn && transformed(standIn, shape), shape.fill);
  scaleBy(column, shape);
  return column;
}

function scaleBy(column: Float64Array, { ranks, center, scale, limit }: Shape): void {
  if (ranks.length > 0) for (let i = 0; i < column.length; i++) column[i] = rankOf(column[i]!, ranks);
  for (let i = 0; i < column.length; i++) {
    const scaled = (column[i]! - center) / scale;
    column[i] = scaled > limit ? limit : scaled < -limit ? -limit : scaled;
  }
}

function fillGaps(column: Float64Array, standIn: Float64Array | null, fill: number): void {
  for (let i = 0; i < column.length; i++) {
    if (column[i] === column[i]) continue;
    const stand = standIn ? standIn[i]! : fill;
    column[i] = stand === stand ? stand : fill;
  }
}
