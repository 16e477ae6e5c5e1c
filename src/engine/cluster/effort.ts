/** How much is tried before a verdict. */
export type Effort = 'quick' | 'careful' | 'expert';

export interface Trials {
  /** Bootstrap resamples for stability. */
  readonly resamples: number;
  /** Whether resamples are fitted by drafts, which makes segments look less stable than they are. */
  readonly draft: boolean;
  /** Sets of groupless data that the silhouette is held against. */
  readonly references: number;
  /** Even boxes that the gap statistic is held against; 0 leaves it out. */
  readonly boxes: number;
  /** Rows on which shallow rules are tried; beyond, a seeded sample of so many. */
  readonly ruled: number;
}

/** For the numbers of segments of one method. */
export const trials: { readonly [E in Effort]: Trials } = {
  quick: { resamples: 20, draft: true, references: 10, boxes: 0, ruled: 1_000 },
  careful: { resamples: 40, draft: true, references: 20, boxes: 20, ruled: 2_000 },
  expert: { resamples: 100, draft: false, references: 40, boxes: 50, ruled: 4_000 },
};

/** For each of several methods, on so many rows; beyond, on a seeded sample of so many. */
export const comparedTrials: { readonly [E in Effort]: Trials & { readonly rows: number } } = {
  quick: { rows: 1_000, resamples: 8, draft: true, references: 6, boxes: 0, ruled: 500 },
  careful: { rows: 2_000, resamples: 20, draft: true, references: 10, boxes: 10, ruled: 1_000 },
  expert: { rows: 4_000, resamples: 50, draft: true, references: 20, boxes: 20, ruled: 2_000 },
};
