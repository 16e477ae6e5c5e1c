import { raster } from '../../base/raster';
import type { Density } from './types';

/** Cells a side of the picture of the density. */
const SIDE = 96;

/** How many customers stand in each cell. Cost: customers. */
export function densityOf(x: Float32Array, y: Float32Array): Density {
  const { left, bottom, cellWidth, cellHeight, cellOf } = raster(x, y, SIDE, SIDE);
  const counts = new Float32Array(SIDE * SIDE);
  for (let i = 0; i < x.length; i++) counts[cellOf(x[i]!, y[i]!)]!++;
  return { columns: SIDE, rows: SIDE, left, bottom, cellWidth, cellHeight, counts, customers: x.length };
}
