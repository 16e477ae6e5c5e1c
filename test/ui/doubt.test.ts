import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/engine/cluster/compare';
import type { Choice } from '../../src/engine/cluster/types';
import { doubtOf } from '../../src/ui/state/doubt';

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
