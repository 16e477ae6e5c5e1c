import { KindredError } from '../base/errors';
import type { AsyncSteps, Progress, Steps } from '../base/steps';
import { stopped } from './protocol';

/** How long a slice runs before messages are heard again, in milliseconds. */
const SLICE_MS = 12;

/** Lets messages in: a macrotask, since a microtask would never see the abort. */
export function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

/**
 * Runs steps to their end in slices. Reports the latest progress once a slice; on abort closes the generator, so
 * that it frees what it holds, and throws the problem `stopped`.
 */
export async function drive<T, P extends Progress = Progress>(
  steps: Generator<P, T, void> | AsyncGenerator<P, T, void> | Steps<T> | AsyncSteps<T>,
  signal: AbortSignal,
  report: (progress: P) => void = () => {},
): Promise<T> {
  let sliceEnd = performance.now() + SLICE_MS;
  try {
    for (;;) {
      if (signal.aborted) throw new KindredError(stopped.code, stopped.message);
      const step = await steps.next();
      if (step.done) return step.value as T;
      if (performance.now() >= sliceEnd) {
        report(step.value as P);
        await macrotask();
        sliceEnd = performance.now() + SLICE_MS;
      }
    }
  } finally {
    await steps.return(undefined as never);
  }
}
