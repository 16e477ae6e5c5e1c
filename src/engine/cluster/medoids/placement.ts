import type { Matrix } from '../../../base/matrix';
import type { Steps } from '../../../base/steps';
import { orderLabels } from '../label-order';
import type { Assignment, Fit } from '../types';
import type { KMedoidsModel } from './k-medoids';

/** Differences computed between two yields. */
const BLOCK = 3_000_000;

/** What a run came to. */
export interface Found {
  /** Segments asked for. */
  readonly k: number;
  /** k × columns, in the order of their values. */
  readonly medoids: Float64Array;
  readonly swaps: number;
  /** Rows that medoids were sought among. */
  readonly compared: number;
}

/** The fit of all rows to the medoids that were found. Cost: rows × k × columns. */
export function* placed(x: Matrix, { k: asked, medoids, swaps, compared }: Found): Steps<Fit<KMedoidsModel>> {
  const { labels, confidence, cost } = yield* place(x, medoids);
  const { k, renamed } = orderLabels(x, labels, medoids.length / x.columns);
  return {
    model: { algorithm: 'k-medoids', version: 1, columns: x.columns, medoids, labels: renamed },
    k,
    labels,
    confidence,
    measures: { cost, swaps, compared },
    warnings:
      k < asked
        ? [
            {
              code: 'fewer-distinct-customers',
              message: `Only ${k} different customers can be told apart, so there are ${k} segments instead of ${asked}.`,
              numbers: { found: k, asked },
            },
          ]
        : [],
  };
}

/** Labels here are places in `medoids`. */
export function* place(
  { rows, columns, data }: Matrix,
  medoids: Float64Array,
): Steps<Assignment & { readonly cost: number }> {
  const labels = new Int32Array(rows);
  const confidence = new Float32Array(rows);
  const block = Math.max(1, Math.floor(BLOCK / medoids.length));
  let cost = 0;
  for (let row = 0; row < rows; row++) {
    let [first, second] = [Infinity, Infinity];
    for (let m = 0, at = 0; at < medoids.length; m++) {
      let sum = 0;
      for (let j = 0, p = row * columns; j < columns; j++, p++, at++)
        sum += Math.abs(data[p]! - medoids[at]!);
      if (sum < first) {
        second = first;
        first = sum;
        labels[row] = m;
      } else if (sum < second) second = sum;
    }
    confidence[row] = second > 0 ? 1 - first / second : 0;
    cost += first;
    if (row % block === block - 1) yield { done: row, total: rows };
  }
  return { labels, confidence, cost };
}
