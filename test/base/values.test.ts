import * as fc from '../support/properties';
import { expect, test } from 'vitest';
import { packed, unpacked, valueAt, valuesAt } from '../../src/base/values';

const bitsOf = (values: Float64Array) => [...new BigUint64Array(values.slice().buffer)];

/** What single precision, or an integer of any width, would lose. */
const odd = fc.constantFrom(
  0,
  -0,
  NaN,
  Infinity,
  -Infinity,
  2 ** 24 + 1,
  2 ** 53,
  1 / 3,
  0.1 + 0.2,
  Number.MIN_VALUE,
  Number.MAX_VALUE,
);

test('every number comes back, to the bit, however many differ', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(odd, fc.double(), fc.integer()), { minLength: 1, maxLength: 300 }),
      fc.integer({ min: 1, max: 20 }),
      (levels, times) => {
        const values = Float64Array.from(
          { length: levels.length * times },
          (_, i) => levels[i % levels.length]!,
        );
        const held = packed(values, 0);
        expect(held.length).toBe(values.length);
        expect(bitsOf(unpacked(held))).toEqual(bitsOf(values));
        values.forEach((value, i) => expect(valueAt(held, i)).toBe(value));
        expect(valuesAt(held, [0, values.length - 1])).toEqual(Float64Array.of(values[0]!, values.at(-1)!));
      },
    ),
  );
});

test('NaN of another payload keeps its bits, and a view of a larger buffer is read in its place', () => {
  const values = new Float64Array(64).subarray(8);
  new BigUint64Array(values.buffer, values.byteOffset, values.length).fill(0x7ff8_0000_0000_0123n, 5, 9);
  const held = packed(values, 0);
  expect(held).not.toBe(values);
  expect(bitsOf(unpacked(held))).toEqual(bitsOf(values));
});

test('codes are as narrow as the levels allow, and nothing is packed that would not be half the size', () => {
  const n = 300_000;
  const of = (levels: number) => packed(Float64Array.from({ length: n }, (_, i) => (i % levels) / 7));
  const codesOf = (levels: number) => {
    const held = of(levels);
    return held instanceof Float64Array ? null : held.codes.constructor;
  };
  expect([1, 256, 257, 65_536, 65_537].map(codesOf)).toEqual([
    Uint8Array,
    Uint8Array,
    Uint16Array,
    Uint16Array,
    null,
  ]);
  const few = Float64Array.of(1, 1, 1, 1);
  expect(packed(few)).toBe(few);
  const differing = Float64Array.from({ length: 100 }, (_, i) => i);
  expect(packed(differing, 0)).toBe(differing);
});

test('a packed column survives being sent to another worker', () => {
  const held = packed(
    Float64Array.from({ length: 40 }, (_, i) => i % 3),
    0,
  );
  expect(unpacked(structuredClone(held))).toEqual(unpacked(held));
});
