/** The headers that name a role, in English, German, French, Spanish, Italian, Dutch, Polish and Portuguese. */
export interface Terms {
  /** Phrases that name the role when they are the whole header. A bar starts weaker ones: "total" before "net". */
  readonly exact: string;
  /** Phrases that suggest it when the header contains them. */
  readonly contains?: string;
  /** Words that say it is something else. */
  readonly never?: string;
}
