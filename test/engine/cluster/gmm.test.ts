import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { matrixOf, type Matrix } from '../../../src/base/matrix';
import { mergeOptions } from '../../../src/base/options';
import { random } from '../../../src/base/random';
import { drain, drainAsync, type Steps } from '../../../src/base/steps';
import { fastestKernels } from '../../../src/compute/cpu/fastest';
import { sequential } from '../../../src/compute/parallel';
import { gmm, type GmmModel } from '../../../src/engine/cluster/gmm/gmm';
import { freeParameters, type Mixture } from '../../../src/engine/cluster/gmm/mixture';
import { criteriaOf, place } from '../../../src/engine/cluster/gmm/placement';
import { kmeans } from '../../../src/engine/cluster/kmeans/kmeans';
import { adjustedRand } from '../../../src/engine/cluster/measures';
import { segment } from '../../../src/engine/cluster/segment';
import type { Fit } from '../../../src/engine/cluster/types';
import { blobs } from '../../support/clusters';
import { goldenSet } from '../../support/golden';
import { labeledData } from '../../support/iris';
import { describeWithData } from '../../support/shared-data';

const fit = (x: Matrix, given: Record<string, unknown>): Fit<GmmModel> =>
  drain(
    gmm.fit(x, mergeOptions(gmm.options, given), {
      kernels: fastestKernels(),
      parallel: sequential,
    }) as Steps<Fit<GmmModel>>,
  );
const codes = ({ warnings }: Fit) => warnings.map(({ code }) => code);

describeWithData('clustering/iris.data.gz', 'iris (scikit-learn 1.9)', () => {
  const { x, truth } = labeledData('iris');
  const tight = { tolerance: 1e-9, iterations: 5000 };

  test.each([
    [2, -214.355, 574.018],
    [3, -180.185, 580.839],
  ])('full, k = %i has the published log-likelihood and BIC', (k, logLikelihood, bic) => {
    const { measures, warnings } = fit(x, { k, ...tight });
    expect(Math.abs(measures.logLikelihood! - logLikelihood)).toBeLessThan(2e-3);
    expect(Math.abs(measures.bic! - bic)).toBeLessThan(2e-3);
    expect(warnings).toEqual([]);
  });

  test.each([
    ['tied', 632.963],
    ['diagonal', 744.632],
    ['spherical', 853.809],
  ])('%s, k = 3 has the published BIC, or a better one', (covariance, bic) => {
    // Diagonal has a likelier optimum beside the published one.
    const gain = bic - fit(x, { k: 3, covariance, ...tight }).measures.bic!;
    expect(gain).toBeGreaterThan(-2e-3);
    expect(gain).toBeLessThan(covariance === 'diagonal' ? 1 : 2e-3);
  });

  test('full, k = 3 tells the species apart better than k-means does', () => {
    expect(adjustedRand(fit(x, { k: 3 }).labels, truth)).toBeGreaterThan(0.9);
  });
});

test('one component is the mean, the covariance and their likelihood in closed form', () => {
  const x = matrixOf([
    [0, 0],
    [2, 0],
    [0, 4],
    [2, 8],
  ]);
  const { model, measures, confidence } = fit(x, { k: 1, regularization: 0 });
  expect([...model.origin].map((value, j) => value + model.mixture.means[j]!)).toEqual([1, 3]);
  // Variances 1 and 11, covariance 1.
  [1, 1, 1, 11].forEach((value, i) => expect(model.mixture.covariances[i]).toBeCloseTo(value, 12));
  expect(measures.logLikelihood).toBeCloseTo(-4 * Math.log(2 * Math.PI) - 2 * Math.log(10) - 4, 10);
  expect(measures.parameters).toBe(5);
  expect([...confidence]).toEqual([1, 1, 1, 1]);
});

test('the regularization is added to every variance', () => {
  const x = matrixOf([
    [0, 7],
    [2, 7],
    [4, 7],
  ]);
  for (const [covariance, expected] of [
    ['full', [8 / 3 + 0.5, 0, 0, 0.5]],
    ['diagonal', [8 / 3 + 0.5, 0.5]],
    ['spherical', [4 / 3 + 0.5]],
  ] as const) {
    const { covariances } = fit(x, { k: 1, covariance, regularization: 0.5 }).model.mixture;
    expected.forEach((value, i) => expect(covariances[i]).toBeCloseTo(value, 12));
  }
});

test('a start begins with the groups of k-means', () => {
  const { x } = blobs([[0, 0], [3, 0], [0, 3], [3, 3], [1.5, 6], [6, 1.5], [6, 6], [9, 3]], 60, 5); // prettier-ignore
  const same = Array.from({ length: 10 }, (_, seed) => {
    const options = mergeOptions(kmeans.options, { k: 8, starts: 1, seed });
    const { labels } = drain(
      kmeans.fit(x, options, { kernels: fastestKernels(), parallel: sequential }) as Steps<Fit>,
    );
    return adjustedRand(fit(x, { k: 8, starts: 1, iterations: 1, seed }).labels, labels);
  });
  // From k-means++ seeds alone it is 0.71.
  expect(same.reduce((sum, value) => sum + value, 0) / same.length).toBeGreaterThan(0.8);
});

test('free parameters', () => {
  const counted = (['full', 'tied', 'diagonal', 'spherical'] as const).map((shape) =>
    freeParameters(shape, 3, 4),
  );
  expect(counted).toEqual([44, 24, 26, 17]);
});

test('crossed stretched groups, which k-means halves, are found', () => {
  const source = random(3);
  const truth = Int32Array.from({ length: 600 }, (_, i) => i % 2);
  const x = matrixOf(
    [...truth].map((g) => [source.normal() * (g ? 10 : 0.5), source.normal() * (g ? 0.5 : 10)]),
  );
  expect(adjustedRand(fit(x, { k: 2 }).labels, truth)).toBeGreaterThan(0.8);
});

test('more iterations never make it less likely, and ICL is BIC less twice the log confidence', () => {
  const { x } = blobs([[0, 0], [2, 1], [1, 3]], 60, 4); // prettier-ignore
  for (const covariance of ['full', 'tied', 'diagonal', 'spherical']) {
    let last = -Infinity;
    for (const iterations of [1, 2, 5, 20, 100]) {
      const { measures, confidence } = fit(x, { k: 3, covariance, iterations, tolerance: 0, starts: 1 });
      expect(measures.logLikelihood).toBeGreaterThanOrEqual(last - 1e-4);
      last = measures.logLikelihood!;
      const log = confidence.reduce((sum, value) => sum + Math.log(value), 0);
      expect(measures.icl).toBeCloseTo(measures.bic! - 2 * log, 3);
    }
  }
});

test('beyond the rows on which starts compete, all rows decide', () => {
  const { x, truth } = blobs([[0, 0], [6, 0], [0, 6]], 4_000, 8); // prettier-ignore
  const found = fit(x, { k: 3 });
  expect(adjustedRand(found.labels, truth)).toBeGreaterThan(0.98);
  expect(found.model.mixture.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
});

describe('where a covariance is singular it says so and stays finite', () => {
  const { x } = blobs([[0, 0], [9, 9]], 50, 2); // prettier-ignore
  const widen = (more: (a: number, b: number) => number[]) =>
    matrixOf(
      Array.from({ length: x.rows }, (_, i) => {
        const [a, b] = [x.data[2 * i]!, x.data[2 * i + 1]!];
        return [a, b, ...more(a, b)];
      }),
    );
  const scaled = (table: Matrix) => ({ ...table, data: table.data.map((value) => value * 1e8) });
  const cases: [string, Matrix, number][] = [
    ['a constant column', widen(() => [7]), 2],
    ['a column that follows from others', widen((a, b) => [a + b]), 2],
    ['the same at a large scale', scaled(widen((a, b) => [a + b])), 2],
    ['fewer rows than columns', blobs([new Array(20).fill(0)], 8, 1).x, 1],
    ['as many segments as rows', matrixOf([[0, 0], [5, 1], [1, 6]]), 3], // prettier-ignore
    ['duplicates', matrixOf(Array.from({ length: 20 }, (_, i) => [i % 2, i % 2])), 2],
  ];
  test.each(cases)('%s', (_, table, k) => {
    for (const covariance of ['full', 'tied'])
      for (const regularization of [1e-6, 0]) {
        const found = fit(table, { k, covariance, regularization });
        expect(found.k).toBe(k);
        expect(codes(found)).toContain('singular-covariance');
        for (const value of Object.values(found.measures)) expect(Number.isFinite(value)).toBe(true);
      }
    for (const covariance of ['diagonal', 'spherical'])
      for (const value of Object.values(fit(table, { k, covariance }).measures))
        expect(Number.isFinite(value)).toBe(true);
  });

  test('any small table, any shape', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.nat(2)), {
      minLength: 1,
      maxLength: 20,
    });
    const shapes = fc.constantFrom('full', 'tied', 'diagonal', 'spherical');
    fc.assert(
      fc.property(rows, shapes, fc.integer({ min: 1, max: 4 }), (table, covariance, wanted) => {
        const { measures, confidence } = fit(matrixOf(table), {
          k: Math.min(wanted, table.length),
          covariance,
        });
        for (const value of Object.values(measures)) expect(Number.isFinite(value)).toBe(true);
        for (const value of confidence) expect(value).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});

test('the stage takes a given number, and chooses one', async () => {
  const five = blobs([[0, 0], [12, 0], [0, 12], [12, 12]], 60, 1); // prettier-ignore
  const stage = (given: Record<string, unknown>) =>
    drainAsync(segment({ x: five.x, features: [] }, { algorithm: 'gmm', ...given }, sequential));
  expect(await stage({ k: 3, covariance: 'tied' })).toMatchObject({ k: 3, choice: null });
  const chosen = await stage({ most: 6 });
  expect(chosen.k).toBe(4);
  expect(adjustedRand(chosen.labels, five.truth)).toBe(1);
  expect(chosen.choice!.candidates.every(({ inertia }) => inertia > 0)).toBe(true);
});

const { mixtures } = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../golden/choosing/choosing.json'), 'utf8'),
) as {
  mixtures: {
    set: string;
    covariance: string;
    k: number;
    logLikelihood: number;
    bic: number;
    rand: number;
  }[];
};

describeWithData(
  'clustering/iris.data.gz',
  'iris and wine (scikit-learn, test/golden/choosing/make.py)',
  () => {
    test.each(mixtures.map((each) => [each.set, each.covariance, each.k, each] as const))(
      '%s, %s, k = %i: likelihood, BIC and Rand index',
      (set, covariance, k, expected) => {
        const x = goldenSet(set);
        const { measures, labels } = fit(x, { k, covariance, tolerance: 1e-9, iterations: 5000, starts: 50 });
        expect(measures.logLikelihood!).toBeGreaterThan(expected.logLikelihood - 0.01);
        expect(measures.bic).toBeLessThan(expected.bic + 0.02);
        const rand = adjustedRand(labels, labeledData(set as 'iris').truth);
        expect(rand).toBeGreaterThan(expected.rand - 0.03);
      },
    );
  },
);

const reached = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../golden/mixtures/mixtures.json'), 'utf8'),
) as {
  set: string;
  covariance: 'full' | 'tied' | 'diagonal' | 'spherical';
  k: number;
  logLikelihoodARow: number;
  bic: number;
  icl: number;
  parameters: number;
  /** Components without spread in some direction, or of too few rows for one: a spurious peak of the likelihood. */
  flat: number;
  model?: { weights: number[]; means: number[]; covariances: number[] };
}[];

describeWithData(
  'clustering/iris.data.gz',
  "iris and wine (the best of scikit-learn's ten starts, test/golden/mixtures/make.py)",
  () => {
    const named = reached.map((each) => [each.set, each.covariance, each.k, each] as const);

    test.each(named.filter(([, , , { flat }]) => flat === 0))(
      '%s, %s, k = %i: ten starts end no less likely, whatever the seed',
      (set, covariance, k, { logLikelihoodARow }) => {
        const x = goldenSet(set);
        for (const seed of [1, 2]) {
          const { measures } = fit(x, { k, covariance, seed, starts: 10, tolerance: 1e-6, iterations: 2000 });
          expect(measures.logLikelihood! / x.rows).toBeGreaterThan(logLikelihoodARow - 1e-3);
        }
      },
    );

    test.each(named.filter(([, , , { model }]) => model))(
      '%s, %s, k = %i: the same mixture has the same likelihood, BIC and ICL',
      (set, shape, _, { model, ...theirs }) => {
        const x = goldenSet(set);
        const mixture: Mixture = {
          shape,
          columns: x.columns,
          weights: Float64Array.from(model!.weights),
          means: Float64Array.from(model!.means),
          covariances: Float64Array.from(model!.covariances),
        };
        const placed = drain(place(mixture, 3, x, 1e-6, fastestKernels()));
        expect(placed.logLikelihood / x.rows).toBeCloseTo(theirs.logLikelihoodARow, 9);
        const { bic, icl, parameters } = criteriaOf(mixture, placed);
        expect([bic, icl].map((value) => value.toFixed(6))).toEqual(
          [theirs.bic, theirs.icl].map((value) => value.toFixed(6)),
        );
        expect(parameters).toBe(theirs.parameters);
      },
    );
  },
);

test('a spurious peak of the likelihood, a group flat on a few rows, does not win', () => {
  const { x, truth } = steppedBlobs();
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const { labels, warnings } = fit(x, { k: 3, seed, starts: 10 });
    expect(warnings).toEqual([]);
    expect(adjustedRand(labels, truth)).toBeGreaterThan(0.9);
  }
});

/** Groups measured in steps of a half, in four columns: some rows lie in a plane by chance. */
function steppedBlobs() {
  const { x, truth } = blobs([[0, 0, 0, 0], [5, 0, 3, 0], [0, 6, 0, 3]], 40, 6); // prettier-ignore
  return { x: { ...x, data: x.data.map((value) => Math.round(value * 2) / 2) }, truth };
}
