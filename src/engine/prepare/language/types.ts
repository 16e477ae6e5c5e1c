import type { Problem } from '../../../base/errors';

/** Each distinct word in one language; all columns have one entry a term. */
export interface Terms {
  /** Lower case, composed (NFC). The same word in two languages is two terms. */
  readonly words: readonly string[];
  /** Index into `Corpus.languages`; −1 where the language is not known. */
  readonly language: Int16Array;
  /** Index into `Corpus.stems`. */
  readonly stem: Int32Array;
  /** 1 for words that carry grammar and no topic: "the", "und". */
  readonly stop: Uint8Array;
}

/** Texts with their language, taken apart into words. Plain data; holds what customers wrote. */
export interface Corpus {
  /** As they came in; an empty string where there is none. */
  readonly texts: readonly string[];
  /** ISO 639-1 codes that occur, alphabetically. */
  readonly languages: readonly string[];
  /** One a text: index into `languages`, −1 where it can't be told (empty, numbers, emoji, a lone unknown word). */
  readonly language: Int16Array;
  /** Length texts + 1: the words of text t are tokens[offsets[t]] … tokens[offsets[t + 1] − 1], indices into `terms`. */
  readonly offsets: Int32Array;
  readonly tokens: Int32Array;
  readonly terms: Terms;
  /** Word stems: the word itself where no stemmer knows the language. */
  readonly stems: readonly string[];
  readonly problems: readonly Problem[];
}
