import type { AsyncSteps } from '../../base/steps';

/** Progress of one part as a share of the whole. */
export async function* within<T>(steps: AsyncSteps<T>, before: number, share: number): AsyncSteps<T> {
  try {
    for (;;) {
      const step = await steps.next();
      if (step.done) return step.value;
      yield { done: before + (share * step.value.done) / Math.max(1, step.value.total), total: 1 };
    }
  } finally {
    await steps.return(undefined as never);
  }
}

/** Steps at one place of the whole, however far they are themselves. */
export async function* at<T>(steps: AsyncSteps<T>, share: number): AsyncSteps<T> {
  return yield* within(steps, share, 0);
}
