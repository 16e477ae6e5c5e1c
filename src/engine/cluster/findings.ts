import type { Matrix } from '../../base/matrix';
import { random, sampleIndices } from '../../base/random';
import type { Steps } from '../../base/steps';
import { percent } from '../../base/wording';
import { takeRows } from './points';
import type { Finding } from './types';

/** Rows looked at; beyond, a seeded sample of so many. */
const ROWS = 20_000;
/** Below this overlap with itself under resampling a segment is not to be trusted (Hennig 2007). */
const LEAST_STABILITY = 0.6;
/** Bands laid between the middles of two segments, beside one on each middle. */
const BANDS = 4;
/** A dent counts as a gap from so many standard deviations of the difference on, */
const LEAST_DEVIATIONS = 2;
/** and when it is deeper than this share of the thinner middle. */
const GAP = 0.9;
/** With fewer customers in the thinner middle nothing is said. */
const LEAST_ROWS = 10;

/**
 * What to know of single segments: which came back badly when the data were resampled, and which two have no gap
 * between them.
 *
 * @param stability mean best-match Jaccard by label; empty when it was not measured.
 * Cost: rows × columns for each segment.
 */
export function* findingsOf(
  x: Matrix,
  labels: Int32Array,
  k: number,
  stability: readonly number[],
  seed: number,
): Steps<Finding[]> {
  const findings: Finding[] = [];
  stability.forEach((overlap, segment) => {
    if (overlap < LEAST_STABILITY)
      findings.push({
        kind: 'unstable',
        segments: [segment],
        measure: overlap,
        message: `Segment ${segment + 1} is unstable: when the data are resampled only ${percent(overlap)} of it comes back.`,
      });
  });
  const rows = sampleIndices(x.rows, ROWS, random(seed).fork('findings'));
  const field = takeRows<Float32Array | Float64Array>(x, rows);
  const own = rows.map((row) => labels[row]!);
  const groups = Array.from({ length: k }, (_, c) =>
    Int32Array.from(own.keys()).filter((row) => own[row] === c),
  );
  const means = groups.map((group) => meanOf(field, group));
  yield { done: 1, total: k + 1 };
  const seen = new Set<number>();
  for (let a = 0; a < k; a++) {
    const b = nearestOf(means, a);
    const pair = Math.min(a, b) * k + Math.max(a, b);
    if (b < 0 || seen.has(pair)) continue;
    seen.add(pair);
    const dent = dentBetween(field, groups[a]!, groups[b]!, means[a]!, means[b]!);
    yield { done: a + 2, total: k + 1 };
    if (dent === null || !dent.shallow) continue;
    const segments = [Math.min(a, b), Math.max(a, b)];
    findings.push({
      kind: 'one',
      segments,
      measure: dent.share,
      message: `Segments ${segments[0]! + 1} and ${segments[1]! + 1} may be one: no gap shows between them, only a border drawn through a crowd.`,
    });
  }
  return findings;
}

function meanOf({ columns, data }: Matrix, rows: Int32Array): Float64Array {
  const mean = new Float64Array(columns);
  for (const row of rows)
    for (let j = 0; j < columns; j++) mean[j]! += data[row * columns + j]! / rows.length;
  return mean;
}

function nearestOf(means: readonly Float64Array[], a: number): number {
  let nearest = -1;
  let least = Infinity;
  means.forEach((mean, b) => {
    const apart = mean.reduce((sum, value, j) => sum + (value - means[a]![j]!) ** 2, 0);
    if (b === a || !(apart < least)) return;
    least = apart;
    nearest = b;
  });
  return nearest;
}

/**
 * How many customers stand in the emptiest of four bands between the middles of two groups, on the line through their
 * means. Of a single crowd (a law with one peak) no band between holds fewer than the thinner middle does, but for
 * chance; that stays true of a part of it with a convex border, as segments are.
 */
function dentBetween(
  { columns, data }: Matrix,
  a: Int32Array,
  b: Int32Array,
  from: Float64Array,
  to: Float64Array,
): { readonly share: number; readonly shallow: boolean } | null {
  const direction = to.map((value, j) => value - from[j]!);
  const along = (rows: Int32Array) =>
    Float64Array.from(rows, (row) => {
      let sum = 0;
      for (let j = 0; j < columns; j++) sum += data[row * columns + j]! * direction[j]!;
      return sum;
    }).sort();
  const [left, right] = [along(a), along(b)];
  const [start, end] = [left[left.length >> 1]!, right[right.length >> 1]!];
  const width = (end - start) / (BANDS + 1);
  if (!(width > 0)) return null;
  const counts = new Float64Array(BANDS + 2);
  for (const value of [...left, ...right]) {
    const band = Math.floor((value - start) / width + 0.5);
    if (band >= 0 && band < counts.length) counts[band]!++;
  }
  const thinner = Math.min(counts[0]!, counts[BANDS + 1]!);
  if (thinner < LEAST_ROWS) return null;
  const emptiest = Math.min(...counts.subarray(1, BANDS + 1));
  const deviations = (thinner - emptiest) / Math.sqrt(thinner + emptiest);
  return { share: emptiest / thinner, shallow: deviations < LEAST_DEVIATIONS || emptiest / thinner > GAP };
}
