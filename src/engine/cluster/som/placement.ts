import type { Matrix } from '../../../base/matrix';
import { random, sampleIndices } from '../../../base/random';
import type { Steps } from '../../../base/steps';
import type { LoadedPoints } from '../../../compute/kernels';
import { gridDistances, touch, unitsOf, type Grid } from './grid';

/** Multiplications between two yields, in the kernels and in plain loops. */
const KERNEL_BLOCK = 40_000_000;
const PLAIN_BLOCK = 4_000_000;
/** Rows on which the topographic error is measured; beyond, a seeded sample of so many. */
const TOPOGRAPHIC_ROWS = 10_000;

export interface NearestUnits {
  readonly units: Int32Array;
  readonly distances: Float32Array;
}

/** Which segment each unit of a map belongs to. */
export interface Regions {
  readonly codebook: Float32Array;
  readonly labels: Int32Array;
  readonly k: number;
}

/** The nearest of `codebook` for each row, and how far it is. Cost: rows × units × columns. */
export function* nearestUnits(loaded: LoadedPoints, codebook: Float32Array): Steps<NearestUnits> {
  const { rows, columns } = loaded;
  const found = {
    labels: new Int32Array(rows),
    first: new Float32Array(rows),
    second: new Float32Array(rows),
  };
  const block = Math.max(64, Math.floor(KERNEL_BLOCK / (codebook.length * 64)) * 64);
  for (let from = 0; from < rows; from += block) {
    const to = Math.min(rows, from + block);
    loaded.nearest(codebook, codebook.length / columns, from, to, found);
    if (to < rows) yield { done: to, total: rows };
  }
  return { units: found.labels, distances: found.first.map(Math.sqrt) };
}

/** 1 − (distance to the nearest unit) / (distance to the nearest unit of another segment); 1 where there is no other. */
export function* byUnits(
  loaded: LoadedPoints,
  model: Regions,
  labels: Int32Array,
  distances: Float32Array,
): Steps<Float32Array> {
  const { columns } = loaded;
  const other = new Float32Array(labels.length).fill(Infinity);
  for (let c = 0; c < model.k; c++) {
    const units = [...model.labels.keys()].filter((unit) => model.labels[unit] === c);
    const part = new Float32Array(units.length * columns);
    units.forEach((unit, at) =>
      part.set(model.codebook.subarray(unit * columns, (unit + 1) * columns), at * columns),
    );
    const near = yield* nearestUnits(loaded, part);
    for (let row = 0; row < labels.length; row++)
      if (labels[row] !== c) other[row] = Math.min(other[row]!, near.distances[row]!);
    yield { done: c + 1, total: model.k };
  }
  return other.map((far, row) => (far > 0 ? Math.max(0, 1 - distances[row]! / far) : 0));
}

/** Share of rows whose two nearest units do not touch (Kiviluoto 1996); 0 on a map of one unit. */
export function* topographicError(
  x: Matrix,
  origin: Float64Array,
  codebook: Float32Array,
  grid: Grid,
  seed: number,
): Steps<number> {
  const units = unitsOf(grid);
  if (units < 2) return 0;
  const { columns } = x;
  const apart = gridDistances(grid);
  const rows = sampleIndices(x.rows, TOPOGRAPHIC_ROWS, random(seed).fork('topographic error'));
  const block = Math.max(1, Math.floor(PLAIN_BLOCK / codebook.length));
  const row = new Float64Array(columns);
  let torn = 0;
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j < columns; j++) row[j] = x.data[rows[i]! * columns + j]! - origin[j]!;
    const [first, second] = twoNearest(row, codebook, units);
    if (!touch(apart[first * units + second]!)) torn++;
    if (i % block === block - 1) yield { done: i, total: rows.length };
  }
  return torn / rows.length;
}

function twoNearest(row: Float64Array, codebook: Float32Array, units: number): [number, number] {
  let [first, second] = [0, 0];
  let [least, next] = [Infinity, Infinity];
  for (let unit = 0, at = 0; unit < units; unit++) {
    let sum = 0;
    for (let j = 0; j < row.length; j++, at++) sum += (row[j]! - codebook[at]!) ** 2;
    if (sum < least) [first, second, least, next] = [unit, first, sum, least];
    else if (sum < next) [second, next] = [unit, sum];
  }
  return [first, second];
}
