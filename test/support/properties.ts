import * as checks from 'fast-check';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    properties: { readonly seed?: number; readonly times: number };
  }
}

// fast-check with the seed of vite.config.ts, so that a run shows what a change did and not what chance drew.
export * from 'fast-check';

/** Checks the property with the common seed, or in a hunt with a new one and more often. */
export const assert: typeof checks.assert = (property, params) => {
  const { seed, times } = inject('properties');
  return checks.assert(property, {
    ...params,
    ...(seed === undefined ? {} : { seed }),
    numRuns: (params?.numRuns ?? 100) * times,
  }) as never;
};
