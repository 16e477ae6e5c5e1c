import type { Matrix } from '../../base/matrix';
import type { Steps } from '../../base/steps';
import { percent } from '../../base/wording';
import { dentsOf, isGap } from './dents';
import type { Finding } from './types';

/** Below this overlap with itself under resampling a segment is not to be trusted (Hennig 2007). */
const LEAST_STABILITY = 0.6;

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
  for (const pair of pairs) {
    if (isGap(pair) !== false) continue;
    const { segments, share } = pair;
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
