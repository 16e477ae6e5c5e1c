/** One visible, undoable step of the cleaning plan. */
export interface CleaningStep {
  /** Stable id, the key of the person's choice. */
  readonly id: string;
  /** Plain title: "Lines without a customer are left out". */
  readonly title: string;
  readonly detail: string;
  readonly on: boolean;
  /** False for steps without which nothing can be computed. */
  readonly optional: boolean;
  readonly rows: number;
  /** Change of the revenue, in the currency of the files. */
  readonly revenue: number;
}

export interface Verdict {
  /** The later step this speaks of: "rfm", "segments", "clv", "churn". */
  readonly step: string;
  readonly label: string;
  readonly grade: 'good' | 'limited' | 'not-enough';
  /** One sentence: why, and what would make it enough. */
  readonly sentence: string;
}

export interface QualityMeasure {
  readonly id: 'completeness' | 'validity' | 'uniqueness' | 'consistency' | 'freshness';
  readonly label: string;
  /** 0 to 1. */
  readonly score: number;
  readonly sentence: string;
}

export interface QualityReport {
  readonly measures: readonly QualityMeasure[];
  readonly verdicts: readonly Verdict[];
  /** One sentence over all: "Good for segments; too short a history for lifetime value." */
  readonly summary: string;
}
