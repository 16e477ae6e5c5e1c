import { expect, test } from 'vitest';
import { matrixOf } from '../../../src/base/matrix';
import { random } from '../../../src/base/random';
import { drain } from '../../../src/base/steps';
import { trustworthiness } from '../../../src/engine/analyze/trustworthiness';

const line = (...places: number[]) => matrixOf(places.map((place) => [place]));

test('by hand: two ends of a line of six swapped', () => {
  // The nearest in the data of 0 1 2 3 4 5, on a map where the first and the last changed places.
  // Row 0 sits at 5 beside row 4, which ranks 4th in the data: 3 too far. Row 5 sits at 0 beside row 1: 3 too far.
  // Rows 1 and 4 see at equal distance 0 or 2, and the swapped one; ties go to the lower row.
  // Row 1 (at 1): row 2 and row 5 are 1 away; row 2 comes first, rank 2 (0 and 2 tie, 0 first): 1 too far.
  // Row 4 (at 4): row 0 and row 3 are 1 away; row 0 comes first, rank 5 (3, 5, 2, 1, 0): 4 too far.
  const sum = 3 + 3 + 1 + 4;
  const expected = 1 - (2 / (6 * 1 * (12 - 3 - 1))) * sum;
  expect(drain(trustworthiness(line(0, 1, 2, 3, 4, 5), line(5, 1, 2, 3, 4, 0), 1))).toBeCloseTo(expected, 12);
});

test('the same places are to be trusted wholly; random ones about half', () => {
  const source = random(4);
  const cloud = (columns: number) =>
    matrixOf(Array.from({ length: 300 }, () => Array.from({ length: columns }, () => source.normal())));
  const x = cloud(5);
  expect(drain(trustworthiness(x, x, 15))).toBe(1);
  expect(drain(trustworthiness(x, cloud(2), 15))).toBeCloseTo(0.5, 1);
});

test('too few rows have no neighbors', () => {
  expect(drain(trustworthiness(line(0, 1), line(0, 1), 15))).toBeNaN();
  expect(drain(trustworthiness(line(0, 1, 5), line(0, 1, 5), 15))).toBe(1);
});
