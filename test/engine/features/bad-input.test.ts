import { describe, expect, test } from 'vitest';
import { problemOf } from '../../../src/base/errors';
import { drain } from '../../../src/base/steps';
import { unpacked } from '../../../src/base/values';
import { features } from '../../../src/engine/features/features';
import { featuresLike } from '../../../src/engine/features/placement';
import { prepare } from '../../../src/engine/prepare/prepare';
import { rawTable } from '../../support/raw-table';

type Columns = Parameters<typeof rawTable>[0];
const matrixOf = (columns: Columns, options = {}, choices = {}) =>
  drain(features(drain(prepare([rawTable(columns, 'orders')], choices)), options));
const problem = (columns: Columns, options = {}) => {
  try {
    matrixOf(columns, options);
  } catch (error) {
    return problemOf(error);
  }
  throw new Error('features did not complain');
};
const many = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i));
const date = (i: number) => `2024-01-${String(1 + (i % 28)).padStart(2, '0')}`;

describe('a feature is switched off with its reason, or the problem is said', () => {
  test('one customer', () => {
    expect(problem({ customer: ['a', 'a'], date: ['2024-01-01', '2024-01-09'], amount: [1, 2] })).toEqual({
      code: 'no-differences',
      message: 'There is only one customer, so there is nobody to compare with.',
      numbers: { customers: 1, features: expect.any(Number) as number },
    });
  });

  test('all customers alike', () => {
    const { code, message } = problem({
      customer: many(12, (i) => `c${i}`),
      date: many(12, () => '2024-01-01'),
      amount: many(12, () => 5),
    });
    expect(code).toBe('no-differences');
    expect(message).toMatch(/^All 12 customers are alike: none of the \d+ features differs between them\.$/);
  });

  test('all bought once: no frequency, no rhythm, and it is said', () => {
    const matrix = matrixOf({
      customer: many(30, (i) => `c${i}`),
      date: many(30, date),
      amount: many(30, (i) => 3 * i + 1),
    });
    const reasons = Object.fromEntries(
      matrix.features.map(({ spec, used, reason }) => [spec.id, used || reason]),
    );
    expect(reasons).toMatchObject({
      recency_days: true,
      monetary: true,
      frequency: 'It is the same for everyone.',
      gap_days: 'It is not defined for any customer.',
      overdue: 'It is not defined for any customer.',
      gap_regularity: 'It is not defined for any customer.',
      distinct_products: 'The files name no products.',
    });
    expect(reasons.tenure_days).toContain('“Days since the last order” (correlation 1.00)');
    expect(matrix.warnings.map(({ code }) => code)).toEqual(['all-bought-once']);
  });

  test('some spent less than nothing', () => {
    const matrix = matrixOf({
      customer: many(40, (i) => `c${i % 20}`),
      date: many(40, date),
      amount: many(40, (i) => (i === 25 ? -500 : 10 + (i % 20))),
    });
    const money = matrix.features.find(({ spec }) => spec.id === 'monetary')!;
    expect(unpacked(money.values).some((value) => value < 0)).toBe(true);
    expect(matrix.x.data.every(Number.isFinite)).toBe(true);
  });

  test('no dates and no amounts: the number of orders is left', () => {
    const matrix = matrixOf({ customer: many(20, (i) => `c${Math.floor(Math.sqrt(i))}`) });
    expect(matrix.used.map((index) => matrix.features[index]!.spec.id)).toEqual(['frequency']);
    expect(matrix.referenceDay).toBeNaN();
    expect(matrix.features[0]!.reason).toBe('The files hold no dates of orders.');
  });

  test('a date far in the future does not become today', () => {
    const columns = {
      customer: many(400, (i) => `c${i % 40}`),
      date: many(400, (i) => (i === 3 ? '2199-01-01' : date(i))),
      amount: many(400, (i) => i + 1),
    };
    expect(matrixOf(columns).referenceDay).toBe(Date.UTC(2024, 0, 29) / 86_400_000);
  });

  test('a reference date before all orders', () => {
    const { code, message } = problem(
      { customer: ['a', 'b'], date: ['2024-01-05', '2024-01-09'], amount: [1, 2] },
      { referenceDay: 19_000 },
    );
    expect(code).toBe('nothing-before');
    expect(message).toContain('5 Jan 2024');
  });

  test('options out of range or unknown', () => {
    const shop = { customer: ['a', 'b'], amount: [1, 2] };
    expect(problem(shop, { weight_money: 4 }).code).toBe('bad-option');
    expect(problem(shop, { use_money: 'on' }).code).toBe('unknown-option');
    expect(problem(shop, { scaling: 'rank' }).code).toBe('bad-option');
  });

  test('two features that say the same: the better known is kept, unless a person wants both', () => {
    const columns = {
      customer: many(60, (i) => `c${i % 20}`),
      date: many(60, (i) => date(i * i)),
      amount: many(60, () => 7),
    };
    const usedIn = (options = {}) => {
      const { features: all, used } = matrixOf(columns, options);
      return used.map((index) => all[index]!.spec.id);
    };
    const spend = {
      customer: [...columns.customer, 'c1', 'c2', 'c2'],
      date: [...columns.date, '2024-01-02', '2024-01-03', '2024-01-04'],
      amount: [...columns.amount, 7, 7, 7],
    };
    const both = matrixOf(spend);
    expect(both.features.find(({ spec }) => spec.id === 'monetary')!.reason).toContain(
      'It says the same as “Orders”',
    );
    const forced = matrixOf(spend, { use_monetary: 'on' });
    expect(forced.used.length).toBe(both.used.length + 1);
    expect(usedIn({ use_recency_days: 'off' })).not.toContain('recency_days');
  });

  test('a feature of a later version', () => {
    const base = drain(prepare([rawTable({ customer: ['a', 'b'], amount: [1, 2] }, 'orders')]));
    const matrix = drain(features(base));
    const feature = matrix.features[1]!;
    const strange = { ...feature, spec: { ...feature.spec, id: 'aura' } };
    expect(() => drain(featuresLike({ features: [strange], used: [0] }, base))).toThrow('aura');
  });
});
