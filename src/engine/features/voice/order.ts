import { hash } from '../../../base/random';
import type { Steps } from '../../../base/steps';

const CHUNK = 2000;

/**
 * An order of the texts that depends on what they are and not on where they stand: by a hash of the text, then by
 * text, customer and rating. Its first so many are a fair sample.
 */
export function* steadyOrder(
  texts: readonly string[],
  customer: Int32Array,
  rating: ArrayLike<number> | null,
): Steps<Int32Array> {
  const keys = new Int32Array(texts.length);
  for (let t = 0; t < texts.length; t++) {
    if (t % CHUNK === 0) yield { done: t, total: 2 * texts.length };
    keys[t] = mixed(hash(texts[t]!));
  }
  yield { done: 1, total: 2 };
  const number = (t: number) => (rating && rating[t] === rating[t] ? rating[t]! : -1);
  return Int32Array.from(texts.keys()).sort((a, b) => {
    if (keys[a] !== keys[b]) return keys[a]! < keys[b]! ? -1 : 1;
    if (texts[a] !== texts[b]) return texts[a]! < texts[b]! ? -1 : 1;
    return customer[a]! - customer[b]! || number(a) - number(b);
  });
}

/** Spreads neighboring hashes (the finisher of MurmurHash3). */
function mixed(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
