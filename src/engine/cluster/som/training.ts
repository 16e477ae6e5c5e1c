import type { Steps } from '../../../base/steps';
import type { LoadedPoints } from '../../../compute/kernels';
import { gridDistances, placeOf, unitsOf, type Grid } from './grid';
import type { PrincipalPlane } from './principal-plane';

/** Multiplications between two yields: a few milliseconds of the SIMD kernels. */
const BLOCK = 20_000_000;

export interface Schedule {
  readonly epochs: number;
  /** Radius of the neighborhood in the first epoch; it falls evenly towards `lastRadius`. */
  readonly radius: number;
  readonly lastRadius: number;
}

/** The grid laid out flat in the principal plane, one standard deviation to each side: units × columns, less the origin. */
export function planeStart(grid: Grid, { directions, deviations }: PrincipalPlane): Float32Array {
  const columns = directions[0].length;
  const codebook = new Float32Array(unitsOf(grid) * columns);
  const last = placeOf(grid, unitsOf(grid) - 1);
  const wide = grid.width - 1 + (grid.topology === 'hexagonal' && grid.height > 1 ? 0.5 : 0);
  for (let unit = 0; unit < unitsOf(grid); unit++) {
    const { x, y } = placeOf(grid, unit);
    const along = wide > 0 ? ((2 * x) / wide - 1) * deviations[0] : 0;
    const across = last.y > 0 ? ((2 * y) / last.y - 1) * deviations[1] : 0;
    for (let j = 0; j < columns; j++)
      codebook[unit * columns + j] = along * directions[0][j]! + across * directions[1][j]!;
  }
  return codebook;
}

/**
 * Batch training (Kohonen 1995): in each epoch every unit becomes the mean of all rows, each weighed by
 * exp(−d² / 2r²) of the grid distance d from its nearest unit. The radius in epoch e is
 * radius − (radius − lastRadius) · e / epochs, as in R's kohonen.
 * Cost: epochs × rows × units × columns.
 */
export function* train(
  points: LoadedPoints,
  grid: Grid,
  start: Float32Array,
  { epochs, radius: first, lastRadius }: Schedule,
): Steps<Float32Array> {
  const units = unitsOf(grid);
  const apart = apartOf(grid);
  const block = Math.max(64, Math.floor(BLOCK / (start.length * 64)) * 64);
  const { rows } = points;
  let codebook = start;
  points.begin(units);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let from = 0; from < rows; from += block) {
      const to = Math.min(rows, from + block);
      points.assign(codebook, from, to);
      yield { done: epoch * rows + to, total: epochs * rows };
    }
    const { counts, sums } = points.totals();
    const radius = first - ((first - lastRadius) * epoch) / epochs;
    codebook = smoothed(codebook, counts, sums, apart, radius);
  }
  return codebook;
}

/** How far units are apart: pairs of a grid share a few distances. */
interface Apart {
  readonly distances: Float64Array;
  /** Units × units: index of the distance of each pair. */
  readonly kinds: Uint32Array;
}

function apartOf(grid: Grid): Apart {
  const all = gridDistances(grid);
  const distances = Float64Array.from(new Set(all));
  const kindOf = new Map(Array.from(distances, (distance, kind) => [distance, kind]));
  return { distances, kinds: Uint32Array.from(all, (distance) => kindOf.get(distance)!) };
}

function smoothed(
  before: Float32Array,
  counts: Int32Array,
  sums: Float64Array,
  { distances, kinds }: Apart,
  radius: number,
): Float32Array {
  const units = counts.length;
  const shares = distances.map((distance) => Math.exp(-((distance / radius) ** 2) / 2));
  const columns = before.length / units;
  const codebook = before.slice();
  const sum = new Float64Array(columns);
  for (let unit = 0; unit < units; unit++) {
    sum.fill(0);
    let weight = 0;
    for (let other = 0; other < units; other++) {
      if (counts[other] === 0) continue;
      const share = shares[kinds[unit * units + other]!]!;
      if (share === 0) continue;
      weight += share * counts[other]!;
      for (let j = 0, at = other * columns; j < columns; j++, at++) sum[j]! += share * sums[at]!;
    }
    if (weight > 0) for (let j = 0; j < columns; j++) codebook[unit * columns + j] = sum[j]! / weight;
  }
  return codebook;
}
