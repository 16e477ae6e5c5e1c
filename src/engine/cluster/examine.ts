import { mergeOptions } from '../../base/options';
import { random, sampleIndices } from '../../base/random';
import type { AsyncSteps } from '../../base/steps';
import type { Parallel } from '../../compute/parallel';
import { trials, type Effort } from './effort';
import { findingsOf } from './findings';
import { takeRows } from './points';
import { asked, type Matrices } from './segment';
import { within } from './share';
import { stabilityOf } from './stability';
import type { Finding, Segmentation } from './types';
import { SILHOUETTE_ROWS } from './weigh';

/**
 * What to know of single segments before acting on them. A number that was given is tried by the resamples of its
 * effort, as a sweep tries those it chooses from; a method that finds its own number has settings that count
 * customers, and would be tried on fewer of them.
 *
 * @param matrix what the segments were made of.
 * @param given the settings they were made with.
 * Cost: that of `findingsOf`; for a given number, a fit of at most 2,000 rows for each resample, 20 in the quick way.
 */
export async function* examine(
  matrix: Matrices,
  segmentation: Segmentation,
  given: Readonly<Record<string, unknown>>,
  parallel: Parallel,
): AsyncSteps<Finding[]> {
  const { labels, k, choice, seed } = segmentation;
  const { entry, own, x } = asked(matrix, given);
  if (entry.input === 'rfm') return [];
  // Of slices through one crowd the reason already says that their borders are arbitrary.
  if (choice && !choice.separated) return [];
  const tried = !choice && typeof own.k === 'number' && own.k > 1 && k > 1;
  const stability = tried
    ? yield* within(steadiness(matrix, segmentation, given, parallel), 0, 0.7)
    : (choice?.candidates.find((candidate) => candidate.k === k)?.stability ?? []);
  const findings = yield* findingsOf(x, labels, k, stability, seed);
  // Between crescents or rings the straight line from middle to middle, where a gap is looked for, says nothing.
  const shaped = entry.anyShape?.(mergeOptions(entry.options, { ...own, ...('k' in own ? { k } : {}) }));
  return shaped ? findings.filter(({ kind }) => kind !== 'one') : findings;
}

/** How well each segment of one fit comes back when the customers are drawn anew. */
async function* steadiness(
  matrix: Matrices,
  { k, labels, seed }: Segmentation,
  given: Readonly<Record<string, unknown>>,
  parallel: Parallel,
): AsyncSteps<number[]> {
  const { algorithm, merged, own, points } = asked(matrix, given);
  const rows = sampleIndices(points.rows, SILHOUETTE_ROWS, random(seed).fork('silhouette'));
  const { resamples, draft } = trials[String(merged.effort) as Effort];
  const resampled = {
    points: rows.length < points.rows ? takeRows(points, rows) : points,
    algorithm,
    options: [own],
    ks: [k],
    labelings: [Int32Array.from(rows, (row) => labels[row]!)],
    draft,
  };
  const [found] = yield* stabilityOf(resampled, resamples, seed, parallel);
  return found!;
}
