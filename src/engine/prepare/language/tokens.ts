/** Scripts written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Addresses name people and machines, not topics. */
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+|[\p{L}\p{N}._+-]{1,64}@[\p{L}\p{N}.-]+/giu;
const WORD = /(?<![\p{L}\p{M}\p{N}])\p{L}[\p{L}\p{M}\p{N}]*(?:'[\p{L}\p{M}\p{N}]+)*/gu;
/** Nothing longer is a word that a reader would know; stemmers are slow on it. */
const LONGEST = 40;
/** No shop's review is longer; what follows adds time and no news. */
const LONGEST_TEXT = 50_000;

let segmenter: Intl.Segmenter | null = null;

/**
 * The words of a text in order, lower case and composed (NFC), without numbers, signs and addresses.
 *
 * Text in scripts without spaces goes through `Intl.Segmenter`. Text with spaces goes through one expression, which
 * is faster and finds the same words, but for two left together by the segmenter where a space is missing after a
 * full stop.
 */
export function wordsOf(text: string): string[] {
  const clean = text
    .slice(0, LONGEST_TEXT)
    .normalize('NFC')
    .toLowerCase()
    .replace(ADDRESS, ' ')
    .replaceAll('’', "'");
  const words = UNSPACED.test(clean) ? segmented(clean) : (clean.match(WORD) ?? []);
  return words.filter((word) => word.length <= LONGEST);
}

function segmented(text: string): string[] {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text))
    if (isWordLike && /^\p{L}/u.test(segment)) words.push(segment);
  return words;
}
