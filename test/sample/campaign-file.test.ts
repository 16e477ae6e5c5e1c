import { expect, test } from 'vitest';
import { countBy, rowsOf, shop } from './shop';

const rows = rowsOf('campaign.csv');
const orders = rowsOf('orders.csv');
const { typeOf, upliftOf, effectOf } = shop.truth;
const treated = rows.filter((row) => row['Treatment group'] === 'treated');
const control = rows.filter((row) => row['Treatment group'] === 'control');
const type = (row: { readonly 'Customer ID'?: string }) => typeOf.get(row['Customer ID']!)!;
const bought = (group: typeof rows) => group.filter((row) => row['Bought within 30 days'] === '1').length;

test('4,000 customers, half of them treated', () => {
  expect([treated.length, control.length]).toEqual([2000, 2000]);
  expect(new Set(rows.map((row) => row['Customer ID'])).size).toBe(4000);
});

test('the groups are alike before the campaign', () => {
  // Chi-square of type by group: seven types, 6 degrees of freedom, 22.46 at one in a thousand.
  const sizes = [countBy(treated.map(type)), countBy(control.map(type))] as const;
  let chi = 0;
  for (const id of upliftOf.keys()) {
    const [a, b] = [sizes[0].get(id)!, sizes[1].get(id)!];
    chi += (a - b) ** 2 / (a + b);
  }
  expect(chi).toBeLessThan(22.46);
  // Orders before the campaign: standardized mean difference, three standard errors are 0.095.
  const before = countBy([
    ...new Map(
      orders
        .filter((row) => row['Order date']! < '2025-10-06')
        .map((row) => [row['Order ID'], row['Customer ID']]),
    ).values(),
  ]);
  const counts = (group: typeof rows) => group.map((row) => before.get(row['Customer ID']!) ?? 0);
  const [a, b] = [moments(counts(treated)), moments(counts(control))];
  expect(Math.abs(a.mean - b.mean) / Math.sqrt((a.variance + b.variance) / 2)).toBeLessThan(0.095);
});

test('what was bought is in the orders', () => {
  const spend = new Map<string, number>();
  const lines = new Set<string>();
  for (const row of orders) {
    const day = row['Order date']!.slice(0, 10);
    const line = `${row['Order ID']}/${row['Product']}`;
    if (!/^\d/.test(row['Order ID']!) || day <= '2025-10-06' || day > '2025-11-05' || lines.has(line))
      continue;
    lines.add(line);
    const paid = Number(row['Quantity']) * Number(row['Unit price']) * (1 - Number(row['Discount']));
    spend.set(row['Customer ID']!, (spend.get(row['Customer ID']!) ?? 0) + paid);
  }
  const wrong = rows.filter((row) => {
    const paid = spend.get(row['Customer ID']!);
    const flag = row['Bought within 30 days'] === '1';
    return flag !== (paid !== undefined) || Math.abs((paid ?? 0) - Number(row['Spend'])) > 0.006;
  });
  expect(wrong).toEqual([]);
});

test('the true uplift differs by type, and one type is better left alone', () => {
  expect(effectOf.size).toBe(4000);
  expect([...upliftOf].filter(([, uplift]) => uplift < 0).map(([id]) => id)).toEqual(['subscriber']);
  expect(upliftOf.get('bargain')! - upliftOf.get('gift')!).toBeGreaterThan(0.1);
});

test('the uplift in the sample is near the truth, type by type', () => {
  for (const [id, uplift] of upliftOf) {
    const [t, c] = [treated.filter((row) => type(row) === id), control.filter((row) => type(row) === id)];
    const [p, q] = [bought(t) / t.length, bought(c) / c.length];
    const error = Math.sqrt((p * (1 - p)) / t.length + (q * (1 - q)) / c.length);
    expect(Math.abs(p - q - uplift), id).toBeLessThan(3.5 * error + 0.01);
  }
});

function moments(values: readonly number[]): { readonly mean: number; readonly variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, variance };
}
