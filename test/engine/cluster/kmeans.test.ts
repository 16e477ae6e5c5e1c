import { describe, expect, test } from 'vitest';
import { toFloat32 } from '../../../src/base/matrix';
import { mergeOptions } from '../../../src/base/options';
import { drain } from '../../../src/base/steps';
import { plainKernels } from '../../../src/compute/cpu/plain';
import { fastestKernels } from '../../../src/compute/cpu/fastest';
import { sequential } from '../../../src/compute/parallel';
import { cellsOf, silhouettes } from '../../../src/engine/cluster/cells';
import { kmeans } from '../../../src/engine/cluster/kmeans';
import { adjustedRand, calinskiHarabasz, daviesBouldin } from '../../../src/engine/cluster/measures';
import type { Fit } from '../../../src/engine/cluster/types';
import type { Matrix } from '../../../src/base/matrix';
import type { Steps } from '../../../src/base/steps';
import { hasIris, labeledData } from '../../support/iris';

const fit = (x: Matrix, given: Record<string, unknown>, kernels = fastestKernels()): Fit =>
  drain(kmeans.fit(x, mergeOptions(kmeans.options, given), { kernels, parallel: sequential }) as Steps<Fit>);

describe.skipIf(!hasIris)('iris', () => {
  const { x, truth } = labeledData('iris');

  test.each([
    [2, 152.348, 0.681],
    [3, 78.8514, 0.5528],
    [4, 57.2285, 0.4981],
    [5, 46.4462, 0.4887],
    [6, 39.04, 0.3648],
  ])('k = %i has the published inertia and silhouette', (k, inertia, silhouette) => {
    const found = fit(x, { k, starts: 50, seed: 3 });
    expect(found.measures.inertia).toBeCloseTo(inertia, 3);
    const [values] = drain(silhouettes(cellsOf(toFloat32(x), [found.labels]), 0, x.rows, plainKernels));
    expect(values!.reduce((sum, value) => sum + value, 0) / x.rows).toBeCloseTo(silhouette, 3);
  });

  test('k = 3 has the published indices against itself and the species', () => {
    const { labels } = fit(x, { k: 3 });
    expect(calinskiHarabasz(x, labels)).toBeCloseTo(561.63, 2);
    expect(daviesBouldin(x, labels)).toBeCloseTo(0.662, 3);
    expect(adjustedRand(labels, truth)).toBeCloseTo(0.7302, 4);
  });
});
