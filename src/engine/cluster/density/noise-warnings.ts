import type { Problem } from '../../../base/errors';

/** What to say of customers who belong to no segment. */
export function noiseWarnings(k: number, noise: number, rows: number, advice: string): Problem[] {
  if (k === 0)
    return [
      {
        code: 'all-noise',
        message: `No group of customers is dense enough: all ${rows} count as noise. ${advice}`,
        numbers: { rows },
      },
    ];
  if (noise > rows / 2)
    return [
      {
        code: 'mostly-noise',
        message: `${noise} of ${rows} customers belong to no segment. ${advice}`,
        numbers: { noise, rows },
      },
    ];
  return [];
}
