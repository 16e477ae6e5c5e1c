import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/engine/cluster/compare';
import type { Choice } from '../../src/engine/cluster/types';
import { doubtOf, verdictOf } from '../../src/ui/state/doubt';
import { en } from '../../src/ui/text/en';
import { format } from '../../src/ui/text/text';

const choice = (separated: boolean) => ({ separated }) as Choice;
/** Methods by name, and whether each finds real groups. */
const comparison = (separated: boolean, candidates: Readonly<Record<string, boolean>>) =>
  ({
    separated,
    candidates: Object.entries(candidates).map(([algorithm, real]) => ({ algorithm, real })),
  }) as unknown as Comparison;
const kmeans = (own: Choice | null, k = 4) => ({ algorithm: 'kmeans', k, choice: own });

describe('the doubt that the heading shares', () => {
  test('what one method found stands until somebody asks the others', () => {
    expect(doubtOf(kmeans(choice(true)), choice(true), null)).toBeNull();
    expect(doubtOf(kmeans(null), null, null)).toBeNull();
  });

  test('a number set by hand makes no groups of data that propose none', () => {
    expect(doubtOf(kmeans(null), choice(false), null)).toBe('none');
    expect(doubtOf(kmeans(null, 1), choice(false), null)).toBeNull();
  });

  test('a number set by hand is told as such, unless the data propose the same', () => {
    const five = { separated: true, k: 5 } as Choice;
    expect(doubtOf(kmeans(null, 50), five, null, 50)).toBe('asked');
    expect(doubtOf(kmeans(null, 50), null, null, 50)).toBe('asked');
    expect(doubtOf(kmeans(null, 50), five, comparison(true, { kmeans: true }), 50)).toBe('asked');
    expect(doubtOf(kmeans(null, 5), five, null, 5)).toBeNull();
    expect(doubtOf(kmeans(five, 5), five, null, 50)).toBeNull();
    expect(doubtOf(kmeans(null, 50), choice(false), null, 50)).toBe('none');
    const { heading } = en.segments.doubt.asked;
    expect(heading(700, 50, format, 50)).toBe('Your 700 customers are cut into 50 groups, as you asked');
    expect(heading(700, 48, format, 50)).toBe('Your 700 customers are cut into 48 groups');
  });

  test('the verdict is also told where the engine said it', () => {
    expect(verdictOf(kmeans(choice(false)), choice(false), null, 0)).toBe('none');
    expect(verdictOf(kmeans(choice(true)), null, comparison(false, { gmm: true }), 0)).toBe('hardly');
    expect(verdictOf(kmeans(choice(true)), null, null, 0)).toBe('clear');
    expect(verdictOf({ ...kmeans(null), algorithm: 'dbscan' }, null, null, 0)).toBe('clear');
    expect(verdictOf(kmeans(choice(false), 1), null, null, 0)).toBe('few');
  });

  test('where the engine itself says that there are none, its words stay', () => {
    expect(doubtOf(kmeans(choice(false)), choice(false), null)).toBeNull();
    expect(doubtOf(kmeans(choice(false)), choice(false), comparison(false, { gmm: true }))).toBeNull();
  });

  test('the verdict of all methods outweighs that of one', () => {
    const own = choice(true);
    expect(doubtOf(kmeans(own), own, comparison(false, { kmeans: true, gmm: false }))).toBe('hardly');
    expect(doubtOf(kmeans(own), own, comparison(false, { kmeans: false, gmm: false }))).toBe('none');
    expect(doubtOf(kmeans(own), own, comparison(true, { kmeans: true, gmm: true }))).toBeNull();
  });

  test('groups that this method cuts through, or did not see', () => {
    const wide = comparison(true, { kmeans: false, dbscan: true, hdbscan: true });
    expect(doubtOf(kmeans(choice(true)), null, wide)).toBe('elsewhere');
    expect(doubtOf(kmeans(choice(false)), null, wide)).toBe('elsewhere');
    expect(doubtOf({ ...kmeans(null), algorithm: 'dbscan' }, null, wide)).toBeNull();
    // A method that saw none here may see some with another number.
    expect(doubtOf(kmeans(choice(false)), null, comparison(true, { kmeans: true }))).toBe('elsewhere');
    // Of a method that was not asked nothing is known.
    expect(doubtOf({ ...kmeans(null), algorithm: 'som' }, null, wide)).toBeNull();
    expect(doubtOf({ ...kmeans(null), algorithm: 'rfm-map' }, null, wide)).toBe('ruled');
  });
});
