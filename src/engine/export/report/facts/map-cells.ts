import { raster } from '../../../../base/raster';

/** The map without its dots: how many customers of a segment lie in each square. */
export interface MapCells {
  readonly cells: readonly {
    readonly x: number;
    readonly y: number;
    readonly segment: number;
    /** How many of its customers stand there; never fewer than may be told of. */
    readonly customers: number;
  }[];
  /** Width and height of a square. */
  readonly size: readonly [number, number];
  /** Share of the variance that the two directions hold, 0 to 1. */
  readonly explained: number;
  readonly axes: readonly [string, string];
  /** Share of all customers that stand in a drawn square, 0 to 1. */
  readonly drawn: number;
}

/** Squares a side, finest first. */
const SIDES = [40, 28, 20, 14, 10, 7, 5];
/** The finest squares that hold this share of the customers are taken. */
const ENOUGH = 0.8;

/** Where everybody stands, and in which segment. */
export interface Standing {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly segment: Int32Array;
}

/**
 * Sums the map up in squares. A square says nothing of a segment that has fewer than `k` customers in it; the squares
 * are as small as leaves four of five customers drawn.
 *
 * @param axes what the axes stand for, in words.
 * @param open whether anything may be told of a segment.
 * Cost: customers for each size of squares that is tried.
 */
export function mapCells(
  all: Standing,
  [across, up]: readonly number[],
  axes: readonly string[],
  open: (segment: number) => boolean,
  k: number,
): MapCells {
  let best: MapCells | null = null;
  for (const side of SIDES) {
    const { cells, size } = cellsOf(all, open, k, side);
    const drawn = cells.reduce((sum, { customers }) => sum + customers, 0) / Math.max(1, all.x.length);
    best = { cells, size, explained: across! + up!, axes: [axes[0] ?? '', axes[1] ?? ''], drawn };
    if (drawn >= ENOUGH) break;
  }
  return best!;
}

function cellsOf(
  { x, y, segment }: Standing,
  open: (segment: number) => boolean,
  k: number,
  side: number,
): Pick<MapCells, 'cells' | 'size'> {
  const { left, bottom, cellWidth, cellHeight, cellOf } = raster(x, y, side, side);
  const squares = side * side;
  const segments = segment.reduce((most, label) => Math.max(most, label + 1), 0);
  const counts = new Int32Array(segments * squares);
  for (let i = 0; i < x.length; i++) {
    const label = segment[i]!;
    if (label >= 0) counts[label * squares + cellOf(x[i]!, y[i]!)]!++;
  }
  const cells = Array.from({ length: segments }, (_, label) => label)
    .filter(open)
    .flatMap((label) =>
      Array.from({ length: squares }, (_, cell) => ({
        x: left + ((cell % side) + 0.5) * cellWidth,
        y: bottom + (Math.floor(cell / side) + 0.5) * cellHeight,
        segment: label,
        customers: counts[label * squares + cell]!,
      })),
    )
    .filter(({ customers }) => customers >= k);
  return { cells, size: [cellWidth, cellHeight] };
}
