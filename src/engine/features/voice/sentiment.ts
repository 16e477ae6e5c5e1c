import { lexiconOf, type Lexicon } from './lexicon';

/** How a text speaks. */
export interface Sentiment {
  /** −1 (as bad as can be) to 1; 0 where what is said is neither. NaN where there is nothing to read. */
  readonly score: number;
  /** Words and signs that say good or bad. */
  readonly hits: number;
}

/** Words (with what hangs on them by apostrophe or hyphen), numbers, emoji, emoticons, the ends of clauses. */
const TOKEN =
  /\p{L}[\p{L}\p{M}\p{N}]{0,60}(?:['-][\p{L}\p{M}\p{N}]{1,60}){0,6}|\p{N}+|\p{Extended_Pictographic}|[:;=][-'^]?[)(\][dDpP/\\|*3@$]|<\/?3|[.!?;,]+/gu;
const CLAUSE_END = /^[.!?;,]/;
const LONGEST_TEXT = 50_000;

// VADER's constants (Hutto and Gilbert, 2014), measured there on rated tweets.
const CAPITALS = 0.733;
const NEGATED = -0.74;
const REACH = 3;
const FADES = [1, 0.95, 0.9];
const [BEFORE_BUT, AFTER_BUT] = [0.5, 1.5];
const NORMAL = 15;
/** A denial speaks against the thing even where no other word does: "it does not fit". */
const DENIAL = -0.6;
const MOST_DENIALS = 2;

/**
 * Reads the sentiment of texts, one language at a time, by the rules of VADER: the ratings of the words, turned
 * around by a negator up to three words before, strengthened by degree adverbs, capitals and exclamation marks,
 * weighed by "but"; summed and brought into −1 to 1 by s ÷ √(s² + 15). Beyond VADER: negators behind the word
 * where the language has them, other forms of a listed word by its stem, no reach over the end of a clause, phrases,
 * and denial as a slight minus.
 *
 * @param language ISO 639-1; an empty code reads signs alone (emoji, emoticons)
 */
export function sentimentOf(text: string, language: string): Sentiment {
  const lexicon = lexiconOf(language);
  return lexicon ? read(text, language, lexicon) : { score: NaN, hits: 0 };
}

function read(text: string, language: string, lexicon: Lexicon): Sentiment {
  const clean = text.slice(0, LONGEST_TEXT).normalize('NFC').replaceAll('’', "'");
  const tokens = clean.match(TOKEN) ?? [];
  const words = tokens.map((token) => token.toLowerCase());
  const shouts = shouting(tokens);
  let [sum, hits, denials] = [0, 0, 0];
  const contrast = words.findLastIndex((word) => lexicon.isContrast(word));
  for (let i = 0; i < words.length; i++) {
    if (denies(words[i]!, lexicon)) denials++;
    const [valence, length] = phrase(words, i, lexicon);
    if (valence === 0) continue;
    hits++;
    const loud = shouts && isShouted(tokens[i]!) ? valence + Math.sign(valence) * CAPITALS : valence;
    const weight = contrast < 0 ? 1 : i < contrast ? BEFORE_BUT : i > contrast ? AFTER_BUT : 1;
    sum += weight * inContext(loud, words, i, i + length, lexicon);
    i += length - 1;
  }
  sum += DENIAL * Math.min(MOST_DENIALS, denials);
  if (hits === 0 && (language === '' || words.length === 0)) return { score: NaN, hits };
  sum += Math.sign(sum) * emphasis(clean);
  return { score: sum / Math.sqrt(sum * sum + NORMAL), hits };
}

/** Valence of the longest listed phrase that begins at `i`, and how many words it has. */
function phrase(words: readonly string[], i: number, lexicon: Lexicon): readonly [number, number] {
  const one = words[i]!;
  if (lexicon.opensPhrase(one))
    for (let length = 3; length > 1; length--) {
      const valence = lexicon.valenceOf(words.slice(i, i + length).join(' '));
      if (valence !== 0) return [valence, Math.min(length, words.length - i)];
    }
  if (isDoubleAdverb(words, i, lexicon)) return [0, 2];
  if (lexicon.boostOf(one) !== 0 || denies(one, lexicon)) return [0, 1];
  return [lexicon.valenceOf(one) || lexicon.valenceOf(afterElision(one)), 1];
}

/** "kind of", "un peu": two words that strengthen or weaken together. */
const isDoubleAdverb = (words: readonly string[], i: number, lexicon: Lexicon): boolean =>
  i >= 0 && i + 1 < words.length && lexicon.boostOf(`${words[i]!} ${words[i + 1]!}`) !== 0;

/** "l'excellent" → "excellent". English keeps its apostrophes at the end, where nothing listed follows. */
const afterElision = (word: string): string => {
  const at = word.indexOf("'");
  return at > 0 && at <= 5 ? word.slice(at + 1) : '';
};

const denies = (word: string, lexicon: Lexicon): boolean =>
  lexicon.isNegator(word) || (word.startsWith("n'") && lexicon.isNegator('ne'));

/** What the words around make of a valence: `from` is its first word, `to` the one after its last. */
function inContext(
  valence: number,
  words: readonly string[],
  from: number,
  to: number,
  lexicon: Lexicon,
): number {
  if (lexicon.isContrast(words[from]!)) return valence;
  let [strong, negated] = [valence, false];
  if (isDoubleAdverb(words, from - 2, lexicon))
    strong += Math.sign(valence) * lexicon.boostOf(`${words[from - 2]!} ${words[from - 1]!}`);
  for (let d = 1; d <= REACH && from - d >= 0; d++) {
    const word = words[from - d]!;
    if (CLAUSE_END.test(word)) break;
    strong += Math.sign(valence) * lexicon.boostOf(word) * FADES[d - 1]!;
    negated ||= denies(word, lexicon);
  }
  for (let d = 0; d < lexicon.backwards && to + d < words.length; d++) {
    const word = words[to + d]!;
    if (CLAUSE_END.test(word)) break;
    negated ||= lexicon.isNegator(word);
  }
  return negated ? strong * NEGATED : strong;
}

const isShouted = (token: string): boolean =>
  token.length > 1 && /\p{Lu}/u.test(token) && token === token.toUpperCase();

/** Capitals mean something only where not all is in capitals. */
const shouting = (tokens: readonly string[]): boolean =>
  tokens.some(isShouted) && tokens.some((token) => /\p{Ll}/u.test(token));

/** VADER's weight of exclamation marks (up to four) and of two or more question marks. */
function emphasis(text: string): number {
  let [exclamations, questions] = [0, 0];
  for (const sign of text) {
    if (sign === '!') exclamations++;
    else if (sign === '?') questions++;
  }
  const asked = questions < 2 ? 0 : questions <= 3 ? questions * 0.18 : 0.96;
  return Math.min(4, exclamations) * 0.292 + asked;
}
