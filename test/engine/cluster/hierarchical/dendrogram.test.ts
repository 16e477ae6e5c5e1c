import { expect, test } from 'vitest';
import { matrixOf, type Matrix } from '../../../../src/base/matrix';
import { mergeOptions } from '../../../../src/base/options';
import { drain, type Steps } from '../../../../src/base/steps';
import { fastestKernels } from '../../../../src/compute/cpu/fastest';
import { sequential } from '../../../../src/compute/parallel';
import { dendrogramView } from '../../../../src/engine/cluster/hierarchical/dendrogram';
import {
  hierarchical,
  type HierarchicalModel,
} from '../../../../src/engine/cluster/hierarchical/hierarchical';
import type { Fit } from '../../../../src/engine/cluster/types';
import { uniform } from '../../../support/clusters';

const fit = (x: Matrix, k: number) =>
  drain(
    hierarchical.fit(x, mergeOptions(hierarchical.options, { k }), {
      kernels: fastestKernels(),
      parallel: sequential,
    }) as Steps<Fit<HierarchicalModel>>,
  );

test('three rows are two merges', () => {
  const { model } = fit(matrixOf([[0], [2], [10]]), 2);
  const view = dendrogramView(model);
  expect(view.feet.map(({ rows, label }) => [rows, label])).toEqual([
    [1, 0],
    [1, 0],
    [1, 1],
  ]);
  expect(view.merges).toMatchObject([
    { left: 0, right: 1, leftHeight: 0, rightHeight: 0, height: 2, label: 0 },
    { left: 0.5, right: 2, leftHeight: 2, rightHeight: 0, label: -1 },
  ]);
  expect(view.cut).toEqual([2, view.merges[1]!.height]);
});

test('of a large tree the top is drawn, and no row is lost', () => {
  const { model, labels } = fit(uniform(900, 3, 6), 7);
  const { feet, merges } = dendrogramView(model);
  expect(feet).toHaveLength(60);
  expect(merges).toHaveLength(59);
  expect(feet.reduce((sum, { rows }) => sum + rows, 0)).toBe(900);
  for (let label = 0; label < 7; label++) {
    const drawn = feet.filter((foot) => foot.label === label).reduce((sum, { rows }) => sum + rows, 0);
    expect(drawn).toBe(labels.filter((own) => own === label).length);
  }
  for (const merge of merges) {
    expect(merge.left).toBeLessThan(merge.right);
    expect(merge.height).toBeGreaterThanOrEqual(Math.max(merge.leftHeight, merge.rightHeight));
  }
  expect(merges.filter(({ label }) => label < 0)).toHaveLength(6);
});

test('one row is one foot', () => {
  const view = dendrogramView(fit(matrixOf([[1, 2]]), 1).model);
  expect(view).toEqual({ feet: [{ x: 0, rows: 1, label: 0 }], merges: [], cut: [0, Infinity] });
});
