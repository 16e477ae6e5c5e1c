import type { Matrix } from '../../base/matrix';
import { mergeOptions } from '../../base/options';
import type { AsyncSteps, Steps } from '../../base/steps';
import { fastestKernels } from '../../compute/cpu/fastest';
import type { Abilities, Job } from '../../compute/parallel';
import { algorithmOf } from './catalog';
import { silhouettes, type Cells } from './cells';
import { gapJob } from './gap';
import { mixtureRows } from './gmm/mixture-rows';
import { mixturePlaceJob, mixtureRunJob, mixtureStartsJob } from './gmm/spread';
import { linkageBlocks } from './hierarchical/linkage-blocks';
import { startsJob } from './kmeans/contest';
import { kmeansRows } from './kmeans/rows';
import { leftOutJob } from './left-out';
import { medoidsJob, placingJob } from './medoids/spread';
import { nearestRowsJob } from './nearest-rows';
import { referenceJob } from './reference';
import { ruleJob } from './rule-job';
import { mapRows } from './som/rows';
import { stabilityJob } from './stability';
import type { Fit } from './types';

export interface FitInput {
  readonly algorithm: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Fits one algorithm of the catalogue to the shared rows. */
export const fitJob: Job<FitInput, Fit, Matrix> = {
  name: 'cluster-fit',
  run({ algorithm, options }, x, here): Steps<Fit> | AsyncSteps<Fit> {
    const entry = algorithmOf(algorithm);
    return entry.fit(x, mergeOptions(entry.options, options), {
      kernels: fastestKernels(),
      parallel: here,
    });
  },
};

export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** Silhouettes of a range of rows for every labeling of the shared cells. */
export const silhouetteJob: Job<RowRange, readonly Float64Array[], Cells> = {
  name: 'cluster-silhouettes',
  run: ({ from, to }, cells) => silhouettes(cells, from, to, fastestKernels()),
};

/** Everything of this stage that the pool can be asked for. */
export const clusterResidents: Abilities['residents'] = [kmeansRows, linkageBlocks, mixtureRows, mapRows];

export const clusterJobs: Abilities['jobs'] = [
  startsJob,
  mixtureStartsJob,
  mixtureRunJob,
  mixturePlaceJob,
  medoidsJob,
  placingJob,
  fitJob,
  silhouetteJob,
  nearestRowsJob,
  stabilityJob,
  referenceJob,
  gapJob,
  ruleJob,
  leftOutJob,
];
