import { detectAll } from 'tinyld/light';
import { isStopWord, languages } from './languages';

/** The languages told apart by their stop words, in the order of the votes. */
export const voters = Object.keys(languages);

/** A word that k languages share speaks for each of them with 1 ÷ k, so that "de" decides nothing. */
export function votesOf(word: string): Float32Array | null {
  const speaks = voters.map((language) => isStopWord(word, language));
  const sharing = speaks.reduce((sum, yes) => sum + Number(yes), 0);
  return sharing > 0 ? Float32Array.from(speaks, (yes) => Number(yes) / sharing) : null;
}

/** Votes that are enough, and how far ahead of the next language they must be. */
const ENOUGH = 0.9;
const AHEAD = 1.6;

/** Index into `voters` of the language that the votes decide for; −1 when they don't. */
export function elected(votes: Float32Array): number {
  let [best, first, second] = [-1, 0, 0];
  for (let l = 0; l < votes.length; l++) {
    if (votes[l]! > first) [second, first, best] = [first, votes[l]!, l];
    else if (votes[l]! > second) second = votes[l]!;
  }
  return first >= ENOUGH && first >= AHEAD * second ? best : -1;
}

/** Texts shorter than this give the letters too little to judge by. */
const SHORTEST = 12;
const LEAST_CONFIDENCE = 0.02;

/** The language by the look of its letters and letter groups (TinyLD); empty when it can't be told. */
export function languageByLetters(text: string): string {
  const [best] = detectAll(text.slice(0, 300));
  if (!best) return '';
  const unspaced = ['ja', 'zh', 'ko', 'th', 'he', 'ar', 'el', 'hi'].includes(best.lang);
  return unspaced || (text.length >= SHORTEST && best.accuracy >= LEAST_CONFIDENCE) ? best.lang : '';
}
