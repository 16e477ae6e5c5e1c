import { toFloat32, type Matrix } from '../../../base/matrix';
import { random, sampleIndices } from '../../../base/random';
import type { AsyncSteps, Steps } from '../../../base/steps';
import type { Kernels } from '../../../compute/kernels';
import type { FitContext } from '../algorithm';
import { distinctRows, type DistinctRows } from '../distinct-rows';
import { compareRows } from '../label-order';
import { nearestRows, nearestRowsSpread } from '../nearest-rows';
import { columnMeans, takeRows } from '../points';

/** What a tree is built on: the distinct rows, or so many small groups of them. */
export interface Leaves {
  readonly points: Matrix<Float64Array>;
  /** Rows that each leaf stands for. */
  readonly weights: Float64Array;
  /** Leaf of each row. */
  readonly leafOf: Int32Array;
  /** Where a new row looks for its leaf: the points themselves, or the centers by which the rows were grouped. */
  readonly centers: Matrix;
  /** Different rows there are. */
  readonly distinct: number;
}

/** Small groups made where there are too many rows. */
const GROUPS = 4_000;
/** Rows on which their centers settle, in so many passes. */
const SETTLING_ROWS = 20_000;
const SETTLING_PASSES = 2;
/** Pairs compared between two yields, times columns. */
const SETTLED = 40_000_000;

/**
 * Distinct rows in the order of their values, so that the order of rows decides nothing; beyond `most` of them 4,000
 * small groups by k-means (Wong 1982), from a seeded sample. Cost: rows × columns, and 4,000 times that for groups.
 */
export function* leavesFor(x: Matrix, most: number, seed: number, kernels: Kernels): Steps<Leaves> {
  const kinds = yield* distinctRows(x);
  if (kinds.firsts.length <= most) return distinctLeaves(x, kinds);
  const { points, centers } = yield* groupCenters(x, kinds, seed, kernels);
  return groupLeaves(x, kinds, centers, (yield* nearestRows(centers, points, kernels)).rows);
}

/** The same to the bit, the rows to their groups by a graphics card or the pool where that pays. */
export async function* leavesSpread(
  x: Matrix,
  most: number,
  seed: number,
  context: FitContext,
): AsyncSteps<Leaves> {
  const kinds = yield* distinctRows(x);
  if (kinds.firsts.length <= most) return distinctLeaves(x, kinds);
  const { points, centers } = yield* groupCenters(x, kinds, seed, context.kernels);
  return groupLeaves(x, kinds, centers, (yield* nearestRowsSpread(centers, points, context)).rows);
}

function distinctLeaves(x: Matrix, { firsts, kindOf, counts }: DistinctRows): Leaves {
  const order = Int32Array.from(firsts.keys()).sort((a, b) =>
    compareRows(x.data, x.columns, firsts[a]!, firsts[b]!),
  );
  const ranks = new Int32Array(order.length);
  order.forEach((kind, rank) => (ranks[kind] = rank));
  const centers = takeRows<Float32Array | Float64Array>(
    x,
    order.map((kind) => firsts[kind]!),
  );
  return {
    points: { ...centers, data: Float64Array.from(centers.data) },
    weights: Float64Array.from(order, (kind) => counts[kind]!),
    leafOf: kindOf.map((kind) => ranks[kind]!),
    centers,
    distinct: firsts.length,
  };
}

/** The centers of the small groups, and the rows as they are compared with them. */
function* groupCenters(x: Matrix, { firsts }: DistinctRows, seed: number, kernels: Kernels) {
  const points = toFloat32(x);
  const source = random(seed).fork('small groups');
  const starts = sampleIndices(firsts.length, GROUPS, source.fork('starts')).map((kind) => firsts[kind]!);
  const rows = sampleIndices(x.rows, SETTLING_ROWS, source.fork('rows'));
  return { points, centers: yield* settle(takeRows(points, rows), takeRows(points, starts), kernels) };
}

/** @param nearest center of each row. */
function groupLeaves(
  x: Matrix,
  { firsts }: DistinctRows,
  centers: Matrix<Float32Array>,
  nearest: Int32Array,
): Leaves {
  const sizes = new Float64Array(centers.rows);
  for (const group of nearest) sizes[group]!++;
  const used = Int32Array.from(sizes.keys()).filter((group) => sizes[group]! > 0);
  const leaves = new Int32Array(centers.rows);
  used.forEach((group, leaf) => (leaves[group] = leaf));
  const weights = Float64Array.from(used, (group) => sizes[group]!);
  const leafOf = nearest.map((group) => leaves[group]!);
  return {
    points: { rows: used.length, columns: x.columns, data: meansOf(x, leafOf, weights) },
    weights,
    leafOf,
    centers: takeRows(centers, used),
    distinct: firsts.length,
  };
}

/** Lloyd's passes over a sample of the rows. */
function* settle(
  rows: Matrix<Float32Array>,
  starts: Matrix<Float32Array>,
  kernels: Kernels,
): Steps<Matrix<Float32Array>> {
  const { rows: k, columns } = starts;
  const origin = columnMeans(rows);
  const loaded = kernels.load(rows, origin);
  let centers = starts.data.map((value, at) => value - origin[at % columns]!);
  try {
    const block = Math.max(8, Math.floor(SETTLED / (k * columns * 8)) * 8);
    for (let pass = 0; pass < SETTLING_PASSES; pass++) {
      loaded.begin(k);
      for (let from = 0; from < rows.rows; from += block) {
        loaded.assign(centers, from, Math.min(rows.rows, from + block));
        yield { done: pass * rows.rows + from, total: (SETTLING_PASSES + 1) * rows.rows };
      }
      const { counts, sums } = loaded.totals();
      centers = centers.map((value, at) => {
        const count = counts[Math.floor(at / columns)]!;
        return count > 0 ? sums[at]! / count : value;
      });
    }
  } finally {
    loaded.dispose();
  }
  return { rows: k, columns, data: centers.map((value, at) => value + origin[at % columns]!) };
}

function meansOf({ rows, columns, data }: Matrix, leafOf: Int32Array, weights: Float64Array): Float64Array {
  const means = new Float64Array(weights.length * columns);
  for (let row = 0, at = 0; row < rows; row++)
    for (let j = 0, to = leafOf[row]! * columns; j < columns; j++, at++, to++)
      means[to]! += data[at]! / weights[leafOf[row]!]!;
  return means;
}
