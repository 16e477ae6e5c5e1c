import { describe, expect, test } from 'vitest';
import { random } from '../../../src/base/random';
import { drain, drainAsync } from '../../../src/base/steps';
import { sequential } from '../../../src/compute/parallel';
import { SENSITIVITY_ROWS, sensitivity, type LeaveBy } from '../../../src/engine/analyze/sensitivity';
import { fitsWithout, neutralized, withoutColumns } from '../../../src/engine/cluster/left-out';
import { adjustedRand } from '../../../src/engine/cluster/measures';
import { segment } from '../../../src/engine/cluster/segment';
import { componentsOf, scoresOf } from '../../../src/engine/features/components';
import type { CategoryColumn, FeatureMatrix } from '../../../src/engine/features/types';
import { blobs } from '../../support/clusters';
import { feature } from './fixtures';

/** Two groups along each of the first two columns; the third says nothing. */
const corners = [
  [0, 0, 0],
  [9, 0, 0],
  [0, 9, 0],
  [9, 9, 0],
];
const ids = ['frequency', 'recency_days', 'return_rate'];
function shop(perGroup: number, categories?: readonly CategoryColumn[]) {
  const { x, truth } = blobs(corners, perGroup, 4);
  const matrix = {
    x,
    used: [0, 1, 2],
    features: ids.map((id, j) =>
      feature(
        id,
        Array.from({ length: x.rows }, (_, row) => x.data[row * 3 + j]!),
      ),
    ),
    ...(categories ? { categories } : {}),
  } as unknown as FeatureMatrix;
  return { matrix, truth };
}
async function ask(matrix: FeatureMatrix, by: LeaveBy, given: Record<string, unknown>, usesKinds = false) {
  const found = await drainAsync(segment(matrix, given, sequential));
  const lent = {
    fitsWithout: (rows: Int32Array, leave: Parameters<typeof fitsWithout>[4]) =>
      fitsWithout(matrix, found, given, rows, leave, sequential),
    adjustedRand,
    usesKinds,
  };
  return drainAsync(sensitivity(matrix, found, by, lent));
}

describe('without a feature', () => {
  test('those that part the groups matter, the one that says nothing does not', async () => {
    const { matrix } = shop(40);
    const { parts, again, rows, sampled } = await ask(matrix, 'feature', { k: 4 });
    expect([again.rand, again.stay, again.dissolved]).toEqual([1, 1, []]);
    expect([rows, sampled]).toEqual([160, false]);
    expect(parts.map(({ part }) => part!.features[0])).toEqual([
      expect.toBeOneOf([0, 1]),
      expect.toBeOneOf([0, 1]),
      2,
    ]);
    expect(parts[2]!.stay).toBeGreaterThan(0.98);
    expect(parts[2]!.dissolved).toEqual([]);
    for (const { stay, rand, dissolved } of parts.slice(0, 2)) {
      expect(stay).toBeLessThan(0.75);
      expect(rand).toBeLessThan(0.6);
      expect(dissolved.length).toBeGreaterThan(1);
    }
  });

  test('groups are left out together, and one alone is not left out', async () => {
    const { matrix } = shop(30);
    const { parts } = await ask(matrix, 'group', { k: 4 });
    expect(parts.map(({ part }) => part!.group).sort()).toEqual(['frequency', 'recency', 'returns']);
    const single = { ...matrix, x: withoutColumns(matrix.x, [1, 2]), used: [0] };
    expect((await ask(single, 'feature', { k: 2 })).parts).toEqual([]);
  });

  test('methods that find their number by themselves find it again', async () => {
    const { matrix } = shop(40);
    const { parts, again } = await ask(matrix, 'feature', { algorithm: 'hdbscan' });
    expect(again.stay).toBe(1);
    expect(parts.at(-1)!.part!.features).toEqual([2]);
  });

  test('kinds are left out where the method goes by them', async () => {
    const codes = Int32Array.from({ length: 160 }, (_, row) => row % 2);
    const country: CategoryColumn = { id: 'country', label: 'Country', levels: ['AT', 'DE'], codes };
    const { matrix } = shop(40, [country]);
    const asked = await ask(matrix, 'feature', { algorithm: 'k-medoids', k: 4 }, true);
    expect(asked.parts.map(({ part }) => part!.kind)).toContain('Country');
    expect(asked.again.stay).toBe(1);
  });

  test('many customers are sampled, and what the sample changes is said beside', async () => {
    const { matrix } = shop(1_500);
    const { rows, sampled, again, parts } = await ask(matrix, 'feature', { k: 4 });
    expect([rows, sampled]).toEqual([SENSITIVITY_ROWS, true]);
    expect(again.stay).toBeGreaterThan(0.99);
    expect(parts.at(-1)!.stay).toBeGreaterThan(0.99);
  });
});

test('a component without a feature is what it would be if everybody had its mean', () => {
  const source = random(2);
  const x = { rows: 50, columns: 4, data: Float32Array.from({ length: 200 }, () => source.normal()) };
  const components = drain(componentsOf(x, 0.9));
  const scores = scoresOf(x, components);
  const flat = { ...x, data: x.data.map((value, at) => (at % 4 === 2 ? components.means[2]! : value)) };
  const expected = scoresOf(flat, components);
  neutralized(scores, components, [2]).data.forEach((value, at) =>
    expect(value).toBeCloseTo(expected.data[at]!, 5),
  );
});
