import type { Settings } from './settings';

export type Stage =
  | 'collect'
  | 'prepare'
  | 'value'
  | 'voice'
  | 'features'
  | 'grow'
  | 'cluster'
  | 'examine'
  | 'rfm'
  | 'describe'
  | 'analyze'
  | 'explain'
  | 'compare';

/** What identifies a file: the screen knows no more of it. */
export interface FileRef {
  readonly id: string;
}

interface StagePlan {
  /** Shown while it runs. */
  readonly label: string;
  readonly after: readonly Stage[];
  /** The part of files and settings that this stage reads itself: when it changes, the stage is stale. */
  readonly reads: (files: readonly FileRef[], settings: Settings) => unknown;
}

/**
 * The order of the stages and what makes each stale: decided here and nowhere else. How each runs stands in
 * `advance.ts`, so that the screen can ask what is stale without holding the engine.
 */
export const stages: { readonly [S in Stage]: StagePlan } = {
  collect: {
    label: 'Reading files',
    after: [],
    reads: (files, settings) => files.map((file) => fileKey(file, settings)),
  },
  prepare: {
    label: 'Cleaning',
    after: ['collect'],
    reads: (_, settings) => [
      settings.privacy.consent,
      settings.privacy.products,
      settings.join,
      settings.cleaning,
    ],
  },
  value: {
    label: 'Estimating what customers will be worth',
    after: ['prepare'],
    reads: (_, settings) => [settings.value, settings.features.referenceDay],
  },
  voice: {
    label: 'Reading what customers write',
    after: ['prepare'],
    reads: (_, settings) => [settings.voice, settings.features.referenceDay],
  },
  features: {
    label: 'Describing each customer',
    after: ['prepare', 'value', 'voice'],
    reads: (_, settings) => settings.features,
  },
  grow: {
    label: 'Comparing customers',
    after: ['features'],
    // One tree or map serves every number: what only cuts it, or weighs the cuts, makes nothing grow anew.
    reads: (_, { cluster: { k: _k, fewest: _fewest, most: _most, effort: _effort, ...own } }) => own,
  },
  cluster: {
    label: 'Finding segments',
    after: ['features', 'grow'],
    reads: (_, settings) => settings.cluster,
  },
  examine: {
    label: 'Trying how steady segments are',
    after: ['features', 'cluster'],
    reads: () => null,
  },
  rfm: {
    label: 'Scoring recency, frequency and money',
    after: ['features'],
    reads: () => null,
  },
  describe: {
    label: 'Describing segments',
    after: ['features', 'cluster'],
    reads: () => null,
  },
  analyze: {
    label: 'Naming segments',
    // The scores stand beside the segments on the screen.
    after: ['describe', 'rfm'],
    reads: (_, settings) => settings.names,
  },
  explain: {
    label: 'Looking for the reasons',
    // What was found of single segments stands beside what explains them.
    after: ['value', 'features', 'cluster', 'examine'],
    reads: () => null,
  },
  compare: {
    label: 'Comparing methods',
    after: ['features'],
    reads: (_, { cluster: { effort, seed, fewest, most } }) => [effort, Number(seed ?? 1), fewest, most],
  },
};

export const stageOrder = Object.keys(stages) as Stage[];

/** A stage and all it rests on, in the order in which they run. */
export function upToStage(target: Stage): Stage[] {
  const needed = new Set<Stage>([target]);
  for (const stage of needed) for (const earlier of stages[stage].after) needed.add(earlier);
  return stageOrder.filter((stage) => needed.has(stage));
}

/** Identifies everything a stage's artifact depends on: equal keys, equal artifact. */
export function stageKey(stage: Stage, files: readonly FileRef[], settings: Settings): string {
  const { after, reads } = stages[stage];
  return JSON.stringify([
    reads(files, settings) ?? null,
    after.map((earlier) => stageKey(earlier, files, settings)),
  ]);
}

export const fileKey = ({ id }: FileRef, settings: Settings): string =>
  JSON.stringify([id, settings.files[id] ?? null, settings.privacy.columns[id] ?? null]);
