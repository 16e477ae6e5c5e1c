import { expect, test } from 'vitest';
import { random, sampleIndices } from '../../src/base/random';

test('the same seed gives the same stream, another seed another one', () => {
  const draw = (seed: number) => {
    const source = random(seed);
    return Array.from({ length: 5 }, () => source.next());
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test('uniform and normal draws have the mean and variance of their laws', () => {
  const source = random(1);
  const n = 100_000;
  let u = 0;
  let z = 0;
  let zz = 0;
  for (let i = 0; i < n; i++) {
    u += source.next();
    const value = source.normal();
    z += value;
    zz += value * value;
  }
  // Five standard errors.
  expect(Math.abs(u / n - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
  expect(Math.abs(z / n)).toBeLessThan(5 / Math.sqrt(n));
  expect(Math.abs(zz / n - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
});

test('a sample has distinct ascending indices', () => {
  const picked = sampleIndices(1000, 100, random(3));
  expect(new Set(picked).size).toBe(100);
  expect([...picked]).toEqual([...picked].sort((a, b) => a - b));
  expect(sampleIndices(3, 10, random(3))).toEqual(Int32Array.of(0, 1, 2));
});
