import type { Random } from '../../base/random';
import type { Steps } from '../../base/steps';
import type { LoadedPoints } from '../../compute/kernels';

/** Multiplications between two yields: a few milliseconds of the SIMD kernels. */
const BLOCK = 20_000_000;

/** One k-means run. Centers are k × columns, less the origin the points were loaded with. */
export interface Run {
  readonly k: number;
  readonly centers: Float32Array;
  readonly counts: Int32Array;
  readonly iterations: number;
  readonly converged: boolean;
  /** Sum of squared distances to the centers, by the float64 sums; plus a constant of the points. */
  readonly objective: number;
}

/**
 * Lloyd's iterations from given centers until no row changes its center, the centers move less than
 * `shift` (summed squares), or `limit` passes are done. A center that lost its last row moves to the row
 * farthest from its own center; when there is none, fewer centers come back.
 * Cost: passes × rows × k × columns, later passes cheaper.
 */
export function* lloyd(points: LoadedPoints, start: Float32Array, limit: number, shift: number): Steps<Run> {
  const { rows, columns } = points;
  let k = start.length / columns;
  let centers = start;
  points.begin(k);
  let iterations = 0;
  let converged = false;
  while (iterations < limit && !converged) {
    const changed = yield* pass(points, centers, k, iterations, limit);
    iterations++;
    const { counts, sums } = points.totals();
    const empty = [...counts.keys()].filter((c) => counts[c] === 0);
    const next = new Float32Array(centers);
    for (let c = 0; c < k; c++)
      for (let j = 0; j < columns; j++)
        if (counts[c]! > 0) next[c * columns + j] = sums[c * columns + j]! / counts[c]!;
    if (empty.length > 0) {
      const refilled = refill(points, next, counts, empty);
      if (refilled.length < next.length) {
        k = refilled.length / columns;
        points.begin(k);
      }
      centers = refilled;
      continue;
    }
    let moved = 0;
    for (let i = 0; i < next.length; i++) moved += (next[i]! - centers[i]!) ** 2;
    centers = next;
    converged = changed === 0 || moved <= shift;
    yield { done: Math.min(iterations, limit) * rows, total: limit * rows };
  }
  const { counts, sums } = points.totals();
  let explained = 0;
  for (let c = 0; c < k; c++)
    for (let j = 0; j < columns; j++)
      if (counts[c]! > 0) explained += sums[c * columns + j]! ** 2 / counts[c]!;
  return { k, centers, counts, iterations, converged, objective: -explained };
}

function* pass(
  points: LoadedPoints,
  centers: Float32Array,
  k: number,
  at: number,
  of: number,
): Steps<number> {
  const { rows, columns } = points;
  const block = Math.max(64, Math.floor(BLOCK / (k * columns * 64)) * 64);
  let changed = 0;
  for (let from = 0; from < rows; from += block) {
    const to = Math.min(rows, from + block);
    changed += points.assign(centers, from, to);
    if (to < rows) yield { done: at * rows + to, total: of * rows };
  }
  return changed;
}

/** Puts each empty center on the row farthest from its center; drops those for which no row is left apart. */
function refill(
  points: LoadedPoints,
  centers: Float32Array,
  counts: Int32Array,
  empty: number[],
): Float32Array {
  const { rows, columns } = points;
  const full = [...counts.keys()].filter((c) => counts[c]! > 0);
  const held = new Float32Array(full.length * columns);
  full.forEach((c, i) => held.set(centers.subarray(c * columns, (c + 1) * columns), i * columns));
  const near = {
    labels: new Int32Array(rows),
    first: new Float32Array(rows),
    second: new Float32Array(rows),
  };
  const filled = centers.slice();
  const kept = new Set(full);
  let taken = held;
  for (const c of empty) {
    points.nearest(taken, taken.length / columns, 0, rows, near);
    let farthest = 0;
    for (let i = 1; i < rows; i++) if (near.first[i]! > near.first[farthest]!) farthest = i;
    if (!(near.first[farthest]! > 0)) break;
    const row = points.row(farthest);
    filled.set(row, c * columns);
    kept.add(c);
    const wider = new Float32Array(taken.length + columns);
    wider.set(taken);
    wider.set(row, taken.length);
    taken = wider;
  }
  if (kept.size * columns === centers.length) return filled;
  const fewer = new Float32Array(kept.size * columns);
  [...kept]
    .sort((a, b) => a - b)
    .forEach((c, i) => fewer.set(filled.subarray(c * columns, (c + 1) * columns), i * columns));
  return fewer;
}

/**
 * Greedy k-means++ (Arthur, Vassilvitskii 2007, with 2 + ⌊ln k⌋ candidates a step, the one that leaves the least
 * summed squared distance is kept). Fewer than k seeds come back when there are fewer distinct rows.
 * Cost: k × candidates × rows × columns.
 */
export function seeds(points: LoadedPoints, k: number, source: Random): Float32Array {
  const candidates = 2 + Math.floor(Math.log(k));
  const rows = [source.below(points.rows)];
  let potential = points.seedAt(rows[0]!);
  while (rows.length < k && potential > 0) {
    const tried = points.draw(Float64Array.from({ length: candidates }, () => source.next()));
    const potentials = points.potentials(tried);
    let best = 0;
    for (let t = 1; t < candidates; t++) if (potentials[t]! < potentials[best]!) best = t;
    points.accept(best);
    rows.push(tried[best]!);
    potential = potentials[best]!;
  }
  const centers = new Float32Array(rows.length * points.columns);
  rows.forEach((row, i) => centers.set(points.row(row), i * points.columns));
  return centers;
}
