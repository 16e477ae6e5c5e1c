import type { Problem } from '../../../base/errors';
import type { FeatureSpec } from '../types';
import type { Aspect } from './aspect-words';
import type { TopicModel } from './topics';

/** Whose texts they are; every column has one entry a text. */
export interface Authors {
  /** Index of the customer; −1 where it is nobody known. */
  readonly customer: Int32Array;
  readonly customers: number;
  /** Stars or points as in the file, NaN where there is none; null when the files have none. */
  readonly rating: ArrayLike<number> | null;
}

/** What each text says; every column has one entry a text. */
export interface TextFindings {
  readonly count: number;
  /** ISO 639-1 codes, and an index into them a text; −1 where the language can't be told. */
  readonly languages: readonly string[];
  readonly language: Int16Array;
  /** −1 to 1; NaN where there is nothing to read, or no lexicon for the language. */
  readonly sentiment: Float64Array;
  /** Number of words. */
  readonly words: Int32Array;
  /** Index of the main topic; −1 where there is none. */
  readonly topic: Int32Array;
  /** Texts × topics, row-major; each row sums to 1, or is NaN. Empty without topics. */
  readonly topicShares: Float64Array;
  readonly aspects: Readonly<Record<Aspect, AspectFindings>>;
}

export interface AspectFindings {
  /** 1 mentioned, 0 not; NaN where the language has no words for it. */
  readonly mentioned: Float64Array;
  /** −1 to 1; NaN where it is not mentioned or not judged. */
  readonly sentiment: Float64Array;
}

/** One feature over all customers, before shaping. */
export interface VoiceFeature {
  readonly spec: FeatureSpec;
  /** Kinds of file it needs. */
  readonly sources: readonly string[];
  /** What the data lack for it, in plain words; null when it could be computed. */
  readonly lacks: string | null;
  /** One value a customer in the spec's unit; NaN where not known, which is everywhere when something lacks. */
  readonly values: Float64Array;
}

/** What customers say, by text and by customer. Plain data. */
export interface Voice {
  readonly version: 1;
  readonly texts: TextFindings;
  /** Null where the texts hold no topics; `topicsLack` says why. */
  readonly topics: TopicModel | null;
  readonly topicsLack: string | null;
  readonly features: readonly VoiceFeature[];
  readonly problems: readonly Problem[];
}
