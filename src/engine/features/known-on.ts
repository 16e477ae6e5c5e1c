import type { CustomerBase } from '../prepare/types';
import { before } from './horizon';
import { besideBefore, lastDayBeside } from './horizon-beside';

/**
 * The base as it was known at the start of a day, itself where nothing lies on or after it.
 *
 * @param referenceDay days since 1970-01-01; 0 means the day after the last line
 */
export function knownOn(all: CustomerBase, referenceDay: number): { base: CustomerBase; today: number } {
  const today = referenceDay === 0 ? all.lastDay + 1 : referenceDay;
  if (today <= all.lastDay) return { base: before(all, today), today };
  if (!(today <= lastDayBeside(all))) return { base: all, today };
  const everyone = Int32Array.from(all.customers, (_, c) => c);
  return { base: { ...all, ...besideBefore(all, everyone, today) }, today };
}
