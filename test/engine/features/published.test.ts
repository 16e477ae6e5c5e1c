import { expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { unpacked } from '../../../src/base/values';
import { features } from '../../../src/engine/features/features';
import { quantile } from '../../../src/engine/features/quantile';
import type { FeatureMatrix } from '../../../src/engine/features/types';
import { prepare } from '../../../src/engine/prepare/prepare';
import { describeWithData, sharedText } from '../../support/shared-data';
import { rawTable, tableOfText } from '../../support/raw-table';

const dayNumber = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const valuesOf = (matrix: FeatureMatrix, id: string) =>
  unpacked(matrix.features.find(({ spec }) => spec.id === id)!.values);

const orders = 'rfm_pkg/data/rfm_data_orders.csv';

// The R package rfm, 4,906 orders of 995 customers, reference date 2006-12-31; its cuts are these quintiles + 1.
describeWithData(orders, 'RFM of the R package rfm', () => {
  const matrix = drain(
    features(
      drain(
        prepare([
          tableOfText(
            sharedText(orders),
            { customer_id: 'customer', order_date: 'date', revenue: 'amount' },
            'orders',
          ),
        ]),
      ),
      { referenceDay: dayNumber('2006-12-31') },
    ),
  );
  test.each([
    ['recency_days', [114, 180, 296.4, 481]],
    ['frequency', [3, 4, 5, 7]],
    ['monetary', [254.8, 381, 505.4, 665]],
  ])('quintiles of %s', (id, cuts) => {
    const values = valuesOf(matrix, id);
    expect(values).toHaveLength(995);
    cuts.forEach((cut, i) => expect(quantile(values, (i + 1) / 5)).toBeCloseTo(cut, 9));
  });
});

const sample = 'cdnow/CDNOW_sample.txt';

// 2,357 customers of CDNOW up to 1997-09-30 as published with the lifetimes package: repeat days, weeks from the
// first to the last order, and weeks from the first order to the end.
describeWithData(sample, 'CDNOW', () => {
  const lines = sharedText(sample)
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const table = rawTable(
    {
      customer: lines.map((cells) => cells[1]!),
      date: lines.map((cells) => cells[2]!.replace(/(....)(..)(..)/, '$1-$2-$3')),
      amount: lines.map((cells) => cells[4]!),
    },
    'orders',
  );
  const keepAll = { 'zero-price': false, 'same-day': true };
  const matrix = drain(features(drain(prepare([table], keepAll)), { referenceDay: dayNumber('1997-10-01') }));

  test('frequency, recency and age of every customer', () => {
    const published = sharedText('cdnow/cdnow_customers_summary.csv').trim().split('\n').slice(1);
    const [orders, recency, tenure] = ['frequency', 'recency_days', 'tenure_days'].map((id) =>
      valuesOf(matrix, id),
    );
    expect(matrix.customers).toHaveLength(2_357);
    published.forEach((line, c) => {
      const [id, x, lastWeek, age] = line.split(',').map(Number);
      expect(Number(matrix.customers[c])).toBe(id);
      const weeks = [(tenure![c]! - recency![c]!) / 7, (tenure![c]! - 1) / 7];
      expect([orders![c]! - 1, ...weeks.map((week) => +week.toFixed(2))]).toEqual([x, lastWeek, age]);
    });
  });

  test('revenue over the whole time', () => {
    expect(drain(prepare([table], keepAll)).totals.net).toBeCloseTo(244_091.94, 2);
  });
});
