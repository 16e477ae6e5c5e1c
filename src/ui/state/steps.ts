import type { Settings } from '../../engine/settings';

/** The steps of the person's path that exist, in order. */
export const stepIds = ['data', 'customers', 'segments'] as const;
export type StepId = (typeof stepIds)[number];

/**
 * - `done`: its view is there and still true;
 * - `stale`: its view is there, but something it rests on changed;
 * - `ready`: it can be opened and is worked out then;
 * - `blocked`: something must happen first.
 */
export type StepStatus = 'done' | 'stale' | 'ready' | 'blocked';

export const upTo = (step: StepId): readonly StepId[] => stepIds.slice(0, stepIds.indexOf(step) + 1);

export const further = (a: StepId, b: StepId): StepId => (stepIds.indexOf(a) >= stepIds.indexOf(b) ? a : b);

/** Which parts of the settings each step rests on, beside those of the steps before it. */
const restsOn: Record<StepId, readonly (keyof Settings)[]> = {
  data: ['files', 'cleaning'],
  customers: ['features'],
  segments: ['cluster'],
};

/** Equal keys, equal view. */
export const stepKey = (step: StepId, fileIds: readonly string[], settings: Settings): string =>
  JSON.stringify([fileIds, upTo(step).flatMap((id) => restsOn[id].map((part) => settings[part]))]);

export function statusOf(heldKey: string | undefined, key: string, hasFiles: boolean): StepStatus {
  if (!hasFiles) return 'blocked';
  if (heldKey === undefined) return 'ready';
  return heldKey === key ? 'done' : 'stale';
}
