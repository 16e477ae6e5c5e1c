import type { Matrix } from '../../../base/matrix';
import type { Steps } from '../../../base/steps';
import type { Kernels } from '../../../compute/kernels';
import type { Assignment } from '../types';
import { blockOf, SUM_ROWS } from './expectation-maximization';
import { densityOf, freeParameters, shareOut, type Mixture } from './mixture';

/** What is below e to this of the highest does not change a sum of densities. */
const NEGLIGIBLE = -40;

/** What the rows come to together. */
export interface Totals {
  readonly logLikelihood: number;
  readonly logConfidence: number;
  /** Sum of squared distances to the means of the own components. */
  readonly inertia: number;
}

/** Where rows are, with the totals of each `SUM_ROWS` of them. */
export interface PlacedRows extends Assignment {
  readonly totals: readonly Totals[];
  readonly flat: number;
}

export interface Placed extends Assignment, Totals {
  readonly flat: number;
}

/**
 * Each row to the likeliest of the first `segments` components.
 *
 * @param x less the origin of the mixture. Cost: rows × k × columns², or × columns.
 */
export function* placeRows(
  mixture: Mixture,
  segments: number,
  x: Matrix<Float64Array>,
  regularization: number,
  kernels: Kernels,
): Steps<PlacedRows> {
  const { rows, columns, data } = x;
  const density = yield* densityOf(mixture, regularization);
  const labels = new Int32Array(rows);
  const confidence = new Float32Array(rows);
  const likely = new Int32Array(rows);
  const block = blockOf(density.k, columns);
  const totals: Totals[] = [];
  const { k } = density;
  // A row may be far from all segments, and near only to a component that is none.
  const reach = segments < k ? -Infinity : NEGLIGIBLE;
  const gaussians = kernels.gaussians(density);
  try {
    for (let first = 0; first < rows; first += SUM_ROWS) {
      const end = Math.min(rows, first + SUM_ROWS);
      let [logLikelihood, logConfidence, inertia] = [0, 0, 0];
      for (let from = first; from < end; from += block) {
        const to = Math.min(end, from + block);
        const values = gaussians.logDensities(x, from, to, likely, reach);
        for (let i = from, at = 0; i < to; i++, at += k) {
          let likeliest = 0;
          for (let c = 1; c < segments; c++) if (values[at + c]! > values[at + likeliest]!) likeliest = c;
          const log = values[at + likeliest]!;
          const whole = shareOut(values, at, k, NEGLIGIBLE);
          const own = Math.min(0, log - whole);
          labels[i] = likeliest;
          confidence[i] = Math.exp(own);
          logLikelihood += whole;
          logConfidence += own;
          for (let j = 0; j < columns; j++)
            inertia += (data[i * columns + j]! - mixture.means[likeliest * columns + j]!) ** 2;
        }
        yield { done: to, total: rows };
      }
      totals.push({ logLikelihood, logConfidence, inertia });
    }
  } finally {
    gaussians.dispose();
  }
  return { labels, confidence, totals, flat: density.flat };
}

/** `placeRows` of all rows. */
export function* place(...given: Parameters<typeof placeRows>): Steps<Placed> {
  return together([yield* placeRows(...given)]);
}

/** Rows that were placed in parts, in their order. */
export function together(parts: readonly PlacedRows[]): Placed {
  const rows = parts.reduce((sum, { labels }) => sum + labels.length, 0);
  const labels = new Int32Array(rows);
  const confidence = new Float32Array(rows);
  let [logLikelihood, logConfidence, inertia] = [0, 0, 0];
  let from = 0;
  for (const part of parts) {
    labels.set(part.labels, from);
    confidence.set(part.confidence, from);
    from += part.labels.length;
    for (const total of part.totals) {
      logLikelihood += total.logLikelihood;
      logConfidence += total.logConfidence;
      inertia += total.inertia;
    }
  }
  return { labels, confidence, logLikelihood, logConfidence, inertia, flat: parts[0]?.flat ?? 0 };
}

/**
 * BIC (Schwarz 1978) and ICL (Biernacki, Celeux, Govaert 2000) of a mixture with the rows that `placed` has; smaller is
 * better.
 */
export function criteriaOf({ shape, weights, columns }: Mixture, placed: Placed) {
  const parameters = freeParameters(shape, weights.length, columns);
  const bic = parameters * Math.log(placed.labels.length) - 2 * placed.logLikelihood;
  return { bic, icl: bic - 2 * placed.logConfidence, parameters };
}
