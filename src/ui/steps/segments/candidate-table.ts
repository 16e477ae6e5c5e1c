import type { OptionSpecs } from '../../../base/options';
import type { MethodCandidate } from '../../../engine/cluster/compare';
import type { Indices } from '../../../engine/cluster/types';
import type { Format } from '../../text/format';
import type { text } from '../../text/text';

/** A column of a table of candidates. */
export type Column = keyof typeof text.compare.columns | keyof typeof text.segments.candidateColumns;

/** A number of segments that was tried, by one method or by each of several, which then has a name. */
export interface Figures {
  readonly k: number;
  readonly label?: string;
  readonly indices: Indices;
}

const SHARES: readonly Column[] = ['smallestShare', 'unassigned', 'ruleAccuracy'];
const LOWER_IS_BETTER: readonly Column[] = ['unassigned', 'daviesBouldin', 'bic', 'icl', 'inertia'];

/** NaN where the candidate has no such figure. */
export function figureOf(candidate: Figures, column: Column): number {
  const value = ({ ...candidate, ...candidate.indices } as Readonly<Record<string, unknown>>)[column];
  return typeof value === 'number' ? value : NaN;
}

/** Whether the first click on a column puts the largest on top: the best is to come first. */
export const largestFirst = (column: Column) => column !== 'label' && !LOWER_IS_BETTER.includes(column);

/** By a column; those without such a figure come last either way. */
export function sortedBy<C extends Figures>(candidates: readonly C[], column: Column, down: boolean): C[] {
  const way = down ? -1 : 1;
  return [...candidates].sort((a, b) => {
    if (column === 'label') return way * (a.label ?? '').localeCompare(b.label ?? '');
    const [x, y] = [figureOf(a, column), figureOf(b, column)];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return way * (x - y);
  });
}

/** A figure as the table writes it. */
export function written(candidate: Figures, column: Column, format: Format): string {
  if (column === 'label') return candidate.label ?? '';
  const value = figureOf(candidate, column);
  if (!Number.isFinite(value)) return '–';
  if (column === 'k') return String(value);
  if (SHARES.includes(column)) return format.share(value);
  return format.figure(value, column === 'bic' || column === 'icl' ? 6 : 3, true);
}

/** Whether the segments on the screen are this candidate: method, number, and every setting but the seed. */
export const isInUse = (
  { algorithm, k, options }: Pick<MethodCandidate, 'algorithm' | 'k' | 'options'>,
  view: { readonly algorithm: string; readonly k: number; readonly options: OptionSpecs },
  set: Readonly<Record<string, unknown>>,
) =>
  algorithm === view.algorithm &&
  k === view.k &&
  Object.entries(options).every(
    ([name, value]) =>
      name === 'k' || name === 'seed' || value === (set[name] ?? view.options[name]?.default),
  );
