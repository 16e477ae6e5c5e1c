/** How well a rule names the rows it should. */
export interface Hits {
  /** Rows to be named. */
  readonly wanted: number;
  /** Rows that the rule names, and how many of them rightly. */
  readonly named: number;
  readonly right: number;
}

/** Harmonic mean of precision and recall, 0 to 1. */
export const f1 = ({ wanted, named, right }: Hits): number => (2 * right) / Math.max(1, wanted + named);
