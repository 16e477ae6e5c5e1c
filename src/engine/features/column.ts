import { quantile } from './quantile';
import { evened, scaleOf, transformed } from './shape';
import type { Feature, FeatureUnit } from './types';

/** How the values of a feature become a column of the matrix. */
export type Shape = Pick<Feature, 'transform' | 'fill' | 'center' | 'scale' | 'limit' | 'weight'>;

/** Scaled values further out than this are brought in: one customer who buys for a thousand is no segment. */
const LIMIT = 3;

interface ShapingOptions {
  readonly log: boolean;
  readonly scaling: string;
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
  { log, scaling, weight, siblings }: ShapingOptions,
): { readonly shape: Shape; readonly column: Float64Array } {
  const { transform, column } = log
    ? evened(values, unit)
    : { transform: 'none' as const, column: values.slice() };
  const middle = quantile(column, 0.5);
  const fill = Number.isNaN(middle) ? 0 : middle;
  fillGaps(column, standIn && transformed(standIn, transform), fill);
  const dilution = Math.sqrt(siblings);
  const limit = scaling === 'none' ? Number.MAX_VALUE : LIMIT / dilution;
  const { center, scale: spread } = scaleOf(column, scaling);
  const shape = { transform, fill, center, scale: spread * dilution, limit, weight };
  scaleBy(column, shape);
  return { shape, column };
}

/** The column that an earlier shape makes of values: transformed, filled, scaled, limited; not yet weighed. */
export function shaped(values: Float64Array, standIn: Float64Array | null, shape: Shape): Float64Array {
  const column = transformed(values, shape.transform);
  fillGaps(column, standIn && transformed(standIn, shape.transform), shape.fill);
  scaleBy(column, shape);
  return column;
}

function scaleBy(column: Float64Array, { center, scale, limit }: Shape): void {
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
