import { gridDistances, placeOf, touch, unitsOf, type Grid } from './grid';
import type { SomModel } from './som-model';

/** A trained map as charts draw it. All lists are by unit, row by row of the map. */
export interface SomView {
  readonly grid: Grid;
  /** Middle of each unit; touching units are 1 apart. */
  readonly places: readonly { readonly x: number; readonly y: number }[];
  readonly hits: Int32Array;
  readonly labels: Int32Array;
  /** U-matrix (Ultsch, Siemon 1990): mean distance of each unit to those it touches, in shaped features; 0 alone. */
  readonly distances: Float64Array;
  /** Each pair of touching units once, and the distance between them. */
  readonly walls: readonly { readonly from: number; readonly to: number; readonly distance: number }[];
  /** Component planes: one a column of the fit, the shaped value of the feature at each unit. */
  readonly planes: readonly Float64Array[];
  readonly quantizationError: number;
  readonly topographicError: number;
}

/** Cost: units². */
export function somView(model: SomModel): SomView {
  const { grid, codebook, origin, columns, hits, labels, quantizationError, topographicError } = model;
  const units = unitsOf(grid);
  const apart = gridDistances(grid);
  const sums = new Float64Array(units);
  const neighbors = new Int32Array(units);
  const walls = [];
  for (let from = 0; from < units; from++)
    for (let to = from + 1; to < units; to++) {
      if (!touch(apart[from * units + to]!)) continue;
      let sum = 0;
      for (let j = 0; j < columns; j++)
        sum += (codebook[from * columns + j]! - codebook[to * columns + j]!) ** 2;
      const distance = Math.sqrt(sum);
      walls.push({ from, to, distance });
      for (const unit of [from, to]) {
        sums[unit]! += distance;
        neighbors[unit]!++;
      }
    }
  return {
    grid,
    places: Array.from({ length: units }, (_, unit) => placeOf(grid, unit)),
    hits,
    labels,
    distances: sums.map((sum, unit) => sum / Math.max(1, neighbors[unit]!)),
    walls,
    planes: Array.from({ length: columns }, (_, j) =>
      Float64Array.from({ length: units }, (__, unit) => codebook[unit * columns + j]! + origin[j]!),
    ),
    quantizationError,
    topographicError,
  };
}
