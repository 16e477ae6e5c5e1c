import { stageKey, type FileRef, type Stage } from '../../engine/pipeline';
import type { Settings } from '../../engine/settings';

/** The steps of the person's path that exist, in order. */
export const stepIds = ['data', 'customers', 'segments', 'understand'] as const;
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

/** The last stage behind each step. */
const lastStage: Record<StepId, Stage> = {
  data: 'prepare',
  customers: 'features',
  segments: 'analyze',
  understand: 'explain',
};

/** Equal keys, equal view. */
export const stepKey = (step: StepId, files: readonly FileRef[], settings: Settings): string =>
  stageKey(lastStage[step], files, settings);

export function statusOf(heldKey: string | undefined, key: string, hasFiles: boolean): StepStatus {
  if (!hasFiles) return 'blocked';
  if (heldKey === undefined) return 'ready';
  return heldKey === key ? 'done' : 'stale';
}
