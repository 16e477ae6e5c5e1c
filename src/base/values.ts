/** Numbers of which few differ: number i is `levels[codes[i]]`. */
export interface CodedValues {
  readonly length: number;
  readonly codes: Uint8Array | Uint16Array;
  readonly levels: Float64Array;
}

/** A column of numbers; of a long one in which few differ a quarter or an eighth of the bytes. */
export type Values = Float64Array | CodedValues;

/** Columns below this length are a few hundred kilobytes at most. */
const LONG = 65_536;
const MOST_LEVELS = 65_536;
/** Bits of the places in the hash table: four times as many as levels. */
const PLACE_BITS = 18;

/**
 * The same numbers, to the bit, in less memory where that is half or less: counts, days, scores, shares of few.
 *
 * @returns the array itself where nothing is won; it must then not be changed
 * Cost: O(values), about 10 ms a million; ends where too many differ.
 */
export function packed(values: Float64Array, long = LONG): Values {
  const n = values.length;
  if (n < long) return values;
  // Bits are compared, not numbers: −0 is not 0, and NaN is itself.
  const bits = new Uint32Array(values.buffer, values.byteOffset, 2 * n);
  const most = Math.min(MOST_LEVELS, n >> 2);
  const levels = new Uint32Array(2 * most);
  const places = new Int32Array(1 << PLACE_BITS);
  const codes = new Uint16Array(n);
  let count = 0;
  for (let i = 0; i < n; i++) {
    const [low, high] = [bits[2 * i]!, bits[2 * i + 1]!];
    let place = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b) >>> (32 - PLACE_BITS);
    let code = places[place]! - 1;
    while (code >= 0 && (levels[2 * code] !== low || levels[2 * code + 1] !== high)) {
      place = (place + 1) & ((1 << PLACE_BITS) - 1);
      code = places[place]! - 1;
    }
    if (code < 0) {
      if (count === most) return values;
      code = count++;
      places[place] = count;
      levels[2 * code] = low;
      levels[2 * code + 1] = high;
    }
    codes[i] = code;
  }
  return {
    length: n,
    codes: count <= 256 ? new Uint8Array(codes) : codes,
    levels: new Float64Array(levels.buffer.slice(0, 8 * count)),
  };
}

/** All numbers of a column; not to be changed, since they may be the column's own. */
export function unpacked(values: Values): Float64Array {
  if (values instanceof Float64Array) return values;
  const { length, codes, levels } = values;
  const all = new Float64Array(length);
  for (let i = 0; i < length; i++) all[i] = levels[codes[i]!]!;
  return all;
}

/** Whether any number of a column is defined: one that the files can't give is NaN throughout. */
export const definesAny = (values: Values): boolean =>
  (values instanceof Float64Array ? values : values.levels).some((value) => !Number.isNaN(value));

export const valueAt = (values: Values, at: number): number =>
  values instanceof Float64Array ? values[at]! : values.levels[values.codes[at]!]!;

/** The numbers at these places. */
export function valuesAt(values: Values, places: ArrayLike<number>): Float64Array {
  const { length } = places;
  const taken = new Float64Array(length);
  if (values instanceof Float64Array) for (let i = 0; i < length; i++) taken[i] = values[places[i]!]!;
  else {
    const { codes, levels } = values;
    for (let i = 0; i < length; i++) taken[i] = levels[codes[places[i]!]!]!;
  }
  return taken;
}
