import type { Artifacts } from '../engine/advance';
import { knownOn } from '../engine/features/known-on';
import type { CustomerBase } from '../engine/prepare/types';

/**
 * The base as the features and segments saw it: the same customers in the same order, and nothing on or after the
 * reference day; with the last day that the files cover. Cost: none, or O(lines) where the reference day lies in the
 * past.
 */
export function knownBase({ prepare, features }: Pick<Artifacts, 'prepare' | 'features'>): {
  readonly base: CustomerBase;
  readonly lastDay: number;
} {
  const { referenceDay } = features;
  return { base: knownOn(prepare, referenceDay).base, lastDay: Math.min(prepare.lastDay, referenceDay - 1) };
}
