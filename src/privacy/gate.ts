import { releaseCounts, SMALL_GROUP, type CountsRequest, type ReleasedCounts } from './release-counts';

/** The gate for figures that sum up groups of people, with a count of what it held back. */
export interface Gate {
  /** The smallest group of which anything is told. */
  readonly k: number;
  /** The figure, or null where fewer than `k` people stand behind it. Nobody behind it hides nothing. */
  figure(value: number, people: number): number | null;
  /** A table of counts through `releaseCounts`. */
  counts(request: CountsRequest): ReleasedCounts;
  /** Takes a figure back that would tell a hidden count. */
  hide(): null;
  /** How many counts and other figures were held back so far. */
  held(): Held;
}

export interface Held {
  readonly counts: number;
  readonly figures: number;
}

/** Whether so few people stand behind something that nothing of it may leave. Nobody behind it hides nothing. */
export const isSmall = (people: number, k = SMALL_GROUP): boolean => people > 0 && people < k;

export function newGate(k = SMALL_GROUP): Gate {
  let [counts, figures] = [0, 0];
  const hide = (): null => {
    figures++;
    return null;
  };
  return {
    k,
    hide,
    figure: (value, people) => (isSmall(people, k) ? hide() : value),
    counts(request) {
      const released = releaseCounts({ ...request, k });
      const lone = request.columns.length === 1;
      counts += released.cells.flat().filter((cell) => cell === null).length;
      counts += lone ? 0 : released.rowTotals.filter((cell) => cell === null).length;
      counts += lone ? 0 : released.columnTotals.filter((cell) => cell === null).length;
      counts += Number(released.total === null);
      return released;
    },
    held: () => ({ counts, figures }),
  };
}
