import type { Problem } from '../base/errors';
import { problemOf } from '../base/errors';

/** A task's result as a value: Comlink keeps only name, message and stack of what is thrown. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export async function outcomeOf<T>(work: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    return { ok: false, problem: problemOf(thrown) };
  }
}

/** From the worker, while a call runs. */
export interface ProgressMessage {
  /** What is being done, in plain words. */
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** To the worker, while a call runs. */
export type CallMessage = 'abort';

export const stopped: Problem = { code: 'stopped', message: 'Stopped. Nothing was changed.' };

/** Typed arrays and their buffers inside a result: handed over instead of copied. */
export function transferables(value: unknown, found: Set<ArrayBuffer> = new Set(), depth = 0): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (Array.isArray(value)) {
    if (typeof value[0] === 'object' && depth < 6)
      for (const item of value) transferables(item, found, depth + 1);
  } else if (typeof value === 'object' && value !== null && depth < 6) {
    for (const item of Object.values(value)) transferables(item, found, depth + 1);
  }
  return [...found];
}
