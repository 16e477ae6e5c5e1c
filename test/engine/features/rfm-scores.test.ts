import { describe, expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { unpacked } from '../../../src/base/values';
import { rfmGrid } from '../../../src/engine/cluster/rfm-grid';
import { features } from '../../../src/engine/features/features';
import { featuresLike } from '../../../src/engine/features/placement';
import type { FeatureMatrix } from '../../../src/engine/features/types';
import { prepare } from '../../../src/engine/prepare/prepare';
import { rawTable, tableOfText } from '../../support/raw-table';
import { describeWithData, sharedText } from '../../support/shared-data';

const valuesOf = (matrix: FeatureMatrix, id: string) =>
  unpacked(matrix.features.find(({ spec }) => spec.id === id)!.values);
const dayNumber = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

const orders = 'rfm_pkg/data/rfm_data_orders.csv';

describeWithData(orders, 'scores of the R package rfm', () => {
  const base = drain(
    prepare([
      tableOfText(
        sharedText(orders),
        { customer_id: 'customer', order_date: 'date', revenue: 'amount' },
        'orders',
      ),
    ]),
  );
  const options = { referenceDay: dayNumber('2006-12-31') };
  const matrix = drain(features(base, options));

  test('cut points are the quintiles', () => {
    const { recency, frequency, monetary } = matrix.rfm!.cuts;
    expect(recency.map((cut) => +cut.toFixed(9))).toEqual([114, 180, 296.4, 481]);
    expect(frequency).toEqual([3, 4, 5, 7]);
    expect(monetary.map((cut) => +cut.toFixed(9))).toEqual([254.8, 381, 505.4, 665]);
    expect(matrix.rfm!.collapsed).toEqual([]);
  });

  test('scores take no part in clustering', () => {
    for (const axis of ['recency', 'frequency', 'monetary']) {
      const { used, values } = matrix.features.find(({ spec }) => spec.id === `score_${axis}`)!;
      expect(used).toBe(false);
      expect(new Set(unpacked(values))).toEqual(new Set([1, 2, 3, 4, 5]));
    }
  });

  test('each customer carries the name that the maps give, in the numbers published', () => {
    const sizes = (id: string) => {
      const { levels, codes } = matrix.descriptions!.find((column) => column.id === id)!;
      return Object.fromEntries(levels.map((name, level) => [name, codes.filter((c) => c === level).length]));
    };
    const grid = drain(rfmGrid(matrix))!;
    for (const [at, id] of ['rfm_group', 'rfm_group_with_money'].entries())
      expect(sizes(id)).toEqual(
        Object.fromEntries(grid.maps[at]!.segments.map(({ name, customers }) => [name, customers])),
      );
  });

  test('own thresholds and other numbers of parts', () => {
    const own = drain(features(base, { ...options, cuts_monetary: [100, 500], rfmBins: 3 }));
    expect(own.rfm!.cuts.monetary).toEqual([100, 500]);
    expect(own.rfm!.cuts.recency).toHaveLength(2);
    const [money, scores] = [valuesOf(own, 'monetary'), valuesOf(own, 'score_monetary')];
    money.forEach((value, c) => expect(scores[c]).toBe(value > 500 ? 3 : value > 100 ? 2 : 1));
    expect(() => drain(features(base, { cuts_monetary: [5, 1] }))).toThrow('above the one before');
    // The maps know fifths: they keep to their own.
    expect(drain(rfmGrid(own))!.recencyCuts).toEqual(drain(rfmGrid(matrix))!.recencyCuts);
    const fifths = drain(features(base, { ...options, cuts_recency: [30, 60, 90, 120] }));
    expect(drain(rfmGrid(fifths))!.recencyCuts).toEqual([30, 60, 90, 120]);
  });

  test('others are scored by the same cut points', () => {
    const wanted = drain(features(base, { ...options, use_score_monetary: 'on' }));
    expect(drain(featuresLike(wanted, base, options.referenceDay)).x).toEqual(wanted.x);
  });
});

describe('ties', () => {
  test('equal values get equal scores, and collapsed scores are said', () => {
    const n = 50;
    const rows = Array.from({ length: n + 10 }, (_, i) => i % n);
    const matrix = drain(
      features(
        drain(
          prepare([
            rawTable({
              customer: rows.map((c) => `c${c}`),
              date: rows.map((_, i) => `2024-0${1 + (i % 9)}-0${1 + (i % 7)}`),
              amount: rows.map((c) => c + 1),
            }),
          ]),
        ),
      ),
    );
    const [orderCounts, scores] = [valuesOf(matrix, 'frequency'), valuesOf(matrix, 'score_frequency')];
    orderCounts.forEach((count, c) => expect(scores[c]).toBe(scores[orderCounts.indexOf(count)]));
    expect(matrix.rfm!.collapsed.map(({ message }) => message).join()).toContain('share the same frequency');
  });
});
