import { expect, test } from 'vitest';
import { matrixOf } from '../../../src/base/matrix';
import { drain } from '../../../src/base/steps';
import { explain } from '../../../src/engine/analyze/explain';
import { comparePair } from '../../../src/engine/analyze/pair';
import { silhouetteRows } from '../../../src/engine/cluster/silhouette-rows';
import type { Segmentation } from '../../../src/engine/cluster/types';
import { estimateOf, spreadOf } from '../../../src/engine/features/clv/estimate';
import type { Clv } from '../../../src/engine/features/clv/types';
import type { FeatureMatrix } from '../../../src/engine/features/types';
import { feature } from './fixtures';

const lent = { estimateOf, spreadOf, silhouetteRows };
const clv = { forecast: null } as Clv;

function explained(values: readonly (readonly [number, number])[], labels: readonly number[]) {
  const x = matrixOf(values);
  const matrix = {
    x: { ...x, data: Float32Array.from(x.data) },
    customers: labels.map(String),
    features: ['frequency', 'monetary'].map((id, j) => feature(id, values.map((row) => row[j]!))), // prettier-ignore
    used: [0, 1],
  } as unknown as FeatureMatrix;
  const k = Math.max(-1, ...labels) + 1;
  const segmentation = { labels: Int32Array.from(labels), k } as unknown as Segmentation;
  return { found: drain(explain(matrix, segmentation, clv, lent)), matrix, segmentation };
}

test('two groups: a rule for each, without error', () => {
  const { found } = explained([[1, 5], [1, 6], [9, 5], [8, 6]], [0, 0, 1, 1]); // prettier-ignore
  expect(found.rules.map((rule) => rule!.conditions)).toEqual([
    [{ feature: 0, least: -Infinity, most: expect.any(Number) as number }],
    [{ feature: 0, least: expect.any(Number) as number, most: Infinity }],
  ]);
  expect(found.rules.every((rule) => rule!.accuracy === 1)).toBe(true);
  expect(found.silhouettes.bars.every(({ mean }) => mean > 0.7)).toBe(true);
});

test('one segment, one customer, and everybody alone: nothing is claimed', () => {
  const { found: one } = explained([[1, 5], [2, 6]], [0, 0]); // prettier-ignore
  expect(one.rules).toEqual([null]);
  expect(one.silhouettes.mean).toBe(0);
  const { found: single } = explained([[1, 5]], [0]);
  expect(single).toMatchObject({ rules: [null], worth: null, places: { typical: [[0]] } });
  const { found: none, matrix, segmentation } = explained([[1, 5], [2, 6]], [-1, -1]); // prettier-ignore
  expect(none).toMatchObject({ rules: [], places: { typical: [] }, silhouettes: { bars: [] } });
  expect(drain(comparePair(matrix, segmentation.labels, 0, null)).rows).toEqual([]);
});
