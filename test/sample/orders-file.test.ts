import { expect, test } from 'vitest';
import { countBy, rowsOf, shop, textOf, type Row } from './shop';

const text = textOf('orders.csv');
const rows = rowsOf('orders.csv');
const ids = (row: Row) => row['Order ID']!;

test('5,000 customers order about 40,000 lines in two years', () => {
  expect(new Set(rows.map((row) => row['Customer ID']).filter(Boolean)).size).toBe(5000);
  expect(rows.length).toBeGreaterThan(36_000);
  expect(rows.length).toBeLessThan(44_000);
  const dates = rows.map((row) => row['Order date']!).sort();
  expect(dates[0]!.slice(0, 10)).toBe('2024-01-01');
  expect(dates.at(-1)!.slice(0, 10)).toBe('2025-12-31');
});

test('the dirt is exactly as counted', () => {
  const counts = shop.truth.orderCounts;
  const purchasesOn = new Map<string, Set<string>>();
  for (const row of rows) {
    if (!row['Customer ID'] || /^[RC]/.test(ids(row))) continue;
    const key = row['Customer ID'] + row['Order date']!.slice(0, 10);
    purchasesOn.set(key, (purchasesOn.get(key) ?? new Set()).add(ids(row)));
  }
  expect(counts).toEqual({
    lines: rows.length,
    purchases: new Set(rows.map(ids).filter((id) => /^\d/.test(id))).size,
    linesWithoutCustomer: rows.filter((row) => row['Customer ID'] === '' && row['Email'] === '').length,
    returnLines: rows.filter((row) => ids(row).startsWith('R')).length,
    cancellationLines: rows.filter((row) => ids(row).startsWith('C')).length,
    zeroPriceLines: rows.filter((row) => Number(row['Unit price']) === 0).length,
    duplicateLines: rows.length - new Set(text.trim().split('\n').slice(1)).size,
    customerDaysWithSeveralOrders: [...purchasesOn.values()].filter((orders) => orders.size > 1).length,
  });
});

test('what comes back was bought before, by the same customer, at the same price', () => {
  const bought = new Map(
    rows
      .filter((row) => Number(row['Quantity']) > 0)
      .map((row) => [`${ids(row)}/${row['Product']}`, row] as const),
  );
  const back = rows.filter((row) => Number(row['Quantity']) < 0);
  expect(back.length).toBeGreaterThan(500);
  const unfounded = back.filter((row) => {
    const purchase = bought.get(`${ids(row).slice(1)}/${row['Product']}`);
    return !(
      purchase &&
      purchase['Customer ID'] === row['Customer ID'] &&
      purchase['Unit price'] === row['Unit price'] &&
      purchase['Order date']! <= row['Order date']! &&
      -Number(row['Quantity']) <= Number(purchase['Quantity'])
    );
  });
  expect(unfounded).toEqual([]);
});

test('seven types, each with 4 to 30 percent of the customers', () => {
  const sizes = countBy([...shop.truth.typeOf.values()]);
  expect(sizes.size).toBe(7);
  for (const size of sizes.values()) {
    expect(size).toBeGreaterThanOrEqual(200);
    expect(size).toBeLessThanOrEqual(1500);
  }
});

test('every address ends in example.com or example.org', () => {
  const known = rows.flatMap((row) => row['Email'] || []);
  expect(known.length).toBeGreaterThan(36_000);
  expect(known.filter((email) => !/^[a-z.]+\d+@example\.(com|org)$/.test(email))).toEqual([]);
});
