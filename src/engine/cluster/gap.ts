import { symmetricEigen } from '../../base/eigen';
import type { Matrix } from '../../base/matrix';
import { random } from '../../base/random';
import type { AsyncSteps, Steps } from '../../base/steps';
import { fastestKernels } from '../../compute/cpu/fastest';
import { sequential, type Job } from '../../compute/parallel';
import { algorithmOf } from './catalog';
import { fitEach } from './fits';
import { columnMeans } from './points';
import { scatterOf } from './scatter';
import type { Points } from './types';

/** A box along the principal axes of rows, as wide as they are. */
export interface Box {
  readonly rows: number;
  readonly columns: number;
  readonly middle: Float64Array;
  /** Unit vectors, and the least and greatest coordinate along each. */
  readonly axes: readonly Float64Array[];
  readonly lows: Float64Array;
  readonly highs: Float64Array;
}

export interface BoxedSweep extends Box {
  readonly algorithm: string;
  readonly options: readonly Readonly<Record<string, unknown>>[];
}

/** ln W of every candidate on one seeded draw of even data in the box. */
export const gapJob: Job<number, readonly number[], BoxedSweep> = {
  name: 'cluster-gap',
  async *run(seed, { algorithm, options, ...box }): AsyncSteps<readonly number[]> {
    const entry = algorithmOf(algorithm);
    const points = evenIn(box, seed);
    const drafts = options.map((each) => ({ ...each, ...entry.draft }));
    const context = { kernels: fastestKernels(), parallel: sequential };
    const fits = yield* fitEach(entry, points, drafts, context);
    const values: number[] = [];
    for (const { labels, k } of fits) values.push(yield* logWithin(points, labels, k));
    return values;
  },
};

/** ln of the summed squared distances to the segment means, a row. */
export function* logWithin(x: Matrix, labels: Int32Array, k: number): Steps<number> {
  const { within } = yield* scatterOf(x, labels, k);
  return Math.log(within / x.rows);
}

/**
 * Gap statistic (Tibshirani, Walther, Hastie 2001): mean ln W of even data less ln W; `spread` is s_k, the standard
 * deviation over draws times √(1 + 1/draws).
 */
export function gapOf(
  own: number,
  drawn: readonly number[],
): { readonly gap: number; readonly spread: number } {
  if (drawn.length === 0) return { gap: NaN, spread: NaN };
  const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
  return { gap: mean - own, spread: Math.sqrt(variance * (1 + 1 / drawn.length)) };
}

/** Cost: rows × columns², and about 10 × columns³. */
export function boxOf(x: Matrix): Box {
  const { rows, columns: d, data } = x;
  const middle = columnMeans(x);
  const covariance = new Float64Array(d * d);
  let total = 0;
  for (let i = 0; i < rows; i++)
    for (let a = 0; a < d; a++) {
      const value = data[i * d + a]! - middle[a]!;
      total += value * value;
      for (let b = 0; b < d; b++) covariance[a * d + b]! += value * (data[i * d + b]! - middle[b]!);
    }
  const { vectors: axes } = symmetricEigen(
    covariance.map((value) => (total > 0 ? value / total : 0)),
    d,
  );
  const lows = new Float64Array(d).fill(Infinity);
  const highs = new Float64Array(d).fill(-Infinity);
  for (let i = 0; i < rows; i++)
    axes.forEach((axis, a) => {
      let along = 0;
      for (let j = 0; j < d; j++) along += (data[i * d + j]! - middle[j]!) * axis[j]!;
      lows[a] = Math.min(lows[a]!, along);
      highs[a] = Math.max(highs[a]!, along);
    });
  return { rows, columns: d, middle, axes, lows, highs };
}

function evenIn({ rows, columns: d, middle, axes, lows, highs }: Box, seed: number): Points {
  const source = random(seed).fork('box');
  const data = new Float32Array(rows * d);
  const row = new Float64Array(d);
  for (let i = 0; i < rows; i++) {
    row.set(middle);
    axes.forEach((axis, a) => {
      const along = lows[a]! + source.next() * (highs[a]! - lows[a]!);
      for (let j = 0; j < d; j++) row[j]! += along * axis[j]!;
    });
    data.set(row, i * d);
  }
  return { rows, columns: d, data };
}
