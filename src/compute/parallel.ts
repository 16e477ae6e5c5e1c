import type { AsyncSteps, Steps } from '../base/steps';
import type { Gpu } from './gpu';

/**
 * A piece of work that can run in any worker of the pool: a pure function of its input and of the data shared
 * by all inputs of one `map`. Input, shared data and output must survive structured clone.
 */
export interface Job<I, O, S> {
  readonly name: string;
  /** @param here what the place it runs in offers; its `map` runs there too. */
  run(input: I, shared: S, here: Parallel): Steps<O> | AsyncSteps<O> | Promise<O> | O;
}

/** Spreads jobs over workers. The engine never knows whether there are any. */
export interface Parallel {
  /** How many jobs run at once, at least 1. */
  readonly width: number;
  /** A graphics card to share; absent where there is none or none is wanted. */
  readonly gpu?: Gpu;
  /**
   * Runs `job` once for each input; results in the order of the inputs, the same whatever the width.
   * `shared` is copied once to each worker, not once an input. Yields after each finished job.
   */
  map<I, O, S>(job: Job<I, O, S>, inputs: readonly I[], shared: S): AsyncSteps<O[]>;
}

/** Runs every job here, one after the other: for Node, for tests, and where workers can't start. */
export const sequential: Parallel = {
  width: 1,
  async *map<I, O, S>(job: Job<I, O, S>, inputs: readonly I[], shared: S): AsyncSteps<O[]> {
    const results: O[] = [];
    for (const input of inputs) {
      const outcome = job.run(input, shared, sequential);
      if (isSteps<O>(outcome)) results.push(yield* part(outcome, results.length, inputs.length));
      else results.push(await outcome);
      yield { done: results.length, total: inputs.length };
    }
    return results;
  },
};

/** Whether a job's outcome has to be stepped; `await outcome.next()` drives either kind. */
export const isSteps = <O>(value: unknown): value is Steps<O> | AsyncSteps<O> =>
  typeof value === 'object' && value !== null && typeof (value as Steps<O>).next === 'function';

/** Progress of one job of several, as a share of the whole. */
async function* part<O>(steps: Steps<O> | AsyncSteps<O>, finished: number, total: number): AsyncSteps<O> {
  try {
    for (;;) {
      const step = await steps.next();
      if (step.done) return step.value;
      const share = step.value.total > 0 ? Math.min(1, step.value.done / step.value.total) : 0;
      yield { done: finished + share, total };
    }
  } finally {
    await steps.return(undefined as never);
  }
}
