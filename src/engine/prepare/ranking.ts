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
  const codeOf = new Map<number, number>();
  codes.forEach((code, i) => codeOf.set(numbers[i]!, code));
  return Int32Array.from(numbers.sort(), (number) => codeOf.get(number)!);
}

/** The ids as numbers; null unless every id is its number and no other (no leading zeros, or equal lengths). */
function numericKeys(codes: Int32Array, dictionary: readonly string[]): Float64Array | null {
  if (codes.length === 0) return null;
  const prefix = /^\D*/.exec(dictionary[codes[0]!]!)![0].length;
  let [shortest, longest] = [Infinity, 0];
  const start = dictionary[codes[0]!]!.slice(0, prefix);
  const keys = new Float64Array(codes.length);
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
    keys[i] = key;
  }
  return zeros && shortest !== longest ? null : keys;
}
