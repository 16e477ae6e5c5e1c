import { describe, expect, test } from 'vitest';
import { problemOf } from '../../../src/base/errors';
import { drain } from '../../../src/base/steps';
import type { RawTable } from '../../../src/engine/collect/types';
import { prepare } from '../../../src/engine/prepare/prepare';
import { rawTable } from '../../support/raw-table';

const problem = (tables: readonly RawTable[], choices = {}) => {
  try {
    drain(prepare(tables, choices));
  } catch (error) {
    return problemOf(error);
  }
  throw new Error('prepare did not complain');
};

describe('bad input ends in a clear sentence', () => {
  test('no file, no rows, no orders', () => {
    expect(problem([])).toMatchObject({ code: 'no-files' });
    expect(problem([rawTable({ customer: [], amount: [] })])).toEqual({
      code: 'no-rows',
      message: '“test.csv” holds no rows below the header.',
      numbers: { files: 1 },
    });
    expect(problem([rawTable({ email: ['a@b.c'] }, 'customers')])).toMatchObject({
      code: 'no-orders',
      message:
        '“test.csv” holds no orders. Add an order export, or see on Data what can be done without one.',
    });
  });

  test('nobody named', () => {
    expect(problem([rawTable({ order: ['1'], amount: [5] })]).code).toBe('no-customer-column');
    expect(problem([rawTable({ customer: ['', 'null'], amount: [5, 6] })]).code).toBe('customers-empty');
  });

  test('nothing left says which step took it', () => {
    const { code, message, numbers } = problem([rawTable({ customer: ['a', 'b'], amount: [0, 0] })]);
    expect(code).toBe('nothing-left');
    expect(message).toContain('price of zero');
    expect(numbers).toEqual({ lines: 2, rows: 2 });
  });

  test('a misspelt step', () => {
    expect(problem([rawTable({ customer: ['a'], amount: [1] })], { 'no-such': true }).code).toBe(
      'unknown-step',
    );
  });

  test('no problem ever quotes a value', () => {
    const table = rawTable({ customer: ['secret-id'], amount: [0], date: ['2024-01-01'] });
    expect(JSON.stringify(problem([table]))).not.toContain('secret-id');
  });
});

describe('what is missing weakens, and is said', () => {
  test('lifetime value is no good without money', () => {
    const visits = Array.from({ length: 600 }, (_, i) => i);
    const customer = visits.map((i) => `c${i % 150}`);
    const date = visits.map((i) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10));
    const clv = (table: RawTable) =>
      drain(prepare([table])).quality.verdicts.find(({ step }) => step === 'clv')!;
    expect(clv(rawTable({ customer, date }, 'orders'))).toMatchObject({ grade: 'limited' });
    expect(clv(rawTable({ customer, date }, 'orders')).sentence).toContain('Money is not known');
    expect(clv(rawTable({ customer, date, amount: visits.map(() => 5) }, 'orders')).grade).toBe('good');
  });

  test('a list of people is told of as one', () => {
    const email = Array.from({ length: 30 }, (_, i) => `p${i}@shop.example`);
    const { quality } = drain(prepare([rawTable({ email }, 'orders')]));
    const said = JSON.stringify(quality);
    expect(said).not.toMatch(/dates|date column|baskets|amount|Every order/);
    expect(quality.measures.map(({ id }) => id)).not.toContain('freshness');
    expect(quality.measures[0]!.sentence).toBe('Every line has its customer.');
    expect(quality.verdicts.map(({ sentence }) => sentence).slice(0, 2)).toEqual([
      'The list says who people are, not what they bought. RFM needs their orders.',
      '30 customers: groups this small come out by chance. From about 100 on they hold.',
    ]);
  });

  test('no dates, no amounts', () => {
    const base = drain(prepare([rawTable({ customer: ['a', 'a', 'b'], order: ['1', '2', '3'] })]));
    expect(base.plan.problems.map(({ code }) => code)).toEqual(['no-dates', 'no-amounts']);
    expect(base.totals).toMatchObject({ customers: 2, orders: 3, net: NaN });
    expect([base.firstDay, base.orders.day, base.orders.paid]).toEqual([NaN, null, null]);
    const grades = Object.fromEntries(base.quality.verdicts.map(({ step, grade }) => [step, grade]));
    expect(grades).toMatchObject({ rfm: 'not-enough', clv: 'not-enough', churn: 'not-enough' });
  });

  test('a file of another kind is named as not used', () => {
    const orders = rawTable({ customer: ['a'], date: ['2024-01-01'], amount: [1] }, 'orders');
    const base = drain(prepare([orders, rawTable({ email: ['x@y.z'] }, 'customers')]));
    expect(base.plan.problems.map(({ code }) => code)).toEqual(['file-unused']);
  });

  test('one customer, all alike', () => {
    const base = drain(prepare([rawTable({ customer: ['a'], date: ['2024-01-01'], amount: [1] }, 'orders')]));
    expect(base.customers).toEqual(['a']);
    expect(base.quality.verdicts.every(({ grade }) => grade !== 'good')).toBe(true);
    expect(base.quality.summary).toBe('Not enough for RFM, segments, lifetime value and who is leaving.');
  });
});
