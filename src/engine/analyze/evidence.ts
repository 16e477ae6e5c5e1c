import type { Feature } from '../features/types';
import type { Contrast } from './types';

/** Effects below this are called negligible (Romano et al. 2006) and earn neither a fact nor a name. */
export const NEGLIGIBLE = 0.147;

/** What the naming rules look at: the effects and medians of one segment, by feature id. */
export interface Evidence {
  /** Cliff's delta; 0 when it is negligible, its interval includes 0, or the feature is absent. */
  readonly effect: (id: string) => number;
  readonly median: (id: string) => number;
  /** Median of everybody else. */
  readonly rest: (id: string) => number;
}

/** Whether a difference is worth telling and no chance, and of most of the segment. */
export const isTelling = (c: Contrast): boolean =>
  Math.abs(c.effect) >= NEGLIGIBLE && c.effectLow * c.effectHigh > 0 && c.coverage > 0.5;

export function evidenceOf(contrasts: readonly Contrast[], features: readonly Feature[]): Evidence {
  const byId = new Map(contrasts.map((contrast) => [features[contrast.feature]!.spec.id, contrast]));
  return {
    effect(id) {
      const contrast = byId.get(id);
      const earns = contrast && contrast.effectLow * contrast.effectHigh > 0;
      return earns && Math.abs(contrast.effect) >= NEGLIGIBLE ? contrast.effect : 0;
    },
    median: (id) => byId.get(id)?.median ?? NaN,
    rest: (id) => byId.get(id)?.restMedian ?? NaN,
  };
}
