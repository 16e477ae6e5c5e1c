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
}

/**
 * Decides how to shape a feature.
 *
 * @param values original units, NaN where not defined
 * @param standIn values for those without one, original units; null takes the median of the others
 */
export function shapeOf(
  values: Float64Array,
  standIn: Float64Array | null,
  unit: FeatureUnit,
  { log, scaling, weight }: ShapingOptions,
): Shape {
  const { transform, column } = log
    ? evened(values, unit)
    : { transform: 'none' as const, column: values.slice() };
  const fill = quantile(column, 0.5);
  const known = { transform, fill: Number.isNaN(fill) ? 0 : fill };
  fillGaps(column, standIn && transformed(standIn, transform), known.fill);
  return {
    ...known,
    ...scaleOf(column, scaling),
    limit: scaling === 'none' ? Number.MAX_VALUE : LIMIT,
    weight,
  };
}

/** The column that a shape makes of values: transformed, filled, scaled, limited; not yet weighed. */
export function shaped(values: Float64Array, standIn: Float64Array | null, shape: Shape): Float64Array {
  const column = transformed(values, shape.transform);
  fillGaps(column, standIn && transformed(standIn, shape.transform), shape.fill);
  const { center, scale, limit } = shape;
  for (let i = 0; i < column.length; i++) {
    const scaled = (column[i]! - center) / scale;
    column[i] = scaled > limit ? limit : scaled < -limit ? -limit : scaled;
  }
  return column;
}

function fillGaps(column: Float64Array, standIn: Float64Array | null, fill: number): void {
  for (let i = 0; i < column.length; i++) {
    if (column[i] === column[i]) continue;
    const stand = standIn ? standIn[i]! : fill;
    column[i] = stand === stand ? stand : fill;
  }
}
