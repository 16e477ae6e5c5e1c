import type { AsyncSteps, Progress, Steps } from '../base/steps';
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

/**
 * Work that stays where it is: a state made of one part of the data, kept in a worker of the pool and asked again and
 * again, as the passes of one run over the worker's own rows. Parts, questions and answers must survive structured
 * clone; the state need not.
 */
export interface Resident<P, S, Q extends Questions<S>> {
  readonly name: string;
  open(part: P, here: Parallel): S;
  /** What the state can be asked, by name; an answer is worked out at once or in steps. */
  readonly questions: Q;
  close(state: S): void;
}

export type Questions<S> = Readonly<Record<string, (state: S, input: never) => unknown>>;

/** What a question with steps, a promise or a value is answered by. */
export type Answer<R> =
  R extends Generator<Progress, infer A, void>
    ? A
    : R extends AsyncGenerator<Progress, infer A, void>
      ? A
      : Awaited<R>;

/** States that are held, one for each part. */
export interface Held<Q extends Questions<never>> {
  /** Asks all of them the same; answers in the order of the parts. Errors: what one of them fails with. */
  ask<N extends string & keyof Q>(
    question: N,
    input: Parameters<Q[N]>[1],
  ): AsyncSteps<Answer<ReturnType<Q[N]>>[]>;
  /** Ends what runs, and gives their memory back. */
  close(): void;
}

/** All that a worker of the pool can be asked for, by name. */
export interface Abilities {
  readonly jobs: readonly Job<never, unknown, never>[];
  readonly residents: readonly {
    readonly name: string;
    open(part: never, here: Parallel): unknown;
    readonly questions: Questions<never>;
    close(state: never): void;
  }[];
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
  /**
   * Opens a state for each part, in one worker after the other; `width` parts keep all of them busy. Parts are handed
   * over: where memory is not shared, their arrays are gone for the caller, so that no two copies live. What opening
   * fails with is the answer to the first question. Whoever holds must close.
   */
  hold<P, S, Q extends Questions<S>>(resident: Resident<P, S, Q>, parts: Iterable<P>): Held<Q>;
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
  hold: (resident, parts) => holdHere(resident, parts, sequential),
};

function holdHere<P, S, Q extends Questions<S>>(
  resident: Resident<P, S, Q>,
  parts: Iterable<P>,
  here: Parallel,
): Held<Q> {
  type Replies<N extends keyof Q> = Answer<ReturnType<Q[N]>>[];
  const states: S[] = [];
  let failure: { readonly thrown: unknown } | null = null;
  try {
    for (const part of parts) states.push(resident.open(part, here));
  } catch (thrown) {
    failure = { thrown };
  }
  return {
    async *ask<N extends string & keyof Q>(question: N, input: Parameters<Q[N]>[1]): AsyncSteps<Replies<N>> {
      if (failure) throw failure.thrown;
      const answers: unknown[] = [];
      for (const state of states) {
        const answer = resident.questions[question]!(state, input as never);
        answers.push(isSteps(answer) ? yield* part(answer, answers.length, states.length) : await answer);
        yield { done: answers.length, total: states.length };
      }
      return answers as Replies<N>;
    },
    close: () => states.splice(0).forEach((state) => resident.close(state)),
  };
}

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
