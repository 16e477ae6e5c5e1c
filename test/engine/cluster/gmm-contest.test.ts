import { describe, expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { fastestKernels } from '../../../src/compute/cpu/fastest';
import {
  fieldOf,
  runFrom,
  search,
  startsOf,
  type Batch,
  type Start,
} from '../../../src/engine/cluster/gmm/contest';
import { maximize, type EmRun } from '../../../src/engine/cluster/gmm/expectation-maximization';
import type { Mixture } from '../../../src/engine/cluster/gmm/mixture';
import { groups } from '../../bench/clusters/data';

const options = {
  k: 3,
  covariance: 'full',
  seed: 1,
  starts: 2,
  iterations: 500,
  tolerance: 1e-4,
  regularization: 1e-6,
};

const fromOf = (step: Batch | EmRun) => (step as Batch).from;

describe('the search', () => {
  const none = new Float64Array();
  const run = (logLikelihood: number, flat = 0): EmRun => {
    const mixture: Mixture = { shape: 'full', columns: 1, weights: none, means: none, covariances: none };
    return { mixture, logLikelihood, iterations: 10, converged: false, flat };
  };
  const starts = Array.from({ length: 6 }, (): Start => ({
    labels: new Uint8Array(),
    centers: new Float32Array(),
  }));

  test('all starts run for ten passes, then the better half and the likelier half, then the best over all rows', () => {
    const steps = search(starts, 2, options);
    const first = steps.next().value;
    expect(first).toMatchObject({ all: false, from: starts, limits: { iterations: 10, tolerance: 1e-3 } });
    // The likeliest have grown flat groups.
    const tries = [run(-50, 1), run(-90), run(-60, 1), run(-80), run(-95), run(-70, 2)];
    const second = steps.next(tries).value;
    expect(second).toMatchObject({
      all: false,
      limits: { iterations: 100, tolerance: 1e-3, negligible: -8 },
    });
    expect(fromOf(second)).toEqual(tries);
    // No flat groups come before likelihood.
    const ends = [run(-40, 1), run(-85), run(-30, 2), run(-75), run(-95), run(-35, 1)];
    const third = steps.next(ends).value;
    expect(third).toMatchObject({ all: true, limits: { iterations: 500, tolerance: 1e-4, negligible: -32 } });
    expect(fromOf(third).map((mixture) => ends.findIndex((end) => end.mixture === mixture))).toEqual([3, 1]);
    const last = [run(-20, 1), run(-60)];
    expect(steps.next(last)).toEqual({ done: true, value: last[1] });
  });

  test('of starts without flat groups the worse half ends after ten passes', () => {
    const steps = search(starts, 1, options);
    steps.next();
    const tries = [-9, -4, -8, -5, -6, -7].map((logLikelihood) => run(logLikelihood));
    expect(fromOf(steps.next(tries).value)).toEqual([tries[1], tries[3], tries[4]]);
  });

  test('a draft ends with the best short run', () => {
    const steps = search(starts, 0, { ...options, tolerance: 5e-3, iterations: 8 });
    expect(steps.next().value).toMatchObject({ limits: { iterations: 8, tolerance: 5e-3 } });
    steps.next(starts.map((_, i) => run(-i)));
    const ends = [run(-3), run(-1), run(-2)];
    expect(steps.next(ends)).toEqual({ done: true, value: ends[1] });
  });
});

describe('a run', () => {
  // More segments than there are groups take many passes.
  const { x } = groups(600, 3);
  const many = { ...options, k: 9 };
  const kernels = fastestKernels();
  const field = drain(fieldOf(x, many));
  const [start] = drain(startsOf(field, many, kernels));
  const to = (iterations: number, tolerance = 0) => ({
    iterations,
    tolerance,
    regularization: 1e-6,
    negligible: -32,
  });

  test('that goes on comes to where it would have come at once', () => {
    const begun = drain(runFrom(start!, field.points, 'full', to(4), kernels));
    expect(begun).toMatchObject({ iterations: 4, converged: false });
    const whole = drain(runFrom(start!, field.points, 'full', to(9), kernels));
    expect(whole.logLikelihood).toBeGreaterThan(begun.logLikelihood);
    expect(drain(maximize(field.points, begun, to(9), kernels))).toEqual(whole);
  });

  test('that has converged, or had all its passes, stays where it is', () => {
    const converged = drain(runFrom(start!, field.points, 'full', to(300, 1e-3), kernels));
    expect(converged.converged).toBe(true);
    expect(converged.iterations).toBeLessThan(300);
    const marked = { ...converged, flat: 2 };
    expect(drain(maximize(field.points, marked, to(300, 1e-3), kernels))).toEqual(marked);
    const spent = drain(runFrom(start!, field.points, 'full', to(4), kernels));
    expect(drain(maximize(field.points, spent, to(4), kernels))).toEqual(spent);
  });
});
