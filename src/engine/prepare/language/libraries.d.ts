// The parts of untyped libraries that the engine uses.
declare module 'snowball-stemmers' {
  interface Stemmer {
    stem(word: string): string;
  }
  export function newStemmer(algorithm: string): Stemmer;
}
declare module 'stopword' {
  type Words = readonly string[];
  export const eng: Words, deu: Words, fra: Words, spa: Words, ita: Words, nld: Words, por: Words;
  export const pol: Words, swe: Words, dan: Words, nob: Words, fin: Words, ces: Words, hun: Words;
  export const ron: Words, tur: Words, rus: Words;
}
