import type { Job } from '../compute/parallel';
import { clusterJobs } from './cluster/jobs';
import { collectJobs } from './collect/read';
import { clvJobs } from './features/clv/bootstrap';

/** Every job that a pool worker can be asked for, by name. */
export const engineJobs: readonly Job<never, unknown, never>[] = [...collectJobs, ...clusterJobs, ...clvJobs];
