/** How much is tried before a verdict. */
export type Effort = 'quick' | 'careful' | 'expert';

export interface Trials {
  /** Bootstrap resamples for stability. */
  readonly resamples: number;
  /** Sets of groupless data that the silhouette is held against. */
  readonly references: number;
  /** Even boxes that the gap statistic is held against; 0 leaves it out. */
  readonly boxes: number;
  /** Rows on which methods are compared; beyond, a seeded sample of so many. */
  readonly compared: number;
  /** Rows on which shallow rules are tried. */
  readonly ruled: number;
}

export const trials: { readonly [E in Effort]: Trials } = {
  quick: { resamples: 20, references: 10, boxes: 0, compared: 1_000, ruled: 1_000 },
  careful: { resamples: 40, references: 20, boxes: 20, compared: 2_000, ruled: 2_000 },
  expert: { resamples: 100, references: 40, boxes: 50, compared: 4_000, ruled: 4_000 },
};
