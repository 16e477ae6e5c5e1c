/**
 * The codes in canonical order of their ids, whatever order the file had: numerically where ids are numbers (after a
 * prefix they share: C0001, C0002), else by code unit.
 */
export function canonicalOrder(codes: Int32Array, dictionary: readonly string[]): Int32Array {
  const numbers = numericKeys(codes, dictionary);
  if (!numbers) {
    return Int32Array.from(
      Array.from(codes, (code) => ({ code, id: dictionary[code]! })).sort((a, b) =>
        a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
      ),
      ({ code }) => code,
    );
  }
  return numbers.range <= 8 * codes.length + 1024 ? byPlace(codes, numbers) : bySorting(codes, numbers);
}

interface Keys {
  /** One number a code, all different. */
  readonly keys: Float64Array;
  readonly low: number;
  /** Highest less lowest number, plus 1. */
  readonly range: number;
}

/** Ids that fill most of their range: each has its place. */
function byPlace(codes: Int32Array, { keys, low, range }: Keys): Int32Array {
  const codeAt = new Int32Array(range).fill(-1);
  for (let i = 0; i < codes.length; i++) codeAt[keys[i]! - low] = codes[i]!;
  const sorted = new Int32Array(codes.length);
  for (let place = 0, at = 0; place < range; place++) if (codeAt[place]! >= 0) sorted[at++] = codeAt[place]!;
  return sorted;
}

function bySorting(codes: Int32Array, { keys }: Keys): Int32Array {
  const codeOf = new Map<number, number>();
  codes.forEach((code, i) => codeOf.set(keys[i]!, code));
  return Int32Array.from(keys.sort(), (key) => codeOf.get(key)!);
}

/** The ids as numbers; null unless every id is its number and no other (no leading zeros, or equal lengths). */
function numericKeys(codes: Int32Array, dictionary: readonly string[]): Keys | null {
  if (codes.length === 0) return null;
  const prefix = /^\D*/.exec(dictionary[codes[0]!]!)![0].length;
  let [shortest, longest] = [Infinity, 0];
  const start = dictionary[codes[0]!]!.slice(0, prefix);
  const keys = new Float64Array(codes.length);
  let [low, high] = [Infinity, 0];
  let zeros = false;
  for (let i = 0; i < codes.length; i++) {
    const id = dictionary[codes[i]!]!;
    if (!id.startsWith(start) || id.length === prefix || id.length - prefix > 15) return null;
    let key = 0;
    for (let at = prefix; at < id.length; at++) {
      const digit = id.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) return null;
      key = 10 * key + digit;
    }
    if (id.charCodeAt(prefix) === 48 && id.length - prefix > 1) zeros = true;
    shortest = Math.min(shortest, id.length);
    longest = Math.max(longest, id.length);
    if (key < low) low = key;
    if (key > high) high = key;
    keys[i] = key;
  }
  return zeros && shortest !== longest ? null : { keys, low, range: high - low + 1 };
}
