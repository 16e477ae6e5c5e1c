import { portion, type Steps } from '../../base/steps';

/** A search that ends where its start leads it, so that several starts are tried and the best end is kept. */
export interface Multistart<R> {
  readonly starts: number;
  /** One run, to its end or shorter, from start 0, 1, 2 … */
  readonly attempt: (start: number) => Steps<R>;
  /** Below 0 where the first is better. Of equals the earlier start is. */
  readonly compare: (one: R, other: R) => number;
  /** Whether two short runs came to the same place, so that only the better one goes on. */
  readonly alike?: (one: R, other: R) => boolean;
}

/**
 * Short runs from all starts: the best of the places they come to, the very best first (Biernacki, Celeux, Govaert 2003, for mixtures;
 * Bradley, Fayyad 1998, for k-means on samples).
 *
 * @param most runs returned. Cost: the runs.
 */
export function* shortRuns<R>(search: Multistart<R>, most: number): Steps<R[]> {
  const { starts, attempt } = search;
  const runs: R[] = [];
  for (let start = 0; start < starts; start++) {
    runs.push(yield* portion(attempt(start), (100 * start) / starts, (100 * (start + 1)) / starts));
    yield { done: start + 1, total: starts };
  }
  return places(runs, search, most);
}

/** Where runs came to, each place once: the best of them, the very best first. */
export function places<R>(
  runs: readonly R[],
  { compare, alike }: Pick<Multistart<R>, 'compare' | 'alike'>,
  most: number,
): R[] {
  const found: R[] = [];
  for (const run of [...runs].sort(compare))
    if (found.length < most && !found.some((place) => alike?.(place, run))) found.push(run);
  return found;
}

/**
 * Multi-start: short runs from all starts, of which the best go on, and the best of their ends. The best short run is
 * not always the one that ends best.
 *
 * @param finalists short runs that go on. @param finish a short run to its end; without it a run is at its end.
 * Cost: the runs and their ends.
 */
export function* multistart<R>(
  search: Multistart<R>,
  finalists: number,
  finish?: (run: R) => Steps<R>,
): Steps<R> {
  if (!finish) return (yield* shortRuns(search, 1))[0]!;
  const runs = yield* portion(shortRuns(search, finalists), 0, 50);
  const ends: R[] = [];
  for (const [at, run] of runs.entries())
    ends.push(yield* portion(finish(run), 50 + (50 * at) / runs.length, 50 + (50 * (at + 1)) / runs.length));
  return best(ends, search.compare);
}

/** The first of those that none is better than. */
export const best = <R>(runs: readonly R[], compare: Multistart<R>['compare']): R =>
  runs.reduce((leader, run) => (compare(run, leader) < 0 ? run : leader));
