import { expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { rfmGrid } from '../../../src/engine/cluster/rfm-grid';
import { features } from '../../../src/engine/features/features';
import { prepare } from '../../../src/engine/prepare/prepare';
import { rawTable } from '../../support/raw-table';

const people = Array.from({ length: 40 }, (_, i) => i);
const list = drain(
  prepare([
    rawTable(
      {
        email: people.map((i) => `p${i}@shop.example`),
        country: people.map((i) => (i % 2 ? 'DE' : 'US')),
        points: people.map((i) => (i * 13) % 40),
      },
      'orders',
    ),
  ]),
);

test('a list of people without orders is described by what it says of them, where somebody asks for it', () => {
  const matrix = drain(features(list, { profiles: true }));
  expect(matrix.used.map((at) => matrix.features[at]!.spec.id)).toEqual(['loyalty_points', 'is_country_de']);
  expect(matrix.warnings).toEqual([]);
  const orders = matrix.features.find(({ spec }) => spec.id === 'frequency')!;
  expect([orders.used, orders.reason]).toEqual([false, 'The files list people, not what they bought.']);
  expect(drain(rfmGrid(matrix))).toBeNull();
});

test('who people are decides nothing by itself', () => {
  expect(() => drain(features(list))).toThrow('Nothing tells the 40 customers apart');
});

test.each([
  ['days', { date: people.map((i) => `2024-01-${String(1 + (i % 28)).padStart(2, '0')}`) }],
  ['amounts', { amount: people.map((i) => 5 + i) }],
])('one order each, with %s, is no list of people', (_, column) => {
  const email = people.map((i) => `p${i}@shop.example`);
  const matrix = drain(features(drain(prepare([rawTable({ email, ...column }, 'orders')]))));
  const orders = matrix.features.find(({ spec }) => spec.id === 'frequency')!;
  expect(orders.reason).not.toContain('list people');
  expect(matrix.warnings).toMatchObject([{ code: 'all-bought-once' }]);
});
