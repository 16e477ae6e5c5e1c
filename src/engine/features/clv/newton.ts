import type { Steps } from '../../../base/steps';
import { mapEigen, symmetricEigen } from './eigen';

/** A log-likelihood at one point, with its gradient and its Hessian (row-major, symmetric). */
export interface Evaluation {
  readonly value: number;
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
}

/** Must be finite everywhere inside the bounds. */
export type LogLikelihood = (theta: Float64Array) => Steps<Evaluation>;

/** One entry a coordinate. */
export interface Bounds {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

export interface Optimum extends Evaluation {
  readonly theta: Float64Array;
  /** False when neither the gradient vanished nor anything better could be found within the iterations. */
  readonly converged: boolean;
  readonly iterations: number;
  /** Which coordinates ended on a bound: −1 the lower, 1 the upper, 0 neither. */
  readonly atBound: Int8Array;
}

/** What the log-likelihood could still gain, by its own quadratic model, when the search stops. */
const GAIN = 1e-10;
const FIRST_RADIUS = 1;
const MAX_RADIUS = 4;

/**
 * Maximizes a log-likelihood of a few parameters within a box: Newton's step with the eigenvalues of the Hessian
 * taken by their size, so that saddles repel, inside a trust region (Nocedal, Wright 2006, chapter 4). Coordinates
 * on a bound that the gradient pushes outward are held.
 *
 * Own code, because the libraries of this size (fmin, bfgs-algorithm) know neither bounds nor exact Hessians, and
 * three or four parameters need no more than this. Yields after each evaluation.
 */
export function* maximize(
  logLikelihood: LogLikelihood,
  start: Float64Array,
  bounds: Bounds,
  mostIterations = 200,
): Steps<Optimum> {
  let theta = clamp(start, bounds);
  let here = yield* logLikelihood(theta);
  let radius = FIRST_RADIUS;
  let converged = false;
  let iterations = 0;
  for (; iterations < mostIterations && !converged; iterations++) {
    const held = heldAt(theta, here.gradient, bounds);
    const { step, gain } = newtonStep(here, held, radius);
    if (gain < GAIN) {
      converged = true;
      break;
    }
    const next = clamp(
      theta.map((value, i) => value + step[i]!),
      bounds,
    );
    const moved = next.map((value, i) => value - theta[i]!);
    const length = Math.max(...moved.map(Math.abs));
    const there = yield* logLikelihood(next);
    yield { done: iterations, total: mostIterations };
    const promised = model(here, moved);
    const got = there.value - here.value;
    // Below the rounding of the sum itself no comparison of values means anything; the gradient still does.
    const noise = 1e-13 * Math.abs(here.value);
    if (got > 0 || (Math.abs(got) <= noise && norm(there.gradient) < norm(here.gradient))) {
      theta = next;
      here = there;
      if (got > 0.75 * promised) radius = Math.min(MAX_RADIUS, Math.max(radius, 2 * length));
      else if (got < 0.25 * promised) radius = Math.max(length / 2, 1e-12);
    } else if (Math.abs(promised) <= noise || length < 1e-12) {
      converged = true;
    } else {
      radius = length / 4;
    }
  }
  const atBound = Int8Array.from(theta, (value, i) =>
    value <= bounds.lower[i]! ? -1 : value >= bounds.upper[i]! ? 1 : 0,
  );
  return { ...here, theta, converged, iterations, atBound };
}

const clamp = (theta: Float64Array, { lower, upper }: Bounds): Float64Array =>
  theta.map((value, i) => Math.min(upper[i]!, Math.max(lower[i]!, value)));

function heldAt(theta: Float64Array, gradient: Float64Array, { lower, upper }: Bounds): boolean[] {
  return Array.from(
    theta,
    (value, i) => (value <= lower[i]! && gradient[i]! <= 0) || (value >= upper[i]! && gradient[i]! >= 0),
  );
}

/**
 * The ascent step over the coordinates that are not held, its longest coordinate at most `radius`, and the gain
 * that the full step would promise.
 */
function newtonStep(
  { gradient, hessian }: Evaluation,
  held: readonly boolean[],
  radius: number,
): { step: Float64Array; gain: number } {
  const n = gradient.length;
  const free = held.flatMap((isHeld, i) => (isHeld ? [] : [i]));
  const step = new Float64Array(n);
  const m = free.length;
  if (m === 0) return { step, gain: 0 };
  const part = Float64Array.from(
    { length: m * m },
    (_, at) => -hessian[free[Math.floor(at / m)]! * n + free[at % m]!]!,
  );
  const eigen = symmetricEigen(part, m);
  const floor = Math.max(1e-300, 1e-13 * Math.max(...eigen.values.map(Math.abs)));
  const inverse = mapEigen(eigen, (value) => 1 / Math.max(floor, Math.abs(value)));
  let longest = 0;
  let gain = 0;
  for (let i = 0; i < m; i++) {
    let sum = 0;
    for (let j = 0; j < m; j++) sum += inverse[i * m + j]! * gradient[free[j]!]!;
    step[free[i]!] = sum;
    gain += 0.5 * sum * gradient[free[i]!]!;
    longest = Math.max(longest, Math.abs(sum));
  }
  return { step: longest > radius ? step.map((value) => (value * radius) / longest) : step, gain };
}

/** Gain that the quadratic model promises for a step. */
function model({ gradient, hessian }: Evaluation, step: Float64Array): number {
  const n = step.length;
  let gain = 0;
  for (let i = 0; i < n; i++) {
    gain += gradient[i]! * step[i]!;
    for (let j = 0; j < n; j++) gain += 0.5 * step[i]! * hessian[i * n + j]! * step[j]!;
  }
  return gain;
}

const norm = (v: Float64Array): number => Math.hypot(...v);

/**
 * Covariance of the estimates: the inverse of the observed information (minus the Hessian) over the coordinates
 * that are not on a bound. Null when the information is not positive definite there: the data do not settle them.
 * Rows and columns of coordinates on a bound are zero.
 */
export function covarianceOf({ hessian, atBound, theta }: Optimum): Float64Array | null {
  const n = theta.length;
  const free = Array.from(atBound).flatMap((side, i) => (side === 0 ? [i] : []));
  const m = free.length;
  if (m === 0) return new Float64Array(n * n);
  const eigen = symmetricEigen(
    Float64Array.from({ length: m * m }, (_, at) => -hessian[free[Math.floor(at / m)]! * n + free[at % m]!]!),
    m,
  );
  const largest = Math.max(...eigen.values);
  if (!(Math.min(...eigen.values) > 1e-12 * largest)) return null;
  const inverse = mapEigen(eigen, (value) => 1 / value);
  const covariance = new Float64Array(n * n);
  for (let i = 0; i < m; i++)
    for (let j = 0; j < m; j++) covariance[free[i]! * n + free[j]!] = inverse[i * m + j]!;
  return covariance;
}
