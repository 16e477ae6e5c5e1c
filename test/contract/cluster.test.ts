import * as fc from '../support/properties';
import { describe, expect, test } from 'vitest';
import { KindredError } from '../../src/base/errors';
import type { Matrix } from '../../src/base/matrix';
import { mergeOptions, type OptionSpecs } from '../../src/base/options';
import { drainAsync } from '../../src/base/steps';
import { fastestKernels } from '../../src/compute/cpu/fastest';
import { plainKernels } from '../../src/compute/cpu/plain';
import { sequential } from '../../src/compute/parallel';
import { catalog } from '../../src/engine/cluster/catalog';
import { adjustedRand } from '../../src/engine/cluster/measures';
import type { Fit } from '../../src/engine/cluster/types';
import { blobs, reorder } from '../support/clusters';
import { counted } from '../support/counted-kernels';
import { random } from '../../src/base/random';

/**
 * What every algorithm of the catalogue owes, whatever it is: a new entry is tested by being one. The idea is
 * scikit-learn's check_estimator.
 */
const corners = [
  [0, 0, 0],
  [20, 0, 0],
  [0, 20, 0],
];
const groups = blobs(corners, 40, 11);

const matrix = (rows: readonly (readonly number[])[]): Matrix<Float32Array> => ({
  rows: rows.length,
  columns: rows[0]?.length ?? 0,
  data: Float32Array.from(rows.flat()),
});

describe.each(catalog.map((entry) => [entry.id, entry] as const))('%s', (_, entry) => {
  const takesK = 'k' in entry.options;
  const given = (k: number) => mergeOptions(entry.options, takesK ? { k } : {});
  const start = (x: Matrix, k = 3, kernels = fastestKernels()) =>
    entry.fit(x, given(k), { kernels, parallel: sequential });
  const fit = (x: Matrix, k = 3, kernels = fastestKernels()): Promise<Fit> =>
    drainAsync(start(x, k, kernels));
  const assign = (found: Fit, x: Matrix) => drainAsync(entry.assign(found.model, x));
  const refused = async (x: Matrix, k = 3): Promise<string> => {
    try {
      await fit(x, k);
    } catch (error) {
      expect(error).toBeInstanceOf(KindredError);
      return (error as KindredError).problem.code;
    }
    throw new Error('was not refused');
  };

  test('names itself, its options and their defaults', () => {
    expect(entry.id).toMatch(/^[a-z][a-z0-9-]*$/);
    for (const text of [entry.label, entry.help]) expect(text.length).toBeGreaterThan(2);
    expect(() => mergeOptions(entry.options, { ...entry.draft })).not.toThrow();
    for (const spec of Object.values(entry.options)) {
      expect(spec.label).toMatch(/^\p{Lu}|^k/u);
      expect(spec.help).toMatch(/\.$/);
    }
  });

  test('returns labels by falling size and a confidence for each row', async () => {
    sound(await fit(groups.x), groups.x.rows);
  });

  test('leaves its input as it was', async () => {
    const before = groups.x.data.slice();
    const found = await fit(groups.x);
    await assign(found, groups.x);
    expect(groups.x.data).toEqual(before);
  });

  test('gives the same bytes for the same input, on either kind of kernels', async () => {
    const first = await fit(groups.x);
    expect(await fit(groups.x)).toEqual(first);
    expect(await fit(groups.x, 3, plainKernels)).toEqual(first);
  });

  test('takes float64 as well', async () => {
    const wide = { ...groups.x, data: Float64Array.from(groups.x.data) };
    expect((await fit(wide)).labels).toEqual((await fit(groups.x)).labels);
  });

  test('does not depend on the order of rows', async () => {
    const source = random(5);
    const order = Int32Array.from({ length: groups.x.rows }, (_, i) => i);
    for (let i = order.length - 1; i > 0; i--) {
      const j = source.below(i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    const [straight, shuffled] = [await fit(groups.x), await fit(reorder(groups.x, order))];
    expect(
      adjustedRand(
        shuffled.labels,
        order.map((row) => straight.labels[row]!),
      ),
    ).toBe(1);
  });

  const { growth } = entry;
  if (growth)
    test('cuts one growth for every number of segments, and finishes it as the fit', async () => {
      const context = { kernels: fastestKernels(), parallel: sequential };
      const grown = await drainAsync(growth.grow(groups.x, given(9), context));
      for (const k of [1, 3, 7]) {
        const cut = await drainAsync(growth.cut(grown, groups.x, k));
        expect(await drainAsync(growth.finish(cut, groups.x, context))).toEqual(await fit(groups.x, k));
      }
    });

  test('reports progress that never exceeds its total', async () => {
    const steps = start(groups.x);
    for (let step = await steps.next(); !step.done; step = await steps.next()) {
      expect(step.value.total).toBeGreaterThan(0);
      expect(step.value.done).toBeGreaterThanOrEqual(0);
      expect(step.value.done).toBeLessThanOrEqual(step.value.total);
    }
  });

  test('is plain data: a structured clone is equal and places rows alike', async () => {
    const found = await fit(groups.x);
    const clone = structuredClone(found);
    expect(clone).toEqual(found);
    expect(await assign(clone, groups.x)).toEqual(await assign(found, groups.x));
    expect(found.model).toMatchObject({ algorithm: entry.id, columns: 3 });
    expect(found.model.version).toBeGreaterThan(0);
  });

  test('places the rows of the fit where the fit did', async () => {
    const found = await fit(groups.x);
    const placed = await assign(found, groups.x);
    expect(placed.labels).toHaveLength(groups.x.rows);
    expect(adjustedRand(placed.labels, found.labels)).toBeGreaterThan(0.99);
    for (const value of placed.confidence) expect(value >= 0 && value <= 1).toBe(true);
  });

  test('refuses what it cannot use, and names it', async () => {
    expect(await refused(matrix([]))).toMatch(/^no-|^needs-/);
    for (const bad of [NaN, Infinity, -Infinity, 1e30]) {
      const x = { ...groups.x, data: groups.x.data.slice() };
      x.data[7] = bad;
      expect(await refused(x)).toBe('not-finite');
    }
    if (takesK)
      expect(
        await refused(
          matrix([
            [1, 2, 3],
            [4, 5, 6],
          ]),
          3,
        ),
      ).toBe('more-segments-than-customers');
  });

  test('refuses to place rows with other columns, or with gaps', async () => {
    const found = await fit(groups.x);
    await expect(assign(found, matrix([[1, 2, 3, 4]]))).rejects.toBeInstanceOf(KindredError);
    for (const bad of [NaN, Infinity, -Infinity])
      await expect(assign(found, matrix([[1, 2, bad]]))).rejects.toBeInstanceOf(KindredError);
  });

  test('lives with one row, and with as many segments as rows', async () => {
    sound(await fit(matrix([[1, 2, 3]]), 1), 1);
    const three = matrix([
      [0, 0, 0],
      [5, 0, 9],
      [0, 5, 2],
    ]);
    const found = await fit(three, 3);
    sound(found, 3);
    if (takesK) expect(found.k).toBe(3);
  });

  test('lives with rows that are all the same, or of two kinds', async () => {
    const same = matrix(Array.from({ length: 30 }, () => [1, 2, 3]));
    const found = await fit(same);
    sound(found, 30);
    expect(new Set(found.labels).size).toBe(1);
    const two = matrix(Array.from({ length: 30 }, (_, i) => (i % 3 === 0 ? [1, 2, 3] : [9, 9, 9])));
    const pair = await fit(two);
    sound(pair, 30);
    expect(new Set(pair.labels).size).toBeLessThanOrEqual(2);
    if (takesK) expect(pair.warnings.length).toBeGreaterThan(0);
  });

  test('lives with one giant outlier, which is not counted among the others', async () => {
    const x = { ...groups.x, data: groups.x.data.slice() };
    x.data[0] = 1e8;
    const found = await fit(x);
    sound(found, x.rows);
    const beside = found.labels.filter((label) => label === found.labels[0]).length;
    if (entry.input !== 'rfm' && found.labels[0]! >= 0) expect(beside).toBe(1);
    const placed = await assign(found, x);
    for (const value of placed.confidence) expect(value >= 0 && value <= 1).toBe(true);
  });

  test('lives with heavy ties, and answers every small table soundly or with a clear error', async () => {
    const rows = fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 4 }), async (table, k) => {
        try {
          const found = await fit(matrix(table), k);
          sound(found, table.length);
          const seen = new Map<string, number>();
          table.forEach((row, i) => {
            expect(seen.get(row.join()) ?? found.labels[i]).toBe(found.labels[i]);
            seen.set(row.join(), found.labels[i]!);
          });
        } catch (error) {
          if (!(error instanceof KindredError)) throw error;
          expect(error.problem.message).toMatch(/\.$/);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('lives with RFM scores, of which most customers share theirs with others', async () => {
    const source = random(4);
    const scores = Array.from({ length: 400 }, () => {
      const recency = 1 + source.below(5);
      return [recency, Math.max(1, Math.min(5, recency + source.below(3) - 1)), 1 + source.below(5)];
    });
    const found = await fit(matrix(scores), 5);
    sound(found, 400);
    const together = new Map<string, number>();
    scores.forEach((row, i) => {
      expect(together.get(row.join()) ?? found.labels[i]).toBe(found.labels[i]);
      together.set(row.join(), found.labels[i]!);
    });
  });

  test('lives where everything is noise, and says so if it finds no segment', async () => {
    const source = random(6);
    const scattered = matrix(Array.from({ length: 40 }, () => [0, 0, 0].map(() => 1e3 * source.next())));
    const found = await fit(scattered);
    sound(found, 40);
    if (found.k === 0) expect(found.warnings.length).toBeGreaterThan(0);
    const { labels } = await assign(found, scattered);
    for (const label of labels) expect(label >= -1 && label < Math.max(1, found.k)).toBe(true);
  });

  test('lives where columns follow from others or do not vary at all', async () => {
    const { data } = groups.x;
    const follows = matrix(
      Array.from({ length: groups.x.rows }, (_, i) => [
        data[3 * i]!,
        data[3 * i + 1]!,
        data[3 * i]! + data[3 * i + 1]!,
      ]),
    );
    const flat = matrix(Array.from({ length: 60 }, (_, i) => [5, (i % 3) * 10 + (i % 7) / 7, 5]));
    for (const x of [follows, flat]) {
      const found = await fit(x);
      sound(found, x.rows);
      for (const value of Object.values(found.measures)) expect(Number.isFinite(value)).toBe(true);
      if (entry.input !== 'rfm') expect(new Set(found.labels.filter((label) => label >= 0)).size).toBe(3);
    }
  });

  test('takes every option at its least, eps and regularization of 0 among them, and every choice', async () => {
    const x = reorder(
      groups.x,
      Int32Array.from({ length: 60 }, (_, i) => 2 * i),
    );
    const tried = Object.entries(entry.options as OptionSpecs).flatMap(
      ([name, spec]): Record<string, unknown>[] =>
        spec.kind === 'choice'
          ? spec.choices.map(({ value }) => ({ [name]: value }))
          : 'min' in spec
            ? [{ [name]: spec.min }]
            : [],
    );
    for (const own of tried) {
      const options = mergeOptions(entry.options, { ...(takesK ? { k: 3 } : {}), ...own });
      const context = { kernels: fastestKernels(), parallel: sequential };
      sound(await drainAsync(entry.fit(x, options, context)), 60);
    }
  });

  test('gives its memory back, at the end and when stopped at any step', async () => {
    const { kernels, open } = counted(fastestKernels());
    await fit(groups.x, 3, kernels);
    expect(open()).toBe(0);
    for (const stop of [0, 1, 2, 5]) {
      const steps = start(groups.x, 3, kernels);
      for (let i = 0; i < stop; i++) await steps.next();
      await steps.return(undefined as never);
      expect(open()).toBe(0);
      expect((await steps.next()).done).toBe(true);
    }
  });

  if (entry.input !== 'rfm') {
    test('finds groups that are far apart', async () => {
      expect(adjustedRand((await fit(groups.x)).labels, groups.truth)).toBeGreaterThan(0.98);
    });

    test('places new rows with the group they lie in', async () => {
      const found = await fit(groups.x);
      const { labels } = await assign(found, matrix(corners));
      expect(new Set(labels).size).toBe(3);
      labels.forEach((label, c) => expect(label).toBe(found.labels[groups.truth.indexOf(c)]));
    });

    test('does not let a constant column change anything', async () => {
      const rows = Array.from({ length: groups.x.rows }, (_, i) => [
        ...groups.x.data.subarray(i * 3, i * 3 + 3),
        7,
      ]);
      expect(adjustedRand((await fit(matrix(rows))).labels, (await fit(groups.x)).labels)).toBe(1);
    });

    test('works in one dimension and in two hundred', async () => {
      const line = matrix(Array.from({ length: 60 }, (_, i) => [(i % 3) * 10 + (i % 7) / 7]));
      expect(new Set((await fit(line)).labels).size).toBe(3);
      const wide = blobs([new Array(200).fill(0), new Array(200).fill(4), new Array(200).fill(-4)], 30, 2);
      const found = await fit(wide.x);
      sound(found, wide.x.rows);
      if (takesK) expect(adjustedRand(found.labels, wide.truth)).toBe(1);
    });

    test('lives with one or two customers, equal ones and two kinds of them, in one column and in two hundred', async () => {
      for (const columns of [1, 200]) {
        const row = (value: number) => new Array<number>(columns).fill(value);
        sound(await fit(matrix([row(3)]), 1), 1);
        sound(await fit(matrix([row(3), row(4)]), 2), 2);
        const same = await fit(matrix(Array.from({ length: 12 }, () => row(3))), 2);
        sound(same, 12);
        expect(new Set(same.labels).size).toBe(1);
        const kinds = await fit(matrix(Array.from({ length: 12 }, (_, i) => row(i < 8 ? 3 : 4))), 2);
        sound(kinds, 12);
        if (takesK) expect([...kinds.labels]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1]);
      }
    });

    test('works far from zero', async () => {
      const far = { ...groups.x, data: groups.x.data.map((value) => value + 4096) };
      expect(adjustedRand((await fit(far)).labels, groups.truth)).toBeGreaterThan(0.98);
    });
  }
});

test('ids are unique', () => {
  expect(new Set(catalog.map(({ id }) => id)).size).toBe(catalog.length);
});

/** What must hold of any fit. */
function sound({ k, labels, confidence, warnings, measures }: Fit, rows: number): void {
  expect(labels).toBeInstanceOf(Int32Array);
  expect(confidence).toBeInstanceOf(Float32Array);
  expect([labels.length, confidence.length]).toEqual([rows, rows]);
  const sizes = new Array<number>(k).fill(0);
  labels.forEach((label, i) => {
    expect(label).toBeGreaterThanOrEqual(-1);
    expect(label).toBeLessThan(k);
    if (label >= 0) sizes[label]!++;
    expect(confidence[i]! >= 0 && confidence[i]! <= 1).toBe(true);
  });
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  for (const size of sizes) expect(size).toBeGreaterThan(0);
  for (const { code, message } of warnings)
    expect([code, message].every((text) => text.length > 3)).toBe(true);
  for (const value of Object.values(measures)) expect(value).not.toBeNaN();
}
