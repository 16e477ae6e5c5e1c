/** How far a running step is. `done` and `total` share a unit of the step's own (bytes, rows, iterations). */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/**
 * A computation that hands control back about every 10 ms. Progress, cancelling and time-slicing belong to
 * whoever drives it; returning early (`steps.return()`) frees what it holds.
 */
export type Steps<T> = Generator<Progress, T, void>;
export type AsyncSteps<T> = AsyncGenerator<Progress, T, void>;

/** Runs steps to their end without a pause. For tests and for callers that already run in a slice. */
export function drain<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export async function drainAsync<T>(steps: AsyncSteps<T> | Steps<T>): Promise<T> {
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

/** Steps as part of a larger whole: their progress runs from `from` to `to` of 100. */
export function* portion<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
  try {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      const share = step.value.total > 0 ? Math.min(1, step.value.done / step.value.total) : 0;
      yield { done: from + share * (to - from), total: 100 };
    }
  } finally {
    steps.return(undefined as never);
  }
}
