import { KindredError } from '../../base/errors';
import type { Algorithm } from './algorithm';
import { dbscan } from './density/dbscan';
import { hdbscan } from './density/hdbscan';
import { hierarchical } from './hierarchical/hierarchical';
import { gmm } from './gmm/gmm';
import { kmeans } from './kmeans/kmeans';
import { kMedoids } from './medoids/k-medoids';
import { rfmMapAlgorithm } from './rfm-map';
import { som } from './som/som';

/** Every algorithm there is, in the order in which they are offered. */
export const catalog: readonly Algorithm[] = [
  kmeans as Algorithm,
  hierarchical as Algorithm,
  gmm as Algorithm,
  som as Algorithm,
  kMedoids as Algorithm,
  dbscan as Algorithm,
  hdbscan as Algorithm,
  rfmMapAlgorithm as Algorithm,
];

export function algorithmOf(id: string): Algorithm {
  const entry = catalog.find((algorithm) => algorithm.id === id);
  if (!entry)
    throw new KindredError(
      'unknown-algorithm',
      `There is no method "${id}". Known: ${catalog.map((algorithm) => algorithm.id).join(', ')}.`,
    );
  return entry;
}
