import type { Matrix } from '../../base/matrix';
import type { Steps } from '../../base/steps';
import type { Kernels } from '../../compute/kernels';
import { cellsOf, silhouettes } from './cells';
import { factorOf } from './factor';

/** Added to every variance within segments, as a share of their mean: a direction in which they do not differ stays. */
const LEAST_VARIANCE = 0.01;

/**
 * The mean silhouette (Rousseeuw 1987) where distances are Mahalanobis's under the covariance within segments, which is
 * as if the axes were stretched until the segments are as round as they can be together. Groups that lie side by side
 * like sticks, and touch by Euclidean distance, stand apart by it. A row in no segment counts as 0.
 *
 * @param labels from −1 to k − 1; 0 for fewer than two segments.
 * Cost: rows² × columns, and rows × columns².
 */
export function* stretchedSilhouette(
  x: Matrix,
  labels: Int32Array,
  k: number,
  kernels: Kernels,
): Steps<number> {
  if (k < 2) return 0;
  const points = { rows: x.rows, columns: x.columns, data: rounded(x, labels, k) };
  const [values] = yield* silhouettes(cellsOf(points, [labels]), 0, x.rows, kernels);
  return values!.reduce((sum, value) => sum + (value || 0), 0) / x.rows;
}

/** The rows in coordinates by which the covariance within segments is the same in all directions; of no unit. */
function rounded({ rows, columns: d, data }: Matrix, labels: Int32Array, k: number): Float32Array {
  const counts = new Float64Array(k);
  const means = new Float64Array(k * d);
  for (let i = 0; i < rows; i++) {
    const label = labels[i]!;
    if (label < 0) continue;
    counts[label]!++;
    for (let j = 0; j < d; j++) means[label * d + j]! += data[i * d + j]!;
  }
  means.forEach((sum, at) => (means[at] = sum / Math.max(1, counts[Math.floor(at / d)]!)));
  const within = new Float64Array(d * d);
  const off = new Float64Array(d);
  for (let i = 0; i < rows; i++) {
    const label = labels[i]!;
    if (label < 0) continue;
    for (let a = 0; a < d; a++) {
      off[a] = data[i * d + a]! - means[label * d + a]!;
      for (let b = 0; b <= a; b++) within[a * d + b]! += off[a]! * off[b]!;
    }
  }
  let trace = 0;
  for (let j = 0; j < d; j++) trace += within[j * d + j]!;
  for (let j = 0; j < d; j++) within[j * d + j]! += (LEAST_VARIANCE * trace) / d || 1;
  const factor = factorOf(within, d);
  const out = new Float32Array(rows * d);
  for (let i = 0; i < rows; i++)
    for (let a = 0; a < d; a++) {
      let rest = data[i * d + a]!;
      for (let b = 0; b < a; b++) rest -= factor[a * d + b]! * out[i * d + b]!;
      out[i * d + a] = rest / factor[a * d + a]!;
    }
  return out;
}
