import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { toFloat32, type Matrix } from '../../../src/base/matrix';
import { random } from '../../../src/base/random';
import { drain, drainAsync } from '../../../src/base/steps';
import { plainKernels } from '../../../src/compute/cpu/plain';
import { simdKernels } from '../../../src/compute/cpu/simd';
import type { Gpu } from '../../../src/compute/gpu';
import { sequential } from '../../../src/compute/parallel';
import { mergeOptions } from '../../../src/base/options';
import { allSilhouettes } from '../../../src/engine/cluster/all-silhouettes';
import { kmeans } from '../../../src/engine/cluster/kmeans/kmeans';
import { silhouetteRows } from '../../../src/engine/cluster/silhouette-rows';
import { CARD_TOLERANCE } from '../../../src/engine/cluster/silhouettes-on-card';
import { counted } from '../../support/counted-kernels';
import { hasIris, labeledData } from '../../support/iris';
import { paperCard } from '../../support/paper-card';

const kernels = simdKernels()!;
const all = (x: Matrix<Float32Array>, labels: Int32Array, gpu?: Gpu, by = kernels) =>
  drainAsync(allSilhouettes(x, labels, { kernels: by, parallel: { ...sequential, gpu } }));

/** Silhouettes by their definition, in float64. */
function defined({ rows, columns, data }: Matrix, labels: Int32Array): Float64Array {
  const sizes = new Map<number, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  return Float64Array.from({ length: rows }, (_, i) => {
    if (labels[i]! < 0) return NaN;
    const sums = new Map<number, number>();
    for (let other = 0; other < rows; other++) {
      let square = 0;
      for (let j = 0; j < columns; j++) square += (data[i * columns + j]! - data[other * columns + j]!) ** 2;
      sums.set(labels[other]!, (sums.get(labels[other]!) ?? 0) + Math.sqrt(square));
    }
    if (sizes.get(labels[i]!) === 1) return 0;
    const a = sums.get(labels[i]!)! / (sizes.get(labels[i]!)! - 1);
    const others: [number, number][] = [...sums].filter(([label]) => label >= 0 && label !== labels[i]);
    const b = Math.min(...others.map(([label, sum]) => sum / sizes.get(label)!));
    return b < Infinity && Math.max(a, b) > 0 ? (b - a) / Math.max(a, b) : 0;
  });
}

function spread(rows: number, columns: number, k: number, seed: number) {
  const source = random(seed);
  const x = { rows, columns, data: Float32Array.from({ length: rows * columns }, () => source.normal()) };
  return { x, labels: Int32Array.from({ length: rows }, () => source.below(k + 1) - 1) };
}

const furthest = (a: Float64Array, b: Float64Array) =>
  a.reduce<number>((most, value, i) => {
    if (Number.isNaN(value) && Number.isNaN(b[i])) return most;
    return Number.isNaN(value) || Number.isNaN(b[i]) ? Infinity : Math.max(most, Math.abs(value - b[i]!));
  }, 0);

describe.each([
  ['processor', (): Gpu | undefined => undefined],
  ['card', (): Gpu | undefined => paperCard().gpu],
] as const)('silhouettes of all rows on the %s', (where, gpu) => {
  test('are those of the definition: ties, duplicates, one-row segments, noise, one segment', async () => {
    const value = fc.integer({ min: 0, max: 3 });
    const rows = fc.array(fc.tuple(fc.tuple(value, value), fc.integer({ min: -1, max: 4 })), {
      minLength: 1,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(rows, async (rows) => {
        const x = { rows: rows.length, columns: 2, data: Float32Array.from(rows.flatMap(([row]) => row)) };
        const labels = Int32Array.from(rows, ([, label]) => label);
        const found = await all(x, labels, gpu());
        expect(furthest(found.values, defined(x, labels))).toBeLessThan(1e-6);
        expect(found).toMatchObject({ exact: true, rows: Int32Array.from(rows, (_, i) => i) });
      }),
      { numRuns: 60 },
    );
  });

  test.skipIf(!hasIris)('of iris in three segments are .5528 on average', async () => {
    const x = toFloat32(labeledData('iris').x);
    const options = mergeOptions(kmeans.options, { k: 3 });
    const { labels } = await drainAsync(kmeans.fit(x, options, { kernels, parallel: sequential }));
    const { values, onCard } = await all(x, labels, gpu());
    expect(values.reduce((sum, value) => sum + value, 0) / 150).toBeCloseTo(0.5528, 4);
    expect(onCard).toBe(where === 'card');
  });
});

test('are the same in the ranges of a pool, by plain loops, and as one part of them', async () => {
  const { x, labels } = spread(1_500, 5, 3, 1);
  const { values } = await all(x, labels);
  expect(values).toEqual(drain(silhouetteRows(x, labels, 1_500)).values);
  expect((await all(x, labels, undefined, plainKernels)).values).toEqual(values);
});

describe('a card', () => {
  // Three blocks of 200 rows, each in three parts, and some rows in no segment.
  const { x, labels } = spread(750, 4, 3, 2);
  const here = all(x, labels);

  test('gives all, to the tolerance', async () => {
    const { gpu, state } = paperCard();
    const found = await all(x, labels, gpu);
    expect(found.onCard).toBe(true);
    expect(furthest(found.values, (await here).values)).toBeLessThan(CARD_TOLERANCE);
    expect(state).toMatchObject({ held: 0, distrusted: 0 });
  });

  test('that is lost leaves the rest to the processor', async () => {
    const { gpu, state } = paperCard(4);
    const found = await all(x, labels, gpu);
    expect(found.onCard).toBe(false);
    expect(furthest(found.values, (await here).values)).toBeLessThan(CARD_TOLERANCE);
    expect(found.values).not.toEqual((await here).values);
    expect(state).toMatchObject({ held: 0, distrusted: 0 });
  });

  test.each([
    ['zeros', (sums: Float32Array) => void sums.fill(0)],
    ['no numbers', (sums: Float32Array) => void sums.fill(NaN)],
    ['a thousandth too much', (sums: Float32Array) => sums.forEach((sum, i) => (sums[i] = sum * 1.001))],
  ])('that turns to %s is distrusted, and nothing of it is kept', async (_, fault) => {
    const { gpu, state } = paperCard(4, fault);
    const found = await all(x, labels, gpu);
    expect(found).toEqual(await here);
    expect(state).toMatchObject({ held: 0, distrusted: 1 });
  });

  test('that is given up leaves nothing behind', async () => {
    const { gpu, state } = paperCard();
    const { kernels: watched, open } = counted(kernels);
    const running = allSilhouettes(x, labels, { kernels: watched, parallel: { ...sequential, gpu } });
    expect((await running.next()).done).toBe(false);
    expect([state.held, open()]).toEqual([1, 1]);
    await running.return(undefined as never);
    expect([state.held, open()]).toEqual([0, 0]);
  });
});
