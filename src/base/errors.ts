/**
 * What went wrong, as plain data: it crosses the worker wall unchanged and never holds a customer's value.
 *
 * `message` is one plain sentence (what, where, how many, what to do); `numbers` are the figures it names.
 */
export interface Problem {
  /** Stable kebab-case identifier, for tests and for the screen that offers the way on. */
  readonly code: string;
  readonly message: string;
  readonly numbers?: Readonly<Record<string, number>>;
}

/** An expected failure: bad input, a missing role, a stopped job. Anything else that is thrown is a bug. */
export class KindredError extends Error {
  readonly problem: Problem;
  constructor(code: string, message: string, numbers?: Record<string, number>) {
    super(message);
    this.name = 'KindredError';
    this.problem = numbers ? { code, message, numbers } : { code, message };
  }
}

/** The problem in anything that was thrown; the message of an unexpected error is withheld, it may quote data. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof KindredError) return thrown.problem;
  if (thrown instanceof RangeError && /allocation|array length|memory/i.test(thrown.message)) {
    return {
      code: 'out-of-memory',
      message:
        'This device ran out of memory. Try fewer columns, a shorter period, or a device with more memory.',
    };
  }
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  return {
    code: 'unexpected',
    message: `Something unexpected went wrong inside Kindred (${name}). Your data is untouched.`,
  };
}
