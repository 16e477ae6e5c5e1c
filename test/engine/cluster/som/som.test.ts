import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Matrix } from '../../../../src/base/matrix';
import { mergeOptions } from '../../../../src/base/options';
import { drain, drainAsync, type Steps } from '../../../../src/base/steps';
import { fastestKernels } from '../../../../src/compute/cpu/fastest';
import { sequential } from '../../../../src/compute/parallel';
import { adjustedRand } from '../../../../src/engine/cluster/measures';
import { segment } from '../../../../src/engine/cluster/segment';
import { gridDistances, touch } from '../../../../src/engine/cluster/som/grid';
import { som } from '../../../../src/engine/cluster/som/som';
import type { SomModel } from '../../../../src/engine/cluster/som/som-model';
import { somView } from '../../../../src/engine/cluster/som/views';
import type { Fit } from '../../../../src/engine/cluster/types';
import { blobs } from '../../../support/clusters';
import { labeledData } from '../../../support/iris';
import { describeWithData } from '../../../support/shared-data';

const fit = (x: Matrix, given: Record<string, unknown>): Fit<SomModel> =>
  drain(
    som.fit(x, mergeOptions(som.options, given), {
      kernels: fastestKernels(),
      parallel: sequential,
    }) as Steps<Fit<SomModel>>,
  );

interface GoldenMap {
  readonly topology: string;
  readonly width: number;
  readonly height: number;
  readonly epochs: number;
  readonly radius: number;
  readonly last: number;
  readonly codes: readonly number[];
  readonly quantization: number;
  readonly topographic: number;
  readonly hits: readonly number[];
  readonly neighbors: readonly number[];
}

const maps = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../golden/som/maps.json'), 'utf8'),
) as readonly GoldenMap[];

describeWithData('clustering/iris.data.gz', 'iris (kohonen 3.0.11, test/golden/som/make.R)', () => {
  const { x, truth } = labeledData('iris');

  test.each(maps.map((map) => [`${map.topology} ${map.width} × ${map.height}`, map] as const))(
    '%s: the same map, errors and U-matrix',
    (_, { topology, width, height, epochs, radius, last, ...expected }) => {
      const { model } = fit(x, { topology, width, height, epochs, radius, lastRadius: last, k: 3 });
      const view = somView(model);
      expect([...model.hits]).toEqual(expected.hits);
      expected.codes.forEach((code, at) =>
        expect(view.planes[at % 4]![Math.floor(at / 4)]).toBeCloseTo(code, 4),
      );
      expect(model.quantizationError).toBeCloseTo(expected.quantization, 5);
      expect(model.topographicError).toBeCloseTo(expected.topographic, 5);
      expected.neighbors.forEach((mean, unit) => expect(view.distances[unit]).toBeCloseTo(mean, 4));
    },
  );

  test('three regions of the map are much like the species', () => {
    const { labels, measures } = fit(x, { k: 3 });
    expect(adjustedRand(labels, truth)).toBeGreaterThan(0.6);
    expect(measures.quantizationError).toBeLessThan(0.4);
  });
});

const four = blobs([[0, 0, 0], [9, 0, 0], [0, 9, 0], [0, 0, 9]], 80, 3); // prettier-ignore

test.each([
  ['hexagonal', 6, 16],
  ['rectangular', 8, 20],
])('in the %s grid a unit inside touches %i others', (topology, most, pairs) => {
  const grid = { topology: topology as 'hexagonal', width: 3, height: 3 };
  const touching = [...gridDistances(grid)].map((distance) => Number(touch(distance)));
  expect(touching.slice(4 * 9, 5 * 9).reduce((sum, one) => sum + one, 0)).toBe(most);
  // Nine units: six pairs in rows and five between two rows; or twelve by sides and eight by corners.
  expect(touching.reduce((sum, one) => sum + one, 0) / 2).toBe(pairs);
});

describe('the map', () => {
  const found = fit(four.x, { k: 4 });
  const view = somView(found.model);

  test('has about five times the square root of the rows, and a view of them all', () => {
    const units = found.measures.units!;
    expect(Math.abs(units - 5 * Math.sqrt(four.x.rows))).toBeLessThan(10);
    for (const list of [view.places, view.hits, view.labels, view.distances, ...view.planes])
      expect(list).toHaveLength(units);
    expect(view.planes).toHaveLength(3);
    expect(view.hits.reduce((sum, hits) => sum + hits, 0)).toBe(four.x.rows);
  });

  test('keeps groups apart by high walls', () => {
    const heights = (inside: boolean) =>
      view.walls
        .filter(({ from, to }) => (view.labels[from] === view.labels[to]) === inside)
        .map(({ distance }) => distance);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(heights(false))).toBeGreaterThan(2 * mean(heights(true)));
  });

  test('is kept when it is divided anew', () => {
    const { cut, finish } = som.growth!;
    const three = drain(cut(found, four.x, 3));
    const context = { kernels: fastestKernels(), parallel: sequential };
    expect(drain(finish(three, four.x, context) as Steps<Fit<SomModel>>)).toEqual(fit(four.x, { k: 3 }));
  });

  test('says so when it has fewer places than segments asked for', () => {
    const small = fit(four.x, { k: 9, width: 2, height: 2 });
    expect(small.k).toBeLessThanOrEqual(4);
    expect(small.warnings.map(({ code }) => code)).toEqual(['fewer-units']);
    const [one] = fit(four.x, { k: 3, width: 1, height: 1 }).warnings;
    expect(one!.message).toMatch(/^Only one place of the map has customers, so all are in one segment/);
  });
});

test('a smaller last radius brings the map nearer to the customers', () => {
  const errors = [2, 1, 0.5].map((lastRadius) => fit(four.x, { lastRadius }).model.quantizationError);
  expect(errors).toEqual([...errors].sort((a, b) => b - a));
});

test('beyond the rows that train it, all rows are placed', () => {
  const many = blobs([[0, 0], [8, 0], [0, 8]], 8_000, 5); // prettier-ignore
  const { model, labels } = fit(many.x, { k: 3, epochs: 10 });
  expect(model.hits.reduce((sum, hits) => sum + hits, 0)).toBe(24_000);
  expect(adjustedRand(labels, many.truth)).toBeGreaterThan(0.98);
});

test('the stage chooses how many regions', async () => {
  const chosen = await drainAsync(
    segment({ x: four.x, features: [] }, { algorithm: 'som', most: 7 }, sequential),
  );
  expect(chosen.k).toBe(4);
  expect(adjustedRand(chosen.labels, four.truth)).toBe(1);
});
