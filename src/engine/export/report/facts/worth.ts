import { unpacked } from '../../../../base/values';
import type { Concentration } from '../../../analyze/concentration';
import type { ClvCheck } from '../../../features/clv/types';
import { coarseCurve } from './coarse-curve';
import type { Finished } from './input';

/** What customers bring and may bring. */
export interface WorthFacts {
  readonly currency: string | null;
  readonly horizonWeeks: number;
  readonly worthChecks: readonly Pick<ClvCheck, 'id' | 'grade'>[];
  readonly concentration: Concentration | null;
}

/** @param k the smallest group of which anything is told. */
export const worthFacts = (
  { features: { currency }, value: { clv }, explain: { concentration } }: Finished,
  k: number,
): WorthFacts => ({
  currency,
  horizonWeeks: clv.forecast?.horizonWeeks ?? NaN,
  worthChecks: clv.checks.map(({ id, grade }) => ({ id, grade })),
  concentration: concentration && coarseCurve(concentration, k),
});

/** The revenue of all customers; NaN where it is not known. */
export function revenueOf({ features }: Finished['features']): number {
  const money = features.find(({ spec }) => spec.id === 'monetary')?.values;
  if (!money) return NaN;
  let sum = 0;
  for (const value of unpacked(money)) if (value === value) sum += value;
  return sum;
}
