import { portion, type Steps } from '../../../base/steps';
import { count } from '../../../base/wording';
import type { Corpus } from '../../prepare/language/types';
import { nmf, project, type Nmf } from '../factorization/nmf';
import { rowsOf, type Sparse } from '../factorization/sparse';
import { coherence, diversity, topColumns } from './coherence';
import { vocabularyOf, weighed, type Vocabulary } from './documents';

export interface Topic {
  /** The words that weigh most, heaviest first. */
  readonly words: readonly string[];
  /** "battery, charge, hours". */
  readonly name: string;
  /** −1 to 1: how much its words keep company (NPMI). */
  readonly coherence: number;
}

/** What the texts speak of. Plain data; `assignTopics` reads new texts with it. */
export interface TopicModel {
  readonly version: 1;
  readonly vocabulary: Vocabulary;
  readonly parts: Nmf;
  readonly topics: readonly Topic[];
  /** What each number of topics tried scored: mean coherence × share of words that stand in one topic only. */
  readonly tried: readonly { readonly k: number; readonly score: number }[];
}

/** Topics of texts: `shares` is texts × topics, row-major, each row summing to 1, or NaN where no word counts. */
export interface TopicShares {
  readonly shares: Float64Array;
  /** The largest of each text; −1 where no word counts. */
  readonly main: Int32Array;
}

export interface TopicOptions {
  readonly seed: number;
  /** 0 lets the texts decide. */
  readonly topics?: number;
}

/** Fewer texts or words than this hold no topics worth a name. */
const LEAST_TEXTS = 30;
const LEAST_WORDS = 12;
const MOST_TOPICS = 12;
/** Texts that the number of topics is chosen on, and that the topics are fitted on; the others are assigned. */
const CHOOSE_ON = 4000;
const FIT_ON = 20_000;
const NAME_WORDS = 3;
const TOP_WORDS = 8;

/**
 * Finds topics in the texts of the main language: TF-IDF and non-negative matrix factorization; of 2 to 12 topics
 * the number whose words keep company best and overlap least.
 *
 * @param customer of each text
 * @param order of the texts, as `steadyOrder` gives it: its first 20,000 are the sample the topics are fitted on
 * @returns the model, or the reason in words why there is none
 * Cost: O(words of 4,000 texts × topics × tried) + O(words of 20,000 texts × topics); 2 s for 100,000 short texts.
 */
export function* topicsOf(
  corpus: Corpus,
  customer: Int32Array,
  order: Int32Array,
  { seed, topics = 0 }: TopicOptions,
): Steps<TopicModel | string> {
  const language = mainLanguage(corpus);
  if (language === null) return 'The language of the texts can’t be told.';
  const inLanguage = order.filter((t) => corpus.language[t] === corpus.languages.indexOf(language));
  const vocabulary = yield* portion(vocabularyOf(corpus, language, customer, inLanguage), 0, 10);
  const x = withWords(yield* portion(weighed(corpus, vocabulary, inLanguage.slice(0, FIT_ON)), 10, 20));
  if (x.rows < LEAST_TEXTS || vocabulary.stems.length < LEAST_WORDS)
    return `Topics need ${LEAST_TEXTS} texts and ${LEAST_WORDS} words that several customers use; there are ${count(x.rows)} and ${count(vocabulary.stems.length)}.`;
  const small = x.rows > CHOOSE_ON ? firstRows(x, CHOOSE_ON) : x;
  const tried: { k: number; score: number }[] = [];
  const [least, most] = topics > 0 ? [topics, topics] : [2, mostTopics(small)];
  for (let k = least; k <= most && topics === 0; k++) {
    const { model } = yield* portion(
      nmf(small, k, { seed, iterations: 100, tolerance: 1e-5 }),
      20 + 5 * (k - 2),
      25 + 5 * (k - 2),
    );
    tried.push({ k, score: scoreOf(small, model) });
  }
  const k = topics > 0 ? topics : tried.reduce((best, next) => (next.score > best.score ? next : best)).k;
  const { model } = yield* portion(nmf(x, k, { seed, tolerance: 1e-6 }), 80, 100);
  return { version: 1, vocabulary, parts: model, topics: named(x, model, vocabulary), tried };
}

/** The topics of texts, known or new; texts in other languages have none. */
export function* assignTopics(model: TopicModel, corpus: Corpus): Steps<TopicShares> {
  const { k } = model.parts;
  const rows = corpus.language.length;
  const shares = new Float64Array(rows * k).fill(NaN);
  const main = new Int32Array(rows).fill(-1);
  const CHUNK = 5000;
  for (let from = 0; from < rows; from += CHUNK) {
    yield { done: from, total: rows };
    const part = Int32Array.from({ length: Math.min(CHUNK, rows - from) }, (_, i) => from + i);
    const weights = project(model.parts, yield* weighed(corpus, model.vocabulary, part));
    for (let i = 0; i < part.length; i++) {
      let [sum, best] = [0, 0];
      for (let j = 0; j < k; j++) {
        sum += weights[i * k + j]!;
        if (weights[i * k + j]! > weights[i * k + best]!) best = j;
      }
      if (sum <= 0) continue;
      main[from + i] = best;
      for (let j = 0; j < k; j++) shares[(from + i) * k + j] = weights[i * k + j]! / sum;
    }
  }
  return { shares, main };
}

function mainLanguage({ languages, language }: Corpus): string | null {
  const texts = new Float64Array(languages.length);
  for (const l of language) if (l >= 0) texts[l]!++;
  const best = texts.indexOf(Math.max(...texts));
  return best < 0 ? null : languages[best]!;
}

const withWords = (x: Sparse): Sparse =>
  rowsOf(
    x,
    Array.from({ length: x.rows }, (_, r) => r).filter((r) => x.offsets[r + 1]! > x.offsets[r]!),
  );

const firstRows = (x: Sparse, rows: number): Sparse =>
  rowsOf(
    x,
    Array.from({ length: rows }, (_, r) => r),
  );

/** Each topic should have at least some 15 texts and 4 words of its own. */
const mostTopics = (x: Sparse): number =>
  Math.max(2, Math.min(MOST_TOPICS, Math.floor(x.rows / 15), Math.floor(x.columns / 4)));

function scoreOf(x: Sparse, model: Nmf): number {
  const tops = topColumns(model, TOP_WORDS);
  const each = coherence(x, tops);
  const mean = each.reduce((sum, value) => sum + value, 0) / each.length;
  return mean > 0 ? mean * diversity(tops) : mean;
}

function named(x: Sparse, model: Nmf, { words }: Vocabulary): Topic[] {
  const tops = topColumns(model, TOP_WORDS);
  const each = coherence(x, tops);
  return tops.map((columns, j) => {
    const top = Array.from(columns, (column) => words[column]!);
    return { words: top, name: top.slice(0, NAME_WORDS).join(', '), coherence: each[j]! };
  });
}
