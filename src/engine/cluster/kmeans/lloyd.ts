import type { Random } from '../../../base/random';
import type { Progress, Steps } from '../../../base/steps';
import type { LoadedPoints, Totals } from '../../../compute/kernels';

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
  const iterations = iterate(points, start, limit, shift);
  let reply: Reply = null;
  for (;;) {
    const step = iterations.next(reply);
    if (step.done) return step.value;
    reply = null;
    if ('centers' in step.value) {
      if (step.value.begin) points.begin(step.value.centers.length / points.columns);
      const changed = yield* pass(points, step.value, 0);
      reply = { changed, ...points.totals() };
    } else if ('taken' in step.value) reply = farthest(points, step.value.taken);
    else yield step.value;
  }
}

/** Centers that all rows are to be assigned to, as pass `at` of at most `of`; with `begin` as the first of a run. */
export interface Pass {
  readonly centers: Float32Array;
  readonly begin: boolean;
  readonly at: number;
  readonly of: number;
}

/** How many rows changed center in a pass, and what the centers have now. */
export interface Passed extends Totals {
  readonly changed: number;
}

/** Asks for the row farthest from the nearest of the centers that are taken. */
export interface Search {
  readonly taken: Float32Array;
}

/** Its values, and its squared distance: the first of those as far away. */
export interface Far {
  readonly row: Float32Array;
  readonly distance: number;
}

export type Reply = Passed | Far | null;

/** Lloyd's iterations with the work over rows left to whoever steps them and replies. */
export function* iterate(
  { rows, columns }: Pick<LoadedPoints, 'rows' | 'columns'>,
  start: Float32Array,
  limit: number,
  shift: number,
): Generator<Pass | Search | Progress, Run, Reply> {
  let centers: Float32Array = start.slice();
  let next: Float32Array = new Float32Array(start.length);
  let totals: Totals = nothing(start.length, columns);
  let begin = true;
  let iterations = 0;
  let converged = false;
  let refilled = false;
  let work = 0;
  // A refilled center has no rows before the next pass, so that one is always made.
  while (refilled ? iterations < limit + 10 : iterations < limit && !converged) {
    const passed = (yield { centers, begin, at: iterations, of: limit }) as Passed;
    const { counts, sums } = (totals = passed);
    begin = false;
    iterations++;
    refilled = counts.includes(0);
    if (refilled) {
      centers = yield* refill(means(counts, sums, centers, next), counts, columns);
      next = new Float32Array(centers.length);
      begin = centers.length < counts.length * columns;
      if (begin) totals = nothing(centers.length, columns);
    } else {
      means(counts, sums, centers, next);
      let moved = 0;
      for (let i = 0; i < next.length; i++) moved += (next[i]! - centers[i]!) ** 2;
      [centers, next] = [next, centers];
      converged = passed.changed === 0 || moved <= shift;
    }
    work += rows * centers.length;
    if (work >= BLOCK) {
      work = 0;
      yield { done: Math.min(limit, iterations) * rows, total: limit * rows };
    }
  }
  const { counts, sums } = totals;
  let explained = 0;
  for (let c = 0, i = 0; c < counts.length; c++)
    for (let j = 0; j < columns; j++, i++) if (counts[c]! > 0) explained += sums[i]! ** 2 / counts[c]!;
  return {
    k: centers.length / columns,
    centers,
    counts: counts.slice(),
    iterations,
    converged,
    objective: -explained,
  };
}

const nothing = (length: number, columns: number): Totals => ({
  counts: new Int32Array(length / columns),
  sums: new Float64Array(length),
});

/** Mean of the rows of each center into `to`; a center without rows stays where it was. */
function means(
  counts: Int32Array,
  sums: Float64Array,
  centers: Float32Array,
  to: Float32Array,
): Float32Array {
  const columns = centers.length / counts.length;
  for (let c = 0, i = 0; c < counts.length; c++)
    for (let j = 0; j < columns; j++, i++) to[i] = counts[c]! > 0 ? sums[i]! / counts[c]! : centers[i]!;
  return to;
}

/** Assigns the rows from `first` on; says how many changed. */
export function* pass(
  points: LoadedPoints,
  { centers, at, of }: Omit<Pass, 'begin'>,
  first: number,
): Steps<number> {
  const { rows } = points;
  const block = Math.max(64, Math.floor(BLOCK / (centers.length * 64)) * 64);
  let changed = 0;
  for (let from = first; from < rows; from += block) {
    const to = Math.min(rows, from + block);
    changed += points.assign(centers, from, to);
    if (to < rows) yield { done: Math.min(at, of - 1) * rows + to, total: of * rows };
  }
  return changed;
}

/** Puts each empty center on the row farthest from its center; drops those for which no row is left apart. */
function* refill(
  centers: Float32Array,
  counts: Int32Array,
  columns: number,
): Generator<Search, Float32Array, Reply> {
  const empty = [...counts.keys()].filter((c) => counts[c] === 0);
  const full = [...counts.keys()].filter((c) => counts[c]! > 0);
  let taken: Float32Array = new Float32Array(full.length * columns);
  full.forEach((c, i) => taken.set(centers.subarray(c * columns, (c + 1) * columns), i * columns));
  const filled = centers.slice();
  const kept = new Set(full);
  for (const c of empty) {
    const { row, distance } = (yield { taken }) as Far;
    if (!(distance > 0)) break;
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

/** Looks for the farthest row as `Search` asks. Cost: rows × taken × columns. */
export function farthest(points: LoadedPoints, taken: Float32Array): Far {
  const { rows, columns } = points;
  const near = {
    labels: new Int32Array(rows),
    first: new Float32Array(rows),
    second: new Float32Array(rows),
  };
  points.nearest(taken, taken.length / columns, 0, rows, near);
  let found = 0;
  for (let i = 1; i < rows; i++) if (near.first[i]! > near.first[found]!) found = i;
  return { row: points.row(found), distance: near.first[found]! };
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
