import { describe, expect, test } from 'vitest';
import { textColumn, type Column } from '../../../src/base/table';
import { drain } from '../../../src/base/steps';
import { valueAt } from '../../../src/base/values';
import { features } from '../../../src/engine/features/features';
import type { FeatureMatrix } from '../../../src/engine/features/types';
import { prepare } from '../../../src/engine/prepare/prepare';
import type { CustomerBase } from '../../../src/engine/prepare/types';
import { rawTable } from '../../support/raw-table';

const many = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i));
const featureOf = (matrix: FeatureMatrix, id: string) => {
  const found = matrix.features.find(({ spec }) => spec.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

describe('more than can be told apart', () => {
  test('50,000 products and 10,000 categories: off with the reason, and nothing is NaN in the matrix', () => {
    const n = 50_000;
    const base = drain(
      prepare([
        rawTable({
          customer: many(n, (i) => `c${i % 500}`),
          date: many(n, (i) => `2024-0${1 + (i % 9)}-1${i % 7}`),
          product: many(n, (i) => `p${i}`),
          category: many(n, (i) => `k${i % 10_000}`),
          amount: many(n, (i) => 1 + (i % 90)),
        }),
      ]),
    );
    const matrix = drain(features(base));
    expect(matrix.x.data.every(Number.isFinite)).toBe(true);
    expect(featureOf(matrix, 'share_category').reason).toBe(
      'The files name 10,000 different categories, nearly all of them rare: too many to compare customers by.',
    );
    expect(featureOf(matrix, 'share_category').used).toBe(false);
    // Nobody shares a product, so there are no tastes.
    expect(matrix.features.some(({ spec }) => spec.id.startsWith('taste_'))).toBe(false);
  });
});

describe('columns of a customer list', () => {
  const n = 200;
  const orders = drain(
    prepare([
      rawTable({
        customer: many(2 * n, (i) => `c${String(i % n).padStart(3, '0')}`),
        date: many(2 * n, (i) => `2024-0${1 + ((i * i) % 9)}-1${i % 7}`),
        amount: many(2 * n, (i) => 1 + (i % 90)),
      }),
    ]),
  );
  const listed = (columns: Readonly<Record<string, Column>>): CustomerBase => ({
    ...orders,
    attributes: Object.entries(columns).map(([header, column]) => ({
      header,
      file: 'list.csv',
      role: 'attribute' as const,
      column,
    })),
  });
  const matrix = drain(
    features(
      listed({
        Staff: textColumn(many(n, (i) => (i % 9 === 0 ? '' : String(i % 40)))),
        Card: textColumn(many(n, (i) => String(70_000_000 + i))),
        Street: textColumn(many(n, (i) => `street ${i}`)),
        Empty: textColumn(many(n, () => '')),
        Same: textColumn(many(n, () => 'yes')),
        Mood: textColumn(many(n, (i) => ['😀', '🙁', '😀'][i % 3]!)),
        __proto__: textColumn(many(n, (i) => ['a', 'b'][i % 2]!)),
        Margin: { kind: 'number', values: Float64Array.from({ length: n }, () => NaN) },
      }),
    ),
  );

  test('a text column of numbers is numbers', () => {
    const { values } = featureOf(matrix, 'known_staff');
    expect(valueAt(values, 1)).toBe(1);
    expect(valueAt(values, 0)).toBeNaN();
  });

  test('numbers that name people, and texts that differ for everyone, are off with the reason', () => {
    expect(featureOf(matrix, 'known_card').reason).toContain('names people');
    expect(featureOf(matrix, 'is_street').reason).toContain('200 different values');
    expect(featureOf(matrix, 'known_margin').reason).toBe('It is not defined for any customer.');
  });

  test('empty and constant columns say nothing; signs and strange headers do no harm', () => {
    const ids = matrix.features.map(({ spec }) => spec.id);
    expect(ids.filter((id) => /empty|same/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('is_mood_level');
    expect(matrix.x.data.every(Number.isFinite)).toBe(true);
  });

  test('all that can be switched on at once: no NaN, no infinity', () => {
    const base = listed({
      Staff: textColumn(many(n, (i) => String(i % 40))),
      Mood: textColumn(many(n, (i) => `m${i % 3}`)),
    });
    const all = drain(features(base));
    const on = Object.fromEntries(all.features.map(({ spec }) => [`use_${spec.id}`, 'on']));
    for (const shaping of [{}, { scaling: 'ranks' }, { curve: 'yeo-johnson', components: true }]) {
      const forced = drain(features(base, { ...on, ...shaping, unknowns: true }));
      expect(forced.used.length).toBeGreaterThan(all.used.length + 10);
      expect(forced.x.data.every(Number.isFinite)).toBe(true);
    }
  });
});
