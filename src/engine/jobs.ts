import type { Abilities } from '../compute/parallel';
import { clusterJobs, clusterResidents } from './cluster/jobs';
import { collectJobs } from './collect/read';
import { clvJobs } from './features/clv/bootstrap';

/** Everything that a pool worker can be asked for. */
export const engineAbilities: Abilities = {
  jobs: [...collectJobs, ...clusterJobs, ...clvJobs],
  residents: clusterResidents,
};
