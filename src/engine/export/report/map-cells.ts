import type { MapView } from '../../analyze/types';

/** The map without its dots: how many customers of a segment lie in each square. */
export interface MapCells {
  readonly cells: readonly {
    readonly x: number;
    readonly y: number;
    readonly segment: number;
    /** Customers that the map holds there; never fewer than may be told of. */
    readonly customers: number;
  }[];
  /** Width and height of a square. */
  readonly size: readonly [number, number];
  /** Share of the variance that the two directions hold, 0 to 1. */
  readonly explained: number;
  readonly axes: readonly [string, string];
  /** Share of the map's customers that stand in a drawn square, 0 to 1. */
  readonly drawn: number;
}

/** Squares a side, finest first. */
const SIDES = [40, 28, 20, 14, 10, 7, 5];
/** The finest squares that hold this share of the customers are taken. */
const ENOUGH = 0.8;

/**
 * Sums the map up in squares. A square says nothing of a segment that has fewer than `k` customers in it; the squares
 * are as small as leaves four of five customers drawn.
 *
 * @param axes what the axes stand for, in words.
 * @param open whether anything may be told of a segment.
 */
export function mapCells(
  map: MapView,
  axes: readonly string[],
  open: (segment: number) => boolean,
  k: number,
): MapCells {
  const x = range(map.x);
  const y = range(map.y);
  let best: MapCells | null = null;
  for (const side of SIDES) {
    const cells = cellsOf(map, open, k, side, x, y);
    const drawn = cells.reduce((sum, { customers }) => sum + customers, 0) / Math.max(1, map.x.length);
    const [a, b] = map.explained;
    best = {
      cells,
      size: [x.size / side, y.size / side],
      explained: a + b,
      axes: [axes[0] ?? '', axes[1] ?? ''],
      drawn,
    };
    if (drawn >= ENOUGH) break;
  }
  return best!;
}

function cellsOf(
  { x, y, segment }: MapView,
  open: (segment: number) => boolean,
  k: number,
  side: number,
  across: Range,
  up: Range,
): MapCells['cells'] {
  const place = (value: number, { low, size }: Range) =>
    Math.min(side - 1, Math.floor(((value - low) / size) * side));
  const counts = new Map<number, number>();
  segment.forEach((label, row) => {
    if (label < 0 || !open(label)) return;
    const key = (label * side + place(y[row]!, up)) * side + place(x[row]!, across);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  const middle = (index: number, { low, size }: Range) => low + ((index + 0.5) / side) * size;
  return [...counts]
    .filter(([, customers]) => customers >= k)
    .sort(([a], [b]) => a - b)
    .map(([key, customers]) => ({
      x: middle(key % side, across),
      y: middle(Math.floor(key / side) % side, up),
      segment: Math.floor(key / (side * side)),
      customers,
    }));
}

interface Range {
  readonly low: number;
  readonly size: number;
}

function range(values: Float32Array): Range {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, size: high > low ? high - low : 1 };
}
