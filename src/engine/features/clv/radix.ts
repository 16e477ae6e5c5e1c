import type { Steps } from '../../../base/steps';

const BITS = 11;
const BUCKETS = 1 << BITS;
const PASSES = 6;

/**
 * Positions 0 … n − 1 in the order of the first key, ties by the second and so on. Keys are numbers ≥ 0 (no −0, no
 * NaN): their bits as unsigned integers are ordered as they are.
 * Radix sort by 11 bits; digits that all share are skipped. Yields after each pass, about 2 ms for 100,000.
 */
export function* sortedByKeys(keys: readonly Float64Array[]): Steps<Int32Array> {
  const n = keys[0]!.length;
  let order = new Int32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  let spare = new Int32Array(n);
  const digits = new Uint16Array(n);
  const next = new Int32Array(BUCKETS);
  for (let k = keys.length - 1; k >= 0; k--) {
    const key = keys[k]!;
    const words = new Uint32Array(key.buffer, key.byteOffset, 2 * n);
    for (let pass = 0; pass < PASSES; pass++) {
      if (!digitsOf(words, pass, digits, next)) continue;
      for (let i = 0; i < n; i++) {
        const at = order[i]!;
        const bucket = digits[at]!;
        spare[next[bucket]!] = at;
        next[bucket]!++;
      }
      [order, spare] = [spare, order];
      yield { done: (keys.length - 1 - k) * PASSES + pass + 1, total: keys.length * PASSES };
    }
  }
  return order;
}

/**
 * Fills digit `pass` (from the low end) of every entry, and where its bucket starts; false when all share one.
 * Words are little-endian pairs.
 */
function digitsOf(words: Uint32Array, pass: number, digits: Uint16Array, starts: Int32Array): boolean {
  const n = digits.length;
  const shift = pass * BITS;
  const word = shift >= 32 ? 1 : 0;
  const within = shift & 31;
  const straddles = word === 0 && within + BITS > 32;
  starts.fill(0);
  for (let i = 0; i < n; i++) {
    const low = words[2 * i + word]! >>> within;
    const digit = (straddles ? low | (words[2 * i + 1]! << (32 - within)) : low) & (BUCKETS - 1);
    digits[i] = digit;
    starts[digit]!++;
  }
  if (n === 0 || starts[digits[0]!] === n) return false;
  let sum = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const here = starts[bucket]!;
    starts[bucket] = sum;
    sum += here;
  }
  return true;
}
