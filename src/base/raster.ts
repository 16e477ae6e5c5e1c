/** A division of the plane, from the least to the greatest place on each axis, into equal cells. */
export interface Raster {
  readonly left: number;
  readonly bottom: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Row by row from below. */
  cellOf(x: number, y: number): number;
}

export function raster(x: Float32Array, y: Float32Array, columns: number, rows: number): Raster {
  const [horizontal, vertical] = [extent(x), extent(y)];
  const cellWidth = horizontal.size / columns;
  const cellHeight = vertical.size / rows;
  return {
    left: horizontal.low,
    bottom: vertical.low,
    cellWidth,
    cellHeight,
    cellOf: (atX, atY) =>
      Math.min(rows - 1, Math.floor((atY - vertical.low) / cellHeight)) * columns +
      Math.min(columns - 1, Math.floor((atX - horizontal.low) / cellWidth)),
  };
}

function extent(values: Float32Array): { readonly low: number; readonly size: number } {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, size: high > low ? high - low : 1 };
}
