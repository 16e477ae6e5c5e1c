import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { analyze } from '../../../src/engine/analyze/analyze';
import { LONGEST_NAME, renamed, tidyName, type GivenName } from '../../../src/engine/analyze/given-name';
import { withGivenNames } from '../../../src/engine/analyze/given-names';
import { languages } from '../../../src/engine/analyze/language/languages';
import { tell } from '../../../src/engine/analyze/tell';
import type { Profiles } from '../../../src/engine/analyze/types';
import type { Segmentation } from '../../../src/engine/cluster/types';
import type { FeatureMatrix } from '../../../src/engine/features/types';
import { feature } from './fixtures';

const N = 300;
const matrix = {
  customers: Array.from({ length: N }, (_, i) => String(i)),
  features: [
    feature(
      'frequency',
      Array.from({ length: N }, (_, i) => (i < 100 ? 12 : i < 200 ? 3 : 1) + (i % 3)),
    ),
    feature(
      'recency_days',
      Array.from({ length: N }, (_, i) => (i < 100 ? 5 : i < 200 ? 200 : 90) + (i % 7)),
    ),
  ],
  used: [0, 1],
  x: { rows: N, columns: 2, data: new Float32Array(2 * N) },
  currency: 'EUR',
} as unknown as FeatureMatrix;
const ids = matrix.features.map(({ spec }) => spec.id);
/** Segment of each of the three kinds of customers. */
const described = (...kinds: number[]): Profiles => {
  const labels = Int32Array.from({ length: N }, (_, i) => kinds[Math.floor(i / 100)]!);
  const k = Math.max(...kinds) + 1;
  return drain(analyze(matrix, { labels, k, choice: null } as unknown as Segmentation));
};
const profiles = described(0, 1, 2);
const give = (names: readonly GivenName[], segment: number, typed: string, of = profiles) =>
  renamed(names, withGivenNames(of, matrix.features, names).segments[segment]!, matrix.used, ids, typed);
const namesOf = (of: Profiles, names: readonly GivenName[]) =>
  tell(withGivenNames(of, matrix.features, names), matrix, languages.en).segments.map(({ name }) => name);
const earned = namesOf(profiles, []);

describe('a name that a person gives', () => {
  test('stands in place of the earned one, and an empty one gives that back', () => {
    const names = give([], 1, '  My\tfavorites ');
    expect(namesOf(profiles, names)).toEqual([earned[0], 'My favorites', earned[2]]);
    const again = give(names, 1, 'Other');
    expect(again.map(({ name }) => name)).toEqual(['Other']);
    expect(give(again, 1, '   ')).toEqual([]);
  });

  test('goes with its segment, whatever label that has', () => {
    const names = give(give([], 0, 'A'), 2, 'C');
    expect(namesOf(described(2, 0, 1), names)).toEqual([earned[1], 'C', 'A']);
  });

  test('is not used when its segment is gone, and told; it comes back with the segment', () => {
    const names = give(give([], 0, 'A'), 1, 'B');
    const merged = withGivenNames(described(0, 1, 1), matrix.features, names);
    expect(merged.lostNames).toEqual(['B']);
    expect(merged.segments[0]!.title).toEqual({ kind: 'given', name: 'A' });
    expect(namesOf(profiles, names).slice(0, 2)).toEqual(['A', 'B']);
    // Given anew to another segment, it is that one's.
    const moved = give(names, 1, 'B', described(0, 1, 1));
    expect(moved).toHaveLength(2);
    expect(withGivenNames(described(0, 1, 1), matrix.features, moved).lostNames).toEqual([]);
  });

  test('is unlike all others: an earned name that reads the same is numbered, in every language', () => {
    const names = give([], 1, earned[0]!.toUpperCase());
    expect(namesOf(profiles, names)).toEqual([`${earned[0]} (2)`, earned[0]!.toUpperCase(), earned[2]]);
    const german = tell(profiles, matrix, languages.de).segments.map(({ name }) => name);
    const told = tell(
      withGivenNames(profiles, matrix.features, give([], 1, german[2]!)),
      matrix,
      languages.de,
    );
    expect(told.segments[2]!.name).toBe(`${german[2]} (2)`);
  });

  test('keeps no value of a customer, only what sets the segment apart', () => {
    const [{ effects }] = give([], 0, 'A') as [GivenName];
    expect(Object.keys(effects)).toEqual(ids);
    for (const effect of Object.values(effects)) expect(Math.abs(effect)).toBeLessThanOrEqual(1);
  });

  test('is not used where most of what it was known by is gone', () => {
    const names: GivenName[] = [{ name: 'A', effects: { frequency: 1, gone: 0, lost: 0 } }];
    expect(withGivenNames(profiles, matrix.features, names).lostNames).toEqual(['A']);
  });
});

describe('a typed name', () => {
  test('html and right-to-left text stay as they are; marks that turn what follows go', () => {
    expect(tidyName('<b>Big</b> & "co"')).toBe('<b>Big</b> & "co"');
    expect(tidyName('לקוחות נאמנים')).toBe('לקוחות נאמנים');
    expect(tidyName('\u202eevil\u2066\u0000 name\r\nmore')).toBe('evil name more');
  });

  test('has at most 60 letters and tidied again stays the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (typed) => {
        const name = tidyName(typed);
        expect([...name].length).toBeLessThanOrEqual(LONGEST_NAME);
        expect(tidyName(name)).toBe(name);
      }),
    );
  });
});
