import { describe, expect, test } from 'vitest';
import * as fc from '../../support/properties';
import { matrixOf } from '../../../src/base/matrix';
import { drain, drainAsync } from '../../../src/base/steps';
import { sequential } from '../../../src/compute/parallel';
import { rfmCuts, rfmMap, rfmMapAlgorithm } from '../../../src/engine/cluster/rfm-map';
import { rfmRules } from '../../../src/engine/rules/rfm-maps';
import { segment } from '../../../src/engine/cluster/segment';
import type { Fit } from '../../../src/engine/cluster/types';
import { describeWithData, sharedText } from '../../support/shared-data';

const sizes = ({ labels, names }: Pick<Fit, 'labels' | 'names'>) => {
  const counts: Record<string, number> = {};
  for (const label of labels) counts[names![label]!] = (counts[names![label]!] ?? 0) + 1;
  return counts;
};

describe('rules', () => {
  test.each(['A', 'B'] as const)(
    'map %s has one segment for each of the 125 triples, and uses every name',
    (map) => {
      const used = new Set<number>();
      for (let r = 1; r <= 5; r++)
        for (let f = 1; f <= 5; f++)
          for (let m = 1; m <= 5; m++) {
            const found = rfmRules[map].segmentOf(r, f, m);
            expect(found).toBeGreaterThanOrEqual(0);
            used.add(found);
          }
      expect(used.size).toBe(rfmRules[map].names.length);
    },
  );

  test.each([
    [5, 5, 'Champions'],
    [4, 5, 'Loyal'],
    [3, 4, 'Loyal'],
    [5, 1, 'New'],
    [4, 1, 'Promising'],
    [5, 3, 'Potential loyalist'],
    [3, 3, 'Need attention'],
    [3, 1, 'About to sleep'],
    [2, 5, "Can't lose"],
    [1, 3, 'At risk'],
    [2, 2, 'Hibernating'],
  ])('recency %i, frequency %i is %s in map A', (r, f, name) => {
    expect(rfmRules.A.names[rfmRules.A.segmentOf(r, f, 1)]).toBe(name);
  });
});

const orders = 'rfm_pkg/data/rfm_data_orders.csv';

describeWithData(orders, '995 mock customers of the R package rfm', () => {
  const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
  const customers = new Map<string, [last: number, frequency: number, monetary: number]>();
  for (const line of sharedText(orders).trim().split('\n').slice(1)) {
    const [id, date, revenue] = line.split(',') as [string, string, string];
    const [last, frequency, monetary] = customers.get(id) ?? [0, 0, 0];
    customers.set(id, [Math.max(last, day(date)), frequency + 1, monetary + Number(revenue)]);
  }
  const x = matrixOf([...customers.values()].map(([last, f, m]) => [day('2006-12-31') - last, f, m]));

  test('the fifths are the published ones', () => {
    expect(x.rows).toBe(995);
    const { recency, frequency, monetary } = rfmCuts(x);
    const rounded = (values: readonly number[]) => values.map((value) => Number(value.toFixed(3)));
    expect(rounded(recency)).toEqual([114, 180, 296.4, 481]);
    expect(rounded(frequency)).toEqual([3, 4, 5, 7]);
    expect(rounded(monetary)).toEqual([254.8, 381, 505.4, 665]);
  });

  test("map B with the package's cuts gives the published sizes", () => {
    // The package cuts at quantile + 1 and lets a value at the cut score higher; all values are whole numbers.
    const atOrAbove = (values: readonly number[]) => values.map((value) => Math.ceil(value + 1) - 0.5);
    const { recency, frequency, monetary } = rfmCuts(x);
    const cuts = {
      recency: atOrAbove(recency),
      frequency: atOrAbove(frequency),
      monetary: atOrAbove(monetary),
    };
    expect(sizes(drain(rfmMap(x, 'B', cuts)))).toEqual({
      Hibernating: 147,
      Champions: 139,
      'At risk': 137,
      Lost: 111,
      'Potential loyalist': 104,
      New: 99,
      Loyal: 98,
      Promising: 55,
      'Need attention': 53,
      'About to sleep': 30,
      "Can't lose": 22,
    });
  });
});

test('equal customers always share a segment, whatever the others are', () => {
  const rows = fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 4 }), fc.nat(50)), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(rows, fc.constantFrom('A' as const, 'B' as const), (given, map) => {
      const { labels, k } = drain(rfmMap(matrixOf(given), map));
      const seen = new Map<string, number>();
      given.forEach((row, i) => {
        const key = (map === 'A' ? row.slice(0, 2) : row).join();
        expect(seen.get(key) ?? labels[i]).toBe(labels[i]);
        seen.set(key, labels[i]!);
      });
      expect(new Set(labels).size).toBe(k);
    }),
  );
});

test('says which scores collapsed, and only those that the map uses', () => {
  const x = matrixOf(Array.from({ length: 100 }, (_, i) => [i, i < 70 ? 1 : i, 5]));
  const collapsed = (map: 'A' | 'B') =>
    drain(rfmMap(x, map)).warnings.map(({ message }) => message.split(',')[0]);
  expect(collapsed('A')).toEqual(['Many customers share the same frequency']);
  expect(collapsed('B')).toEqual([
    'Many customers share the same frequency',
    'Many customers share the same monetary',
  ]);
});

test('new customers are placed by the same cuts, also into segments that were empty', () => {
  const x = matrixOf(Array.from({ length: 50 }, (_, i) => [i, i + 1, i + 1]));
  const { model, labels, k } = drain(rfmMap(x, 'A'));
  expect(drain(rfmMapAlgorithm.assign(model, x)).labels).toEqual(labels);
  const [best] = drain(rfmMapAlgorithm.assign(model, matrixOf([[0, 50, 50]]))).labels;
  expect(model.names[best!]).toBe('Champions');
  expect(best!).toBeGreaterThanOrEqual(k);
});

test('the stage reads the original features, and says what is missing', async () => {
  const x = { rows: 10, columns: 1, data: new Float32Array(10) };
  await expect(
    drainAsync(segment({ x, features: [] }, { algorithm: 'rfm-map' }, sequential)),
  ).rejects.toThrow('date');
  const feature = (id: string, values: number[]) =>
    ({ spec: { id }, values: Float64Array.from(values) }) as never;
  const count = Array.from({ length: 10 }, (_, i) => i);
  const features = [feature('recency_days', count), feature('frequency', count)];
  const found = await drainAsync(segment({ x, features }, { algorithm: 'rfm-map', k: 4 }, sequential));
  expect(found.names).toContain('Hibernating');
  await expect(
    drainAsync(segment({ x, features }, { algorithm: 'rfm-map', map: 'B' }, sequential)),
  ).rejects.toThrow('monetary');
});
