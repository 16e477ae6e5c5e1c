import { releaseCounts } from '../../privacy/release-counts';
import type { Cohort } from '../analyze/retention';

/**
 * Whether a cell of a retention table has to stay behind when the table leaves: so few customers ordered again, or so
 * few did not, that they may be found. Its share stays behind with it; the size of a cohort tells itself by the same
 * rule, as the cell of its own period.
 *
 * @param later periods after the first order; 0 asks for the size of the cohort
 */
export function hidesCell({ customers, active }: Cohort, later: number): boolean {
  const again = later === 0 ? customers : active[later]!;
  const { cells, total } = releaseCounts({
    title: 'Customers who ordered again',
    rows: ['ordered again', 'did not'],
    columns: ['customers'],
    counts: [[again], [customers - again]],
  });
  return total === null || cells.some(([count]) => count === null);
}
