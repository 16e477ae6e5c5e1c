import type { Gate } from '../../../../privacy/gate';
import type { Silhouettes } from '../../../analyze/silhouette-bars';
import type { Comparison, MethodCandidate } from '../../../cluster/compare';
import type { Candidate, Finding } from '../../../cluster/types';
import type { Finished } from './input';

/** How the segments were found, and how sure they are. */
export interface ClusteringFacts {
  readonly algorithm: string;
  readonly seed: number;
  /** By the method itself and, where somebody asked them, by all methods together. */
  readonly separated: boolean;
  readonly measures: Readonly<Record<string, number>>;
  readonly candidates: readonly Omit<Candidate, 'smallestShare'>[];
  readonly smallestShares: readonly (number | null)[];
  readonly silhouettes: Silhouettes;
  readonly findings: readonly Finding[];
  /** How the other methods see it, the best first; null when nobody asked. */
  readonly methods:
    | readonly Pick<
        MethodCandidate,
        'algorithm' | 'label' | 'k' | 'silhouette' | 'meanStability' | 'real' | 'agreement'
      >[]
    | null;
}

/** @param open whether a segment may be told of. */
export function clusteringFacts(
  { features: { customers }, cluster, examine, explain: { silhouettes }, compare }: Finished,
  open: (segment: number) => boolean,
  gate: Gate,
): ClusteringFacts {
  const candidates = cluster.choice?.candidates ?? [];
  return {
    algorithm: cluster.model.algorithm,
    seed: cluster.seed,
    separated: (cluster.choice?.separated ?? true) && (compare?.separated ?? true),
    measures: cluster.measures,
    candidates: candidates.map(({ smallestShare: _, ...candidate }) => candidate),
    smallestShares: candidates.map(({ smallestShare }) =>
      gate.figure(smallestShare, Math.round(smallestShare * customers.length)),
    ),
    silhouettes: { ...silhouettes, bars: silhouettes.bars.filter(({ segment }) => open(segment)) },
    findings: examine.filter(({ segments }) => segments.every(open)),
    methods: compare && bestByMethod(compare),
  };
}

/** The best try of each method. */
const bestByMethod = ({ candidates }: Comparison): MethodCandidate[] =>
  candidates.filter(
    ({ algorithm }, at) => candidates.findIndex((each) => each.algorithm === algorithm) === at,
  );
