import { KindredError } from '../../src/base/errors';

/** The code and sentence that an expected failure carries. */
export async function failure(work: Promise<unknown>): Promise<[string, string]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof KindredError) return [error.problem.code, error.message];
    throw error;
  }
  throw new Error('did not fail');
}
