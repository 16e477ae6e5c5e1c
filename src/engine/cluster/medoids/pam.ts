import type { Matrix } from '../../../base/matrix';
import type { Random } from '../../../base/random';
import type { Steps } from '../../../base/steps';

/** Distances computed or looked at between two yields. */
const BLOCK = 2_000_000;
/** A swap has to save more than this share of the cost. */
const LEAST_SAVING = 1e-9;

/** Manhattan distances of all pairs, rows × rows. Cost: rows² × columns; memory: rows² float32. */
export function* manhattanDistances({ rows, columns, data }: Matrix): Steps<Float32Array> {
  const distances = new Float32Array(rows * rows);
  let work = 0;
  for (let a = 0; a < rows; a++) {
    for (let b = 0; b < a; b++) {
      let sum = 0;
      for (let j = 0, p = a * columns, q = b * columns; j < columns; j++, p++, q++)
        sum += Math.abs(data[p]! - data[q]!);
      distances[a * rows + b] = distances[b * rows + a] = sum;
    }
    work += a * columns;
    if (work < BLOCK) continue;
    work = 0;
    yield { done: a, total: rows };
  }
  return distances;
}

export interface Medoids {
  /** Rows, in no order. */
  readonly rows: Int32Array;
  /** Sum over all rows of weight × distance to the nearest medoid. */
  readonly cost: number;
  readonly swaps: number;
}

/** Starts as k-means++ does, by distance instead of its square; fewer than k where the rest are no distance away. */
export function seedMedoids(
  distances: Float32Array,
  weights: Float64Array,
  k: number,
  source: Random,
): Int32Array {
  const n = weights.length;
  const nearest = new Float64Array(n).fill(Infinity);
  const medoids: number[] = [];
  let next = source.below(n);
  while (medoids.length < k && next >= 0) {
    medoids.push(next);
    let total = 0;
    for (let i = 0; i < n; i++) {
      nearest[i] = Math.min(nearest[i]!, distances[next * n + i]!);
      total += weights[i]! * nearest[i]!;
    }
    let left = source.next() * total;
    next = -1;
    for (let i = 0; i < n && total > 0; i++) {
      if (!(nearest[i]! > 0)) continue;
      next = i;
      left -= weights[i]! * nearest[i]!;
      if (left < 0) break;
    }
  }
  return Int32Array.from(medoids);
}

/**
 * FasterPAM (Schubert, Rousseeuw 2021): takes every swap of a medoid for another row that lowers the cost, until none
 * does. Own code: the npm packages for k-medoids are years old and quadratic in k.
 *
 * Cost: about four passes over the distances.
 */
export function* fasterPam(
  distances: Float32Array,
  weights: Float64Array,
  start: Int32Array,
): Steps<Medoids> {
  const n = weights.length;
  const state = new Swapping(distances, weights, start.slice());
  let swaps = 0;
  let work = 0;
  for (let candidate = 0, since = 0; since < n; candidate = (candidate + 1) % n, since++) {
    if (state.tryRow(candidate)) {
      swaps++;
      since = 0;
    }
    work += n;
    if (work < BLOCK) continue;
    work = 0;
    yield { done: since, total: n };
  }
  return { rows: state.medoids, cost: state.cost, swaps };
}

class Swapping {
  cost = 0;
  private readonly near: Int32Array;
  private readonly first: Float64Array;
  private readonly second: Float64Array;
  /** What the cost would grow by without each medoid. */
  private readonly loss: Float64Array;
  private readonly change: Float64Array;
  /** More than any distance, by the triangle inequality: how far the second of a single medoid is. */
  private readonly farthest: number;

  constructor(
    private readonly distances: Float32Array,
    private readonly weights: Float64Array,
    readonly medoids: Int32Array,
  ) {
    const n = weights.length;
    this.near = new Int32Array(n);
    this.first = new Float64Array(n);
    this.second = new Float64Array(n);
    this.loss = new Float64Array(medoids.length);
    this.change = new Float64Array(medoids.length);
    this.farthest = 2 * distances.subarray(0, n).reduce((most, distance) => Math.max(most, distance), 0) + 1;
    this.settle();
  }

  /** Puts a row in the place of the medoid that it replaces best, if that lowers the cost. */
  tryRow(candidate: number): boolean {
    const { distances, weights, near, first, second, change, medoids } = this;
    const n = weights.length;
    if (medoids.includes(candidate)) return false;
    change.set(this.loss);
    let shared = 0;
    for (let i = 0, at = candidate * n; i < n; i++, at++) {
      const distance = distances[at]!;
      if (distance < first[i]!) {
        shared += weights[i]! * (distance - first[i]!);
        change[near[i]!]! += weights[i]! * (first[i]! - second[i]!);
      } else if (distance < second[i]!) change[near[i]!]! += weights[i]! * (distance - second[i]!);
    }
    let best = 0;
    for (let m = 1; m < medoids.length; m++) if (change[m]! < change[best]!) best = m;
    if (!(change[best]! + shared < -LEAST_SAVING * this.cost)) return false;
    medoids[best] = candidate;
    this.settle();
    return true;
  }

  private settle(): void {
    const { distances, weights, near, first, second, loss, medoids } = this;
    const n = weights.length;
    loss.fill(0);
    this.cost = 0;
    for (let i = 0; i < n; i++) {
      first[i] = second[i] = this.farthest;
      for (let m = 0; m < medoids.length; m++) {
        const distance = distances[medoids[m]! * n + i]!;
        if (distance < first[i]!) {
          second[i] = first[i]!;
          first[i] = distance;
          near[i] = m;
        } else if (distance < second[i]!) second[i] = distance;
      }
      this.cost += weights[i]! * first[i]!;
      loss[near[i]!]! += weights[i]! * (second[i]! - first[i]!);
    }
  }
}
