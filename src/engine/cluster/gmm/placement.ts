import type { Matrix } from '../../../base/matrix';
import type { Steps } from '../../../base/steps';
import type { Assignment } from '../types';
import { blockOf } from './expectation-maximization';
import { densityOf, freeParameters, logDensities, type Mixture } from './mixture';

export interface Placed extends Assignment {
  readonly logLikelihood: number;
  readonly logConfidence: number;
  /** Sum of squared distances to the means of the own components. */
  readonly inertia: number;
  readonly flat: number;
}

/**
 * Each row to the likeliest of the first `segments` components.
 *
 * @param x less the origin of the mixture. Cost: rows × k × columns², or × columns.
 */
export function* place(
  mixture: Mixture,
  segments: number,
  x: Matrix<Float64Array>,
  regularization: number,
): Steps<Placed> {
  const { rows, columns, data } = x;
  const density = yield* densityOf(mixture, regularization);
  const labels = new Int32Array(rows);
  const confidence = new Float32Array(rows);
  const logs = new Float64Array(density.k);
  const block = blockOf(density.k, columns);
  let [logLikelihood, logConfidence, inertia] = [0, 0, 0];
  for (let i = 0; i < rows; i++) {
    const whole = logDensities(density, data, i * columns, logs);
    let likeliest = 0;
    for (let c = 1; c < segments; c++) if (logs[c]! > logs[likeliest]!) likeliest = c;
    const own = Math.min(0, logs[likeliest]! - whole);
    labels[i] = likeliest;
    confidence[i] = Math.exp(own);
    logLikelihood += whole;
    logConfidence += own;
    for (let j = 0; j < columns; j++)
      inertia += (data[i * columns + j]! - mixture.means[likeliest * columns + j]!) ** 2;
    if (i % block === block - 1) yield { done: i, total: rows };
  }
  return { labels, confidence, logLikelihood, logConfidence, inertia, flat: density.flat };
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
