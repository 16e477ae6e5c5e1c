import type { Matrix } from '../../base/matrix';
import { random, sampleIndices } from '../../base/random';
import type { Steps } from '../../base/steps';
import { squaredDistance } from './typical';

/** How many of a segment stand near its border, and to which segment. */
export interface Overlap {
  readonly segment: number;
  /** Customers looked at. */
  readonly customers: number;
  /** Share of them to whom another segment is nearly as near, or nearer; NaN without customers. */
  readonly share: number;
  /** The segment that most of these are near to; −1 where there are none. */
  readonly next: number;
  /** Share of these that are near to `next`. */
  readonly nextShare: number;
}

/** Another center counts as nearly as near when it is at most so many times as far as the own. */
export const NEARLY = 1.25;
const SAMPLE = 100_000;
const BLOCK = 4_096;

/**
 * Where segments run into each other: customers to whom the center of another segment is at most 1.25 times as far as
 * that of their own. For k-means that is a confidence below 0.2. Methods that go by density or by rule draw their
 * borders otherwise; there it says how far the segments lie apart all the same. Beyond 100,000 customers a seeded
 * sample.
 *
 * @param x shaped features. @param centers mean of each segment, k × columns. Cost: rows × k × columns.
 */
export function* overlaps(x: Matrix, centers: Matrix, labels: Int32Array, k: number): Steps<Overlap[]> {
  const rows = sampleIndices(x.rows, SAMPLE, random(1).fork('overlap'));
  const counts = new Int32Array(k);
  const near = Array.from({ length: k }, () => new Int32Array(k));
  for (const [at, row] of rows.entries()) {
    if (at % BLOCK === BLOCK - 1) yield { done: at, total: rows.length };
    const own = labels[row]!;
    if (own < 0) continue;
    counts[own]!++;
    let [next, least] = [-1, Infinity];
    for (let label = 0; label < k; label++) {
      const squared = label === own ? Infinity : squaredDistance(x, row, centers, label);
      if (squared < least) [next, least] = [label, squared];
    }
    if (next >= 0 && least <= NEARLY ** 2 * squaredDistance(x, row, centers, own)) near[own]![next]!++;
  }
  return near.map((row, segment): Overlap => {
    const all = row.reduce((sum, count) => sum + count, 0);
    const next = all > 0 ? row.indexOf(Math.max(...row)) : -1;
    return {
      segment,
      customers: counts[segment]!,
      share: all / counts[segment]!,
      next,
      nextShare: next < 0 ? NaN : row[next]! / all,
    };
  });
}
