import { wordsOf } from '../base/words';

interface Entry {
  readonly words: readonly string[];
  readonly phrase: string;
}

/** A list of phrases to look for in texts, word by word. */
export interface Phrases {
  /** By the first word, or by its first letters where that word ends in a star. */
  readonly whole: ReadonlyMap<string, readonly Entry[]>;
  readonly begun: ReadonlyMap<string, readonly Entry[]>;
}

const STEM = 3;

/** Makes a list of phrases, separated by commas, ready to be found. */
export function phrasesOf(list: string): Phrases {
  const whole = new Map<string, Entry[]>();
  const begun = new Map<string, Entry[]>();
  for (const part of list.split(',')) {
    const phrase = part.trim().replace(/\s+/g, ' ');
    if (phrase === '') continue;
    const words = phrase.split(' ');
    const [first] = words;
    const [map, key] = first!.endsWith('*') ? [begun, first!.slice(0, STEM)] : [whole, first!];
    map.set(key, [...(map.get(key) ?? []), { words, phrase: phrase.replaceAll('*', '') }]);
  }
  // The longest first: "ip address" says more than "ip".
  for (const entries of [...whole.values(), ...begun.values()])
    entries.sort((a, b) => b.words.length - a.words.length);
  return { whole, begun };
}

/** Whether a word of a text is one of the list: as it stands, with an English plural, or as the star allows. */
const fits = (word: string | undefined, wanted: string) =>
  word !== undefined &&
  (wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted || word === `${wanted}s`);

function findAt(words: readonly string[], at: number, { whole, begun }: Phrases): Entry | null {
  const word = words[at]!;
  const lists = [whole.get(word), word.endsWith('s') ? whole.get(word.slice(0, -1)) : undefined];
  for (const list of [...lists, begun.get(word.slice(0, STEM))]) {
    for (const entry of list ?? []) {
      if (entry.words.every((wanted, i) => fits(words[at + i], wanted))) return entry;
    }
  }
  return null;
}

/**
 * The first phrase of the list among the words of a text (`wordsOf`), as the list has it; null when there is none, or
 * when a phrase of `never` stands there too. Cost: linear in the words.
 */
export function findPhrase(words: readonly string[], phrases: Phrases, never?: Phrases): string | null {
  for (let at = 0; at < words.length; at++) {
    const found = findAt(words, at, phrases);
    if (found === null) continue;
    return never && words.some((_, i) => findAt(words, i, never) !== null) ? null : found.phrase;
  }
  return null;
}

/** Words so short that they mean something only as the whole header ("cap", "lek", "via"). */
const SHORT = 3;
const known = new Set('bmi dna icd hiv gay zip age sex dob ssn plz pan nir'.split(' '));

/** The phrase of the list in a header: as `findPhrase`, but a word of up to three letters counts only where it is the whole header. */
export function findInHeader(header: string, phrases: Phrases, never?: Phrases): string | null {
  const words = wordsOf(header);
  const found = findPhrase(words, phrases, never);
  if (found === null || found.length > SHORT || known.has(found)) return found;
  return words.join(' ') === found ? found : null;
}
