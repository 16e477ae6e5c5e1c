import { vi } from 'vitest';

/** Waits until the check holds: as long as a busy machine may take, not the one second that Vitest gives. */
export const soon = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 30_000, interval: 20 });
