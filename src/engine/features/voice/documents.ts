import type { Steps } from '../../../base/steps';
import { sensitiveWord } from '../../../privacy/products';
import type { Corpus } from '../../prepare/language/types';
import { lexiconOf } from './lexicon';
import type { Sparse } from '../factorization/sparse';

/** Which words count for topics, and how much. Plain data. */
export interface Vocabulary {
  readonly language: string;
  readonly stems: readonly string[];
  /** The most frequent form of each stem: what people read. */
  readonly words: readonly string[];
  /** ln((1 + texts) ÷ (1 + texts with the stem)) + 1. */
  readonly idf: Float64Array;
}

/** A word that fewer customers use is dropped: it is too rare for a topic, and it may be a name. */
const LEAST_CUSTOMERS = 5;
/** A word in more than this share of the texts tells nothing apart. */
const MOST_SHARE = 0.4;
/** The most widely used words beyond this number add time, not topics. */
const MOST_WORDS = 1500;
const SHORTEST = 3;
/** A valence of this size is praise or blame rather than a matter; the words of defects and delays lie below. */
const OPINION = 1.75;
const CHUNK = 2000;

/**
 * The words that topics can be made of: those of one language that at least 5 customers use, no stop words, and none
 * that speaks of health, belief and the like: a topic is a feature of those who wrote of it.
 *
 * @param customer of each text
 * @param order of the texts, not depending on the order of the rows
 */
export function* vocabularyOf(
  corpus: Corpus,
  language: string,
  customer: Int32Array,
  order: Int32Array,
): Steps<Vocabulary> {
  const { terms, offsets, tokens, stems } = corpus;
  const at = corpus.languages.indexOf(language);
  const usable = usableTerms(corpus, at);
  const byCustomer = new Int32Array(stems.length);
  const byText = new Int32Array(stems.length);
  const [lastCustomer, lastText] = [new Map<number, Set<number>>(), new Int32Array(stems.length).fill(-1)];
  const uses = new Int32Array(terms.words.length);
  let texts = 0;
  for (let i = 0; i < order.length; i++) {
    if (i % CHUNK === 0) yield { done: i, total: order.length };
    const t = order[i]!;
    if (corpus.language[t] !== at) continue;
    texts++;
    for (let p = offsets[t]!; p < offsets[t + 1]!; p++) {
      const term = tokens[p]!;
      if (!usable[term]) continue;
      uses[term]!++;
      const stem = terms.stem[term]!;
      if (lastText[stem] !== t) byText[stem]!++;
      lastText[stem] = t;
      if (byCustomer[stem]! >= LEAST_CUSTOMERS) continue;
      let seen = lastCustomer.get(stem);
      if (!seen) lastCustomer.set(stem, (seen = new Set()));
      seen.add(customer[t]!);
      byCustomer[stem] = seen.size;
    }
  }
  const words = formsOf(corpus, at, uses);
  const kept = Array.from({ length: stems.length }, (_, stem) => stem)
    .filter((stem) => byCustomer[stem]! >= LEAST_CUSTOMERS && byText[stem]! <= MOST_SHARE * texts)
    .sort((a, b) => byText[b]! - byText[a]! || (stems[a]! < stems[b]! ? -1 : 1))
    .slice(0, MOST_WORDS)
    .filter((stem) => !sensitiveWord(words.get(stem)!))
    .sort((a, b) => (stems[a]! < stems[b]! ? -1 : 1));
  return {
    language,
    stems: kept.map((stem) => stems[stem]!),
    words: kept.map((stem) => words.get(stem)!),
    idf: Float64Array.from(kept, (stem) => Math.log((1 + texts) / (1 + byText[stem]!)) + 1),
  };
}

/** Of the language, no stop word, and about a thing: "great" and "awful" are sentiment, and stand beside any topic. */
function usableTerms({ terms, languages }: Corpus, language: number): Uint8Array {
  const lexicon = lexiconOf(languages[language] ?? '');
  return Uint8Array.from(terms.words, (word, term) =>
    Number(
      terms.language[term] === language &&
        terms.stop[term] === 0 &&
        word.replaceAll("'", '').length >= SHORTEST &&
        Math.abs(lexicon?.valenceOf(word) ?? 0) < OPINION,
    ),
  );
}

/** Of each stem the form used most; of two used alike the first by the alphabet. */
function formsOf({ terms }: Corpus, language: number, uses: Int32Array): Map<number, string> {
  const best = new Map<number, number>();
  terms.words.forEach((word, term) => {
    if (terms.language[term] !== language) return;
    const stem = terms.stem[term]!;
    const held = best.get(stem);
    if (
      held === undefined ||
      uses[term]! > uses[held]! ||
      (uses[term] === uses[held] && word < terms.words[held]!)
    )
      best.set(stem, term);
  });
  return new Map([...best].map(([stem, term]) => [stem, terms.words[term]!]));
}

/**
 * Texts as rows of TF-IDF: (1 + ln uses) · idf, each row of length 1; an empty row where no word counts.
 *
 * @param order the texts to take, in the order of the rows of the result
 */
export function* weighed(corpus: Corpus, vocabulary: Vocabulary, order: Int32Array): Steps<Sparse> {
  const { terms, offsets, tokens } = corpus;
  const language = corpus.languages.indexOf(vocabulary.language);
  const columnOfStem = new Map(vocabulary.stems.map((stem, column) => [stem, column]));
  const usable = usableTerms(corpus, language);
  const columnOf = Int32Array.from(terms.stem, (stem, term) =>
    usable[term] ? (columnOfStem.get(corpus.stems[stem]!) ?? -1) : -1,
  );
  const starts = new Int32Array(order.length + 1);
  const [indices, values]: [number[], number[]] = [[], []];
  const uses = new Map<number, number>();
  for (let i = 0; i < order.length; i++) {
    if (i % CHUNK === 0) yield { done: i, total: order.length };
    const t = order[i]!;
    uses.clear();
    for (let p = offsets[t]!; p < offsets[t + 1]!; p++) {
      const column = columnOf[tokens[p]!]!;
      if (column >= 0) uses.set(column, (uses.get(column) ?? 0) + 1);
    }
    const columns = [...uses.keys()].sort((a, b) => a - b);
    const weights = columns.map((column) => (1 + Math.log(uses.get(column)!)) * vocabulary.idf[column]!);
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
    for (let j = 0; j < columns.length; j++) {
      indices.push(columns[j]!);
      values.push(weights[j]! / length);
    }
    starts[i + 1] = indices.length;
  }
  return {
    rows: order.length,
    columns: vocabulary.stems.length,
    offsets: starts,
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  };
}
