import type { Steps } from '../base/steps';
import type { Artifacts } from '../engine/advance';
import { languages } from '../engine/analyze/language/languages';
import { tell } from '../engine/analyze/tell';
import { twoSolutions, type TwoSolutions } from '../engine/analyze/two-solutions';
import { adjustedRand } from '../engine/cluster/measures';

/** Another way of grouping the same customers, beside the one in use. */
export interface OtherSolution {
  readonly compared: TwoSolutions;
  readonly algorithm: string;
  readonly k: number;
  readonly seed: number;
  /** Its segments in the order of their labels. */
  readonly segments: readonly { readonly name: string; readonly customers: number }[];
}

export function* otherSolution(done: Artifacts, other: Artifacts): Steps<OtherSolution> {
  const { model, k, seed } = other.cluster;
  return {
    compared: yield* twoSolutions(done.cluster, other.cluster, adjustedRand),
    algorithm: model.algorithm,
    k,
    seed,
    segments: tell(other.analyze, other.features, languages.en).segments.map(({ name, customers }) => ({
      name,
      customers,
    })),
  };
}
