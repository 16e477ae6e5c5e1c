import type { Steps } from '../../../base/steps';
import {
  covarianceOf,
  maximize,
  type Bounds,
  type Evaluation,
  type LogLikelihood,
  type Optimum,
} from './newton';

/** Where a parameter usually lies, in logarithms: normal(mean, sd). An infinite sd says nothing. */
export interface Prior {
  readonly mean: Float64Array;
  readonly sd: Float64Array;
}

/** Maximum likelihood over a few log-parameters, prepared for one set of data. */
export interface Estimation {
  readonly logLikelihood: LogLikelihood;
  readonly starts: readonly Float64Array[];
  readonly bounds: Bounds;
  /** Steps in when the data alone do not settle the parameters. */
  readonly prior: Prior;
  /** A smaller likelihood of about the same shape, on which the starts compete. */
  readonly rough?: LogLikelihood;
}

export interface Estimated {
  readonly optimum: Optimum;
  /** Of the log-parameters, row-major; zero rows for those on a bound. */
  readonly covariance: Float64Array;
  /** At the estimate, without the prior. */
  readonly logLikelihood: number;
  /** Coordinates that the data alone leave open; the prior holds the estimate where there is one. */
  readonly unsettled: readonly number[];
}

/** A standard error of a logarithm beyond this means that the data leave the order of magnitude open. */
const UNSETTLED = 2;

/**
 * The best of all starts. Where it lies on a bound, or the observed information leaves a parameter open, the fit is
 * repeated with the weak prior: a small shop gets a usual shape with wide intervals, not an extreme one.
 */
export function* estimate(problem: Estimation): Steps<Estimated> {
  const free = yield* best(problem, problem.logLikelihood, problem.rough);
  const covariance = covarianceOf(free);
  const unsettled = unsettledOf(free, covariance);
  if (covariance && unsettled.length === 0)
    return { optimum: free, covariance, logLikelihood: free.value, unsettled };
  const penalized = withPrior(problem.logLikelihood, problem.prior);
  const optimum = yield* best(problem, penalized, problem.rough && withPrior(problem.rough, problem.prior));
  const { value } = yield* problem.logLikelihood(optimum.theta);
  return {
    optimum,
    covariance: covarianceOf(optimum) ?? new Float64Array(optimum.theta.length ** 2),
    logLikelihood: value,
    unsettled,
  };
}

function unsettledOf({ atBound, converged, theta }: Optimum, covariance: Float64Array | null): number[] {
  const n = theta.length;
  const all = Array.from(theta.keys());
  if (!converged || !covariance) return all;
  return all.filter((i) => atBound[i] !== 0 || Math.sqrt(covariance[i * n + i]!) > UNSETTLED);
}

function* best(
  { starts, bounds }: Estimation,
  full: LogLikelihood,
  rough: LogLikelihood | undefined,
): Steps<Optimum> {
  let winner: Optimum | null = null;
  for (const start of starts) {
    const found = yield* maximize(rough ?? full, start, bounds);
    if (winner === null || found.value > winner.value) winner = found;
  }
  return rough ? yield* maximize(full, winner!.theta, bounds) : winner!;
}

/** The log-likelihood plus the logarithm of the prior's density, less its constant. */
export function withPrior(logLikelihood: LogLikelihood, { mean, sd }: Prior): LogLikelihood {
  return function* (theta): Steps<Evaluation> {
    const { value, gradient, hessian } = yield* logLikelihood(theta);
    const n = theta.length;
    const precision = sd.map((each) => 1 / (each * each));
    const away = theta.map((each, i) => each - mean[i]!);
    return {
      value: value - 0.5 * away.reduce((sum, each, i) => sum + precision[i]! * each * each, 0),
      gradient: gradient.map((each, i) => each - precision[i]! * away[i]!),
      hessian: hessian.map((each, at) => (at % (n + 1) === 0 ? each - precision[at / (n + 1)]! : each)),
    };
  };
}

/** Standard errors of the parameters themselves (delta method); NaN where a bound or the data leave one open. */
export function standardErrorsOf({ optimum: { theta, atBound }, covariance }: Estimated): Float64Array {
  const n = theta.length;
  return theta.map((each, i) =>
    atBound[i] === 0 && covariance[i * n + i]! > 0 ? Math.exp(each) * Math.sqrt(covariance[i * n + i]!) : NaN,
  );
}
