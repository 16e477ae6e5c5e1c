import type { Job } from '../compute/parallel';
import { clusterJobs } from './cluster/jobs';
import { collectJobs } from './collect/read';

/** Every job that a pool worker can be asked for, by name. */
export const engineJobs: readonly Job<never, unknown, never>[] = [...collectJobs, ...clusterJobs];
