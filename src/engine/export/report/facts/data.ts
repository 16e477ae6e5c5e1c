import { isSmall, type Gate } from '../../../../privacy/gate';
import type { CleaningStep, QualityMeasure, SourceQuality, Verdict } from '../../../prepare/types';
import type { Finished } from './input';

/** What was read, how good it is, and what cleaning did. */
export interface DataFacts {
  readonly orders: number;
  readonly lines: number;
  /** Days since 1970-01-01; NaN without dates. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly verdicts: readonly Pick<Verdict, 'step' | 'label' | 'grade'>[];
  readonly qualityMeasures: readonly Pick<QualityMeasure, 'id' | 'label' | 'score'>[];
  readonly sources: readonly Omit<SourceQuality, 'columns'>[];
  /** Of the cleaning steps that touch anything: lines, null where held back. */
  readonly cleaning: readonly (Pick<CleaningStep, 'id' | 'title' | 'on' | 'unit'> & {
    readonly rows: number | null;
    readonly revenue: number | null;
  })[];
  readonly objections: { readonly found: number | null } | null;
}

export function dataFacts(
  { totals, firstDay, lastDay, quality, plan, privacy: { objections } }: Finished['prepare'],
  gate: Gate,
): DataFacts {
  return {
    orders: totals.orders,
    lines: totals.lines,
    firstDay,
    lastDay,
    verdicts: quality.verdicts.map(({ step, label, grade }) => ({ step, label, grade })),
    qualityMeasures: quality.measures.map(({ id, label, score }) => ({ id, label, score })),
    sources: quality.sources.map(({ columns: _, ...source }) => source),
    // A line may be all that a customer has: few lines are few people.
    cleaning: plan.steps
      .filter(({ found, rows }) => found + rows > 0)
      .map(({ id, title, on, unit, rows, revenue }) => ({
        id,
        title,
        on,
        unit,
        rows: gate.figure(rows, rows),
        revenue: isSmall(rows, gate.k) ? gate.hide() : revenue,
      })),
    objections: objections && { found: gate.figure(objections.found, objections.found) },
  };
}
