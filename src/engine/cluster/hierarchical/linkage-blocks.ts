import type { Matrix } from '../../../base/matrix';
import type { AsyncSteps, Steps } from '../../../base/steps';
import type { Parallel, Resident } from '../../../compute/parallel';
import { at } from '../share';

/** Differences computed between two yields. */
const WORK = 3_000_000;
/** Rows up to which distances are kept as float64. */
const WIDE = 4_000;
/** Rows and columns of a block. */
const SIDE = 32;
/** Distances that each worker computes before it hands them over, or differences if these are more. */
const PIECE = 1_000_000;
const PIECE_WORK = 40_000_000;
/**
 * Differences in all beyond which the pool computes them. Measured with two workers against one: 36 ms and 31 where
 * there are 16 million, 147 and 108 where 50, 1,530 and 960 where 800; at 8 million handing over costs more than it saves.
 */
const SPREAD_WORK = 50_000_000;

/**
 * Euclidean distances of all pairs, in blocks of 32 × 32: a row as well as a column of the matrix then lies in few
 * pages of memory, which takes a third of the time of rows one after the other. The pair a < b is at
 * `rows[a] + columns[b]`. Blocks of the same rows follow one another, so that a range of rows is a range of memory.
 */
export interface Blocks {
  readonly distances: Float32Array | Float64Array;
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

/** Rows of blocks from `from` up to `to`. */
interface Range {
  readonly from: number;
  readonly to: number;
}

const acrossOf = (count: number) => Math.ceil(count / SIDE);

/** Where the blocks of some rows begin in memory. */
const startOf = (row: number, across: number) => (row * across - (row * (row - 1)) / 2) * SIDE * SIDE;

const rowAt = (a: number, across: number) =>
  startOf(a >> 5, across) - (a >> 5) * SIDE * SIDE + (a & 31) * SIDE;

const columnAt = (b: number) => (b >> 5) * SIDE * SIDE + (b & 31);

function emptyBlocks(count: number): Blocks {
  const across = acrossOf(count);
  return {
    distances: room(count, startOf(across, across)),
    rows: Int32Array.from({ length: count }, (_, a) => rowAt(a, across)),
    columns: Int32Array.from({ length: count }, (_, b) => columnAt(b)),
  };
}

const room = (count: number, size: number) =>
  count <= WIDE ? new Float64Array(size) : new Float32Array(size);

/** Cost: rows² × columns / 2; memory 2 × rows² bytes, beyond 4,000 rows as float32. */
export function* blocksOf(points: Matrix<Float64Array>): Steps<Blocks> {
  const blocks = emptyBlocks(points.rows);
  yield* fill(points, { from: 0, to: acrossOf(points.rows) }, blocks.distances);
  return blocks;
}

/** The blocks of some rows into memory that begins with them. */
function* fill(points: Matrix<Float64Array>, { from, to }: Range, into: Blocks['distances']): Steps<void> {
  const { rows: count, columns: d } = points;
  const across = acrossOf(count);
  const first = startOf(from, across);
  const end = Math.min(count, to * SIDE);
  let work = 0;
  for (let a = from * SIDE; a < end; a++) {
    fillRow(points, a, into, rowAt(a, across) - first);
    work += (count - a) * d;
    if (work <= WORK) continue;
    work = 0;
    yield { done: a, total: end };
  }
}

/** Distances from row a to all after it. */
function fillRow(
  { rows: count, columns: d, data }: Matrix<Float64Array>,
  a: number,
  into: Blocks['distances'],
  row: number,
): void {
  for (let b = a + 1, from = b * d; b < count; b++) {
    let sum = 0;
    for (let j = 0, at = a * d; j < d; j++, at++, from++) {
      const gap = data[at]! - data[from]!;
      sum += gap * gap;
    }
    into[row + columnAt(b)] = Math.sqrt(sum);
  }
}

/** The rows of which a worker computes distances, and which of how many workers it is. */
interface Part {
  readonly points: Matrix<Float64Array>;
  readonly part: number;
}

/** Distances by the pool: every worker knows all rows, and computes the blocks of some at a time. */
export const linkageBlocks = {
  name: 'linkage-blocks',
  open: (part: Part): Part => part,
  questions: {
    /** @param ranges of each worker, empty where nothing is left for it. */
    *fill({ points, part }: Part, ranges: readonly Range[]): Steps<Blocks['distances']> {
      const { from, to } = ranges[part]!;
      const across = acrossOf(points.rows);
      const distances = room(points.rows, startOf(to, across) - startOf(from, across));
      yield* fill(points, { from, to }, distances);
      return distances;
    },
  },
  close(): void {},
} satisfies Resident<Part, Part, Record<string, (state: Part, input: never) => unknown>>;

/** Whether the pool computes them faster. */
export const spreads = ({ rows, columns }: Matrix, { width }: Parallel) =>
  width > 1 && (rows * rows * columns) / 2 > SPREAD_WORK;

/** `blocksOf` over the pool, the same to the bit. Beside the matrix there are at most a few MB for each worker. */
export async function* blocksOver(points: Matrix<Float64Array>, parallel: Parallel): AsyncSteps<Blocks> {
  const { rows: count } = points;
  const across = acrossOf(count);
  const blocks = emptyBlocks(count);
  const { width } = parallel;
  const piece = Math.min(PIECE, PIECE_WORK / points.columns);
  const parts = Array.from({ length: width }, (_, part) => ({
    points: { ...points, data: points.data.slice() },
    part,
  }));
  const held = parallel.hold(linkageBlocks, parts);
  try {
    for (let done = 0; done < across;) {
      const ranges: Range[] = [];
      for (let part = 0, from = done; part < width; part++) {
        let to = from;
        while (to < across && startOf(to, across) - startOf(from, across) < piece) to++;
        ranges.push({ from, to });
        from = to;
      }
      const pieces = yield* at(held.ask('fill', ranges), done / across);
      ranges.forEach(({ from }, part) => blocks.distances.set(pieces[part]!, startOf(from, across)));
      done = ranges.at(-1)!.to;
    }
    return blocks;
  } finally {
    held.close();
  }
}
