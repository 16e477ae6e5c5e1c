import type { Problem } from '../../../base/errors';

/** From so many columns on, places differ little in how dense they are (Beyer et al. 1999). */
const MANY_COLUMNS = 9;

/** What to try where too many belong to nothing, and where too many belong together. */
export interface Ways {
  readonly noise: string;
  readonly crowd: string;
}

/**
 * What to say where a method that looks for dense places found none, left most customers out, or put most of them
 * into one segment.
 *
 * @param labels by falling size, −1 for noise. Cost: rows.
 */
export function noiseWarnings(labels: Int32Array, k: number, columns: number, ways: Ways): Problem[] {
  const rows = labels.length;
  if (k === 0)
    return [
      {
        code: 'all-noise',
        message: `No group of customers is dense enough: all ${rows} count as noise. ${ways.noise}`,
        numbers: { rows },
      },
    ];
  let [noise, largest] = [0, 0];
  for (const label of labels) {
    if (label < 0) noise++;
    else if (label === 0) largest++;
  }
  const why =
    columns >= MANY_COLUMNS ? `Dense places are hard to tell apart by ${columns} features at once. ` : '';
  if (noise > rows / 2)
    return [
      {
        code: 'mostly-noise',
        message: `${noise} of ${rows} customers belong to no segment. ${why}${ways.noise}`,
        numbers: { noise, rows, columns },
      },
    ];
  if (largest > rows / 2)
    return [
      {
        code: 'one-crowd',
        message: `${largest} of ${rows} customers are in one segment. ${why}${ways.crowd}`,
        numbers: { largest, rows, columns },
      },
    ];
  return [];
}
