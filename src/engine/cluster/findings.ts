import type { Matrix } from '../../base/matrix';
import type { Steps } from '../../base/steps';
import { percent } from '../../base/wording';
import { dentsOf, LEAST_ROWS } from './dents';
import type { Finding } from './types';

/** Below this overlap with itself under resampling a segment is not to be trusted (Hennig 2007). */
const LEAST_STABILITY = 0.6;
/** A dent counts as a gap from so many standard deviations of the difference on, */
const LEAST_DEVIATIONS = 2;
/** and when it is deeper than this share of the thinner middle. */
const GAP = 0.9;

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
  const pairs = yield* dentsOf(x, labels, k, seed);
  for (const { segments, share, deviations, rows } of pairs) {
    if (rows < LEAST_ROWS || (deviations >= LEAST_DEVIATIONS && share <= GAP)) continue;
    const [a, b] = segments;
    findings.push({
      kind: 'one',
      segments,
      measure: share,
      message: `Segments ${a + 1} and ${b + 1} may be one: no gap shows between them, only a border drawn through a crowd.`,
    });
  }
  return findings;
}
