import { newStemmer, type Stemmer } from 'snowball-stemmers';
import * as lists from 'stopword';

/** What is known of a language. The stemmer is the name of a Snowball algorithm. */
interface Language {
  readonly stopWords: readonly string[];
  readonly stemmer: string | null;
  /** Articles and the like that lean on the next word with an apostrophe: l'article. */
  readonly elides?: boolean;
}

/** Contractions and fillers that the library's short lists lack. */
const MORE_ENGLISH =
  "am aren't been before being below between can't couldn't did didn't doing doesn't does don't down during each few had hadn't has hasn't have haven't having he he's hers herself him himself his how i'd i'll i'm i've isn't it's itself just let's me more most my myself no nor not now off once only or other ought our ours ourselves out own same shan't she she's should shouldn't so some such than that that's theirs them themselves there these they they'd they'll they're they've those through to too until upon very was wasn't we we'd we'll we're we've were weren't what's when where which while who whom why will with won't would wouldn't you'd you'll you're you've yours yourself would could can much us really ever got get one also even".split(
    ' ',
  );
const MORE_SPANISH =
  'al del en con por para que no se su sus lo las los les nos me mi mis te tu tus muy más pero como si ya este esta estos estas eso esa ese ha han he hemos es son era fue ser está están estaba hay porque cuando donde desde hasta sin todo toda todos todas también solo nada algo otro otra unos unas'.split(
    ' ',
  );

/** Languages with stop words, by ISO 639-1 code. The lists come with the library `stopword`. */
export const languages: Readonly<Record<string, Language>> = {
  cs: { stopWords: lists.ces, stemmer: 'czech' },
  da: { stopWords: lists.dan, stemmer: 'danish' },
  de: { stopWords: lists.deu, stemmer: 'german' },
  en: { stopWords: [...lists.eng, ...MORE_ENGLISH], stemmer: 'english' },
  es: { stopWords: [...lists.spa, ...MORE_SPANISH], stemmer: 'spanish' },
  fi: { stopWords: lists.fin, stemmer: 'finnish' },
  fr: { stopWords: lists.fra, stemmer: 'french', elides: true },
  hu: { stopWords: lists.hun, stemmer: 'hungarian' },
  it: { stopWords: lists.ita, stemmer: 'italian', elides: true },
  nl: { stopWords: lists.nld, stemmer: 'dutch' },
  no: { stopWords: lists.nob, stemmer: 'norwegian' },
  pl: { stopWords: lists.pol, stemmer: null },
  pt: { stopWords: lists.por, stemmer: 'portuguese' },
  ro: { stopWords: lists.ron, stemmer: 'romanian' },
  ru: { stopWords: lists.rus, stemmer: 'russian' },
  sv: { stopWords: lists.swe, stemmer: 'swedish' },
  tr: { stopWords: lists.tur, stemmer: 'turkish' },
};

const stopSets = new Map<string, ReadonlySet<string>>();
const stemmers = new Map<string, Stemmer>();

export function isStopWord(word: string, language: string): boolean {
  let set = stopSets.get(language);
  if (!set) {
    set = new Set((languages[language]?.stopWords ?? []).map((entry) => entry.toLowerCase()));
    stopSets.set(language, set);
  }
  return set.has(word);
}

/** The stem by Snowball, or the word itself where the language has no stemmer. */
export function stemOf(word: string, language: string): string {
  const algorithm = languages[language]?.stemmer;
  if (!algorithm) return word;
  let stemmer = stemmers.get(algorithm);
  if (!stemmer) stemmers.set(algorithm, (stemmer = newStemmer(algorithm)));
  return stemmer.stem(word) || word;
}

/** "l'article" → "article" where the language elides. */
export function withoutElision(word: string, language: string): string {
  if (!languages[language]?.elides) return word;
  const at = word.indexOf("'");
  return at > 0 && at < word.length - 1 ? word.slice(at + 1) : word;
}
