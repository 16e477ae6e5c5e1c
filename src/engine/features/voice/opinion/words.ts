/** What a language says with grammar rather than with feeling, and opinion words of shops that general lists lack. */
export interface OpinionWords {
  /** Turn the next words around: "not". English words in n't are known without a list. */
  readonly negators: string;
  /** How many words back a negator reaches too: "funktioniert leider nicht". */
  readonly backwards: number;
  readonly boosters: string;
  readonly dampeners: string;
  /** What follows weighs more than what came before: "but". */
  readonly contrast: string;
  readonly great: string;
  readonly good: string;
  readonly bad: string;
  readonly awful: string;
  /** Listed in AFINN, yet no opinion: words that name the thing, and slips of its machine translation. */
  readonly neutral: string;
}
