import { expect, test } from 'vitest';
import { packed, unpacked } from '../../src/base/values';
import { random } from '../../src/base/random';
import { drain } from '../../src/base/steps';
import { contrasts } from '../../src/engine/analyze/contrasts';
import { comparePair } from '../../src/engine/analyze/pair';
import { segmentRules } from '../../src/engine/analyze/segment-rules';
import { selected, selectionCounts, type Condition } from '../../src/engine/analyze/selection';
import { selectionProfile } from '../../src/engine/analyze/selection-profile';
import { standingOf } from '../../src/engine/analyze/standing';
import { rfmColumns } from '../../src/engine/cluster/rfm-map';
import type { Feature, FeatureMatrix } from '../../src/engine/features/types';
import { feature } from './analyze/fixtures';

/** Few customers are never packed by themselves: what reads features must give the same for packed ones. */
const n = 400;
const labels = Int32Array.from({ length: n }, (_, i) => (i % 4 === 3 ? -1 : i % 4));
const source = random(3);
const column = (levels: number) => Array.from({ length: n }, () => source.below(levels) + 0.25);
const plain: Feature[] = [
  feature('recency_days', column(50)),
  feature('frequency', column(4)),
  feature(
    'monetary',
    column(90).map((value, i) => (i % 11 === 0 ? NaN : value)),
  ),
];
const coded = plain.map((each): Feature => ({ ...each, values: packed(unpacked(each.values), 0) }));
const matrixOf = (features: Feature[]) =>
  ({ features, x: { rows: n, columns: 3, data: new Float32Array(3 * n) } }) as unknown as FeatureMatrix;

function selectionOf(features: Feature[]) {
  const range: Condition = { kind: 'range', feature: 'monetary', above: 20, least: null, most: 60.25 };
  const inside = drain(
    selected([range], features, labels, () => ({ x: new Float32Array(), y: new Float32Array() })),
  );
  const counts = drain(selectionCounts(inside, { features }, labels, 3));
  return { inside, counts, profile: drain(selectionProfile({ features }, inside)) };
}

test.each<[string, (features: Feature[]) => unknown]>([
  ['contrasts', (features) => drain(contrasts(features, labels, 3))],
  ['rules', (features) => drain(segmentRules(features, [0, 1, 2], labels, 3))],
  [
    'standing',
    (features) =>
      drain(
        standingOf(
          features.map(({ values }) => values),
          [
            [9, 20, 3],
            [1, 2, 3],
            [4, 50, 6],
          ],
          3,
        ),
      ),
  ],
  ['a pair', (features) => drain(comparePair(matrixOf(features), labels, 0, 1))],
  ['a selection', selectionOf],
  ['the RFM maps', (features) => rfmColumns(matrixOf(features))],
])('%s are the same of packed features', (_, of) => {
  expect(coded.every(({ values }) => !(values instanceof Float64Array))).toBe(true);
  expect(of(coded)).toEqual(of(plain));
});
