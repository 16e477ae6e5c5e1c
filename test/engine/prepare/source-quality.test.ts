import { describe, expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { withoutImpossible } from '../../../src/engine/prepare/impossible-values';
import type { Attribute } from '../../../src/engine/prepare/join/types';
import { prepare } from '../../../src/engine/prepare/prepare';
import { rawTable } from '../../support/raw-table';

const people = Array.from({ length: 30 }, (_, i) => `c${i}`);
const orders = {
  ...rawTable(
    {
      customer: [...people, '', 'c1'],
      order: Array.from({ length: 32 }, (_, i) => `o${i}`),
      date: Array.from({ length: 32 }, (_, i) => `2024-03-${String(1 + (i % 28)).padStart(2, '0')}`),
      amount: Array.from({ length: 32 }, (_, i) => 10 + i),
    },
    'orders',
  ),
  file: 'orders.csv',
};
const campaign = (treated: readonly (string | number)[]) => ({
  ...rawTable(
    {
      customer: people,
      date: people.map(() => '2024-01-10'),
      treatment: treated,
      converted: people.map((_, i) => (i % 3 === 0 ? 'yes' : 'no')),
    },
    'campaign',
  ),
  file: 'spring.csv',
});
const qualityOf = (...tables: Parameters<typeof prepare>[0]) => drain(prepare(tables)).quality;

describe('quality by file', () => {
  test('each file is judged by what a file of its kind needs', () => {
    const { sources } = qualityOf(orders, campaign(people.map((_, i) => (i % 2 ? 'control' : 'mailed'))));
    expect(sources.map(({ file, kind, rows }) => [file, kind, rows])).toEqual([
      ['orders.csv', 'orders', 32],
      ['spring.csv', 'campaign', 30],
    ]);
    expect(sources[0]!.complete).toBeCloseTo(31 / 32);
    expect(sources[1]!.complete).toBe(1);
    expect(sources[0]!.daysBehind).toBe(0);
    expect(sources[1]!.daysBehind).toBe(78);
    expect(sources[0]!.columns.find(({ role }) => role === 'customer')).toMatchObject({
      filled: 31 / 32,
      distinct: 30,
    });
  });
});

describe('whether a campaign can show whom it moves', () => {
  const uplift = (...tables: Parameters<typeof prepare>[0]) =>
    qualityOf(...tables).verdicts.find(({ step }) => step === 'uplift')!;

  test('no campaign, no one held back, too few: each with what would make it enough', () => {
    expect(uplift(orders)).toMatchObject({ grade: 'not-enough' });
    expect(uplift(orders).sentence).toContain('No file holds a campaign');
    expect(uplift(orders, campaign(people.map(() => 'mailed'))).sentence).toContain('No one was held back');
    const small = uplift(orders, campaign(people.map((_, i) => (i % 2 ? 'control' : 'mailed'))));
    expect(small.grade).toBe('not-enough');
    expect(small.sentence).toContain('1,000');
  });
});

describe('values that can’t be true', () => {
  const attribute = (role: Attribute['role'], values: number[]): Attribute => ({
    header: role === 'attribute' ? 'Income' : 'Year_Birth',
    file: 'people.csv',
    role,
    column: { kind: 'number', values: Float64Array.from(values) },
  });
  const lastDay = Date.UTC(2024, 5, 1) / 86_400_000;
  const incomes = Array.from({ length: 40 }, (_, i) => 30_000 + 500 * i);

  test('a birth year of 1893 and an income of 666666 become unknown and are listed', () => {
    const years = incomes.map((_, i) => 1950 + i);
    years[3] = 1893;
    const typed = [...incomes];
    typed[5] = 666_666;
    const found = withoutImpossible(
      [attribute('birthday', years), attribute('attribute', typed)],
      lastDay,
      undefined,
    );
    expect(found.step).toMatchObject({ unit: 'customers', rows: 2, on: true });
    expect(found.step!.listed).toEqual([
      '“Year_Birth” of 1 customer: 1893',
      '“Income” of 1 customer: 666666',
    ]);
    const [year, income] = found.attributes.map(({ column }) => (column as { values: Float64Array }).values);
    expect([year![3], income![5]]).toEqual([NaN, NaN]);
    expect(year!.filter((value) => value === value).length).toBe(39);
  });

  test('a high income that nobody typed to get past a field stays, and so does all when switched off', () => {
    const rich = [...incomes];
    rich[5] = 912_345;
    expect(withoutImpossible([attribute('attribute', rich)], lastDay, undefined).step).toBeNull();
    const years = [
      attribute(
        'birthday',
        incomes.map(() => 1893),
      ),
    ];
    const off = withoutImpossible(years, lastDay, false);
    expect(off.step).toMatchObject({ on: false, rows: 40 });
    expect(off.attributes).toBe(years);
  });
});
