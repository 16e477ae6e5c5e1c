// A word list that ships in a package without types.
declare module 'vader-sentiment/src/vader_lexicon.js' {
  /** Mean valence by ten raters, −4 to 4. */
  export const lexicon: Readonly<Record<string, number>>;
}
