import { newStemmer } from 'snowball-stemmers';
import { afinn as de } from './afinn/de';
import { afinn as emoji } from './afinn/emoji';
import { afinn as en } from './afinn/en';
import { afinn as es } from './afinn/es';
import { afinn as fr } from './afinn/fr';
import { afinn as it } from './afinn/it';
import { afinn as nl } from './afinn/nl';
import { afinn as pt } from './afinn/pt';
import { lexicon as vader } from 'vader-sentiment/src/vader_lexicon.js';
import { german } from './opinion/de';
import { english } from './opinion/en';
import { spanish } from './opinion/es';
import { french } from './opinion/fr';
import { italian } from './opinion/it';
import { dutch } from './opinion/nl';
import { portuguese } from './opinion/pt';
import type { OpinionWords } from './opinion/words';

/** How one language says good and bad. Valences as in VADER: −4 to 4. */
export interface Lexicon {
  /** Of a word, or a phrase of two or three words joined by spaces, in lower case; 0 where it says nothing. */
  valenceOf(term: string): number;
  /** Whether a listed phrase begins with the word. */
  opensPhrase(word: string): boolean;
  isNegator(word: string): boolean;
  /** How many words back a negator reaches too. */
  readonly backwards: number;
  /** Added to the strength of what follows, negative for dampeners; 0 for other words. */
  boostOf(word: string): number;
  isContrast(word: string): boolean;
}

interface Sources {
  /** AFINN in that language: taken apart when first asked for, since most shops read one language. */
  readonly afinn: string;
  readonly own: OpinionWords;
  /** Snowball algorithm that finds a word in other forms than the listed; null where the list has the forms itself. */
  readonly stemmer: string | null;
}

const sources: Readonly<Record<string, Sources>> = {
  de: { afinn: de, own: german, stemmer: 'german' },
  en: { afinn: en, own: english, stemmer: null },
  es: { afinn: es, own: spanish, stemmer: 'spanish' },
  fr: { afinn: fr, own: french, stemmer: 'french' },
  it: { afinn: it, own: italian, stemmer: 'italian' },
  nl: { afinn: nl, own: dutch, stemmer: 'dutch' },
  pt: { afinn: pt, own: portuguese, stemmer: 'portuguese' },
};

/** ISO 639-1 codes of the languages whose sentiment can be read. */
export const sentimentLanguages: readonly string[] = Object.keys(sources);

/** AFINN rates from −5 to 5 in whole numbers; times this its common words agree with VADER's ratings. */
const AFINN_TO_VADER = 0.7;
/** VADER's step of a degree adverb. */
const BOOST = 0.293;
const VALENCES = { great: 3, good: 1.7, bad: -1.7, awful: -3 } as const;

const built = new Map<string, Lexicon>();

/** The lexicon of a language; null where there is none. An empty code gives signs that all languages share. */
export function lexiconOf(language: string): Lexicon | null {
  if (language !== '' && !Object.hasOwn(sources, language)) return null;
  let lexicon = built.get(language);
  if (!lexicon) built.set(language, (lexicon = language === '' ? signs() : build(language)));
  return lexicon;
}

/** Lines of a value and its words: "-4 word,word". */
function addAfinn(valences: Map<string, number>, afinn: string): void {
  for (const line of afinn.split('\n')) {
    const space = line.indexOf(' ');
    const valence = Number(line.slice(0, space)) * AFINN_TO_VADER;
    for (const word of line.slice(space + 1).split(',')) valences.set(word, valence);
  }
}

/** Emoji, as rated in AFINN's company, and emoticons. */
function ofSigns(): Map<string, number> {
  const valences = new Map<string, number>();
  addAfinn(valences, emoji);
  for (const [sign, valence] of Object.entries(vader))
    if (!/[\p{L}\p{N}]{2}/u.test(sign)) valences.set(sign, valence);
  return valences;
}

function signs(): Lexicon {
  const valences = ofSigns();
  return {
    valenceOf: (term) => valences.get(term) ?? 0,
    opensPhrase: () => false,
    isNegator: () => false,
    backwards: 0,
    boostOf: () => 0,
    isContrast: () => false,
  };
}

const list = (words: string): string[] => words.split(' ').map((word) => word.replaceAll('_', ' '));

function build(language: string): Lexicon {
  const { afinn, own, stemmer } = sources[language]!;
  const [negators, contrast] = [new Set(list(own.negators)), new Set(list(own.contrast))];
  const boosts = new Map<string, number>();
  for (const word of list(own.boosters)) boosts.set(word, BOOST);
  for (const word of list(own.dampeners)) boosts.set(word, -BOOST);
  const valences = ofSigns();
  addAfinn(valences, afinn);
  for (const word of list(own.neutral)) valences.delete(word);
  if (language === 'en') for (const [word, valence] of Object.entries(vader)) valences.set(word, valence);
  for (const [name, valence] of Object.entries(VALENCES))
    for (const word of list(own[name as keyof typeof VALENCES])) valences.set(word, valence);
  const openers = new Set([...valences.keys()].flatMap((term) => term.match(/^\S+(?= )/) ?? []));
  return {
    valenceOf:
      stemmer === null ? (term) => valences.get(term) ?? 0 : reader(valences, newStemmer(stemmer).stem),
    opensPhrase: (word) => openers.has(word),
    isNegator: (word) => negators.has(word) || (language === 'en' && word.endsWith("n't")),
    backwards: own.backwards,
    boostOf: (word) => boosts.get(word) ?? 0,
    isContrast: (word) => contrast.has(word),
  };
}

/** Longer than any word of a list; stemmers are slow on such. */
const LONGEST = 40;
/** Stems are remembered for so many words. */
const MOST_MET = 50_000;

/** Looks a term up as it stands, else by its stem, where all listed words of that stem lean the same way. */
function reader(valences: ReadonlyMap<string, number>, stem: (word: string) => string) {
  const byStem = new Map<string, { sum: number; n: number; mixed: boolean }>();
  for (const [word, valence] of valences) {
    if (!/^\p{L}{4,}$/u.test(word)) continue;
    const key = stem(word);
    const entry = byStem.get(key) ?? { sum: 0, n: 0, mixed: false };
    entry.mixed ||= entry.sum * valence < 0;
    byStem.set(key, { sum: entry.sum + valence, n: entry.n + 1, mixed: entry.mixed });
  }
  const met = new Map<string, number>();
  const byForm = (term: string): number => {
    let valence = met.get(term);
    if (valence !== undefined) return valence;
    const entry = byStem.get(stem(term));
    valence = entry && !entry.mixed ? entry.sum / entry.n : 0;
    if (met.size < MOST_MET) met.set(term, valence);
    return valence;
  };
  return (term: string): number => {
    const listed = valences.get(term);
    if (listed !== undefined || term.length < 4 || term.length > LONGEST || term.includes(' '))
      return listed ?? 0;
    return byForm(term);
  };
}
