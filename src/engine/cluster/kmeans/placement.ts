import type { Problem } from '../../../base/errors';
import type { Steps } from '../../../base/steps';
import { SHARD_ROWS, type LoadedPoints, type Placed } from '../../../compute/kernels';
import type { KmeansModel, KmeansOptions } from './kmeans';
import type { Run } from './lloyd';
import type { Fit } from '../types';

/** Everybody's place, and the summed squared distances. */
export interface Everybody extends Placed {
  readonly inertia: number;
}

/**
 * Labels by falling size, and everything a fit says, from the model itself: `assign` repeats it to the bit. Asks
 * whoever steps it to place everybody by the centers that it yields.
 */
export function* ending(
  run: Run,
  origin: Float64Array,
  { k, starts }: KmeansOptions,
): Generator<Float32Array, Fit<KmeansModel>, Everybody> {
  const columns = origin.length;
  let centers = ordered(run.centers, run.counts, columns);
  let placed = yield centers;
  // Distances by differences can move a tied row, and with it the order of sizes; settled at once or not at all.
  for (let round = 0; round < 3 && !falling(placed.counts); round++) {
    centers = ordered(centers, placed.counts, columns);
    placed = yield centers;
  }
  const found = centers.length / columns;
  const warnings: Problem[] = [];
  if (found < k)
    warnings.push({
      code: 'fewer-distinct-customers',
      message: `Only ${found} different customers can be told apart, so there are ${found} segments instead of ${k}.`,
      numbers: { found, asked: k },
    });
  if (!run.converged)
    warnings.push({
      code: 'not-converged',
      message: `The segments were still moving after ${run.iterations} iterations. Allow more of them.`,
      numbers: { iterations: run.iterations },
    });
  return {
    model: {
      algorithm: 'kmeans',
      version: 1,
      columns,
      origin,
      centers,
      counts: Float64Array.from(placed.counts),
    },
    k: found,
    labels: placed.labels,
    confidence: placed.confidence,
    measures: { inertia: placed.inertia, iterations: run.iterations, starts },
    warnings,
  };
}

/** The end of a fit over points that are loaded here. */
export function* finish(
  loaded: LoadedPoints,
  run: Run,
  origin: Float64Array,
  options: KmeansOptions,
): Steps<Fit<KmeansModel>> {
  const steps = ending(run, origin, options);
  let step = steps.next();
  while (!step.done) step = steps.next(yield* place(loaded, step.value));
  return step.value;
}

const falling = (counts: Int32Array) =>
  counts.every((count, c) => count > 0 && (c === 0 || count <= counts[c - 1]!));

/** Centers by falling number of rows, equal ones by their coordinates; empty ones left out. */
function ordered(centers: Float32Array, counts: Int32Array, columns: number): Float32Array {
  const coordinates = (c: number) => centers.subarray(c * columns, (c + 1) * columns);
  const order = [...counts.keys()]
    .filter((c) => counts[c]! > 0)
    .sort((a, b) => {
      if (counts[a] !== counts[b]) return counts[b]! - counts[a]!;
      const [p, q] = [coordinates(a), coordinates(b)];
      const j = p.findIndex((value, at) => value !== q[at]);
      return j < 0 ? 0 : p[j]! - q[j]!;
    });
  const sorted = new Float32Array(order.length * columns);
  order.forEach((c, i) => sorted.set(coordinates(c), i * columns));
  return sorted;
}

/** Places every row by centers; `inertias` has the summed squared distances of each shard, `inertia` their sum. */
export function* place(
  loaded: LoadedPoints,
  centers: Float32Array,
): Steps<Everybody & { readonly inertias: Float64Array }> {
  const { rows, columns } = loaded;
  const k = centers.length / columns;
  const out: Placed = {
    labels: new Int32Array(rows),
    confidence: new Float32Array(rows),
    counts: new Int32Array(k),
  };
  const inertias = new Float64Array(Math.ceil(rows / SHARD_ROWS));
  for (let shard = 0; shard < inertias.length; shard++) {
    const from = shard * SHARD_ROWS;
    const to = Math.min(rows, from + SHARD_ROWS);
    inertias[shard] = loaded.place(centers, k, from, to, out);
    if (to < rows) yield { done: to, total: rows };
  }
  return { ...out, inertias, inertia: inertias.reduce((sum, part) => sum + part, 0) };
}
